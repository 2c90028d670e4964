"""Offers side by side in columns, so that features are computed for many pairs at once."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, cached_property
from itertools import chain, pairwise

import numpy as np
from scipy.sparse import csr_array

from matchers.features.context import CatalogueContext, Channel, channel_tokens, grams
from matchers.features.details import Details, details
from matchers.features.profile import Profile, profile
from matchers.features.vocabulary import Floats
from matchers.record import Record


class OfferTable:
    """Profiles of some offers and, per channel, a sparse matrix (offers × tokens) of ones."""

    def __init__(self, profiles: Sequence[Profile], context: CatalogueContext) -> None:
        self.profiles = profiles
        self.context = context
        self._matrices: dict[Channel, csr_array] = {}

    @classmethod
    def of(cls, records: Iterable[Record], context: CatalogueContext) -> "OfferTable":
        """Read the offers with the catalogue's brands."""
        return cls([profile(record, brands=context.brands) for record in records], context)

    def __len__(self) -> int:
        return len(self.profiles)

    def matrix(self, channel: Channel) -> csr_array:
        """Rows are offers; a channel is only built when a feature asks for it. Wider when the vocabulary grew."""
        if channel not in self._matrices:
            vocabulary = self.context.vocabularies[channel]
            rows = self._gram_ids() if channel is Channel.GRAMS else self._ids(channel)
            starts = np.zeros(len(rows) + 1, dtype=np.int64)
            np.cumsum([len(row) for row in rows], out=starts[1:])
            columns = np.fromiter(chain.from_iterable(rows), dtype=np.int32, count=int(starts[-1]))
            ones = np.ones(len(columns), dtype=np.float32)
            matrix = csr_array((ones, columns, starts), shape=(len(rows), len(vocabulary)))
            matrix.sum_duplicates()
            matrix.data.fill(1)
            self._matrices[channel] = matrix
        matrix = self._matrices[channel]
        width = len(self.context.vocabularies[channel])
        if matrix.shape[1] < width:
            matrix.resize((matrix.shape[0], width))
        return matrix

    def _ids(self, channel: Channel) -> Sequence[Collection[int]]:
        """The ids of the tokens of each offer; some may be there twice."""
        vocabulary = self.context.vocabularies[channel]
        return [vocabulary.ids(channel_tokens(channel, offer)) for offer in self.profiles]

    def _gram_ids(self) -> Sequence[Collection[int]]:
        """``_ids`` of the grams: those of each word, which many titles have, and those across two words."""
        ids = self.context.vocabularies[Channel.GRAMS].ids
        within = cache(lambda word: ids(grams(f" {word} ")))
        titles = (offer.reading.words for offer in self.profiles)
        return [
            [*ids([f"{one[-1]} {other[0]}" for one, other in pairwise(words)]), *chain(*map(within, words))]
            for words in titles
        ]

    @cached_property
    def details(self) -> Sequence[Details]:
        """Of each offer."""
        return [details(offer) for offer in self.profiles]

    @cached_property
    def word_counts(self) -> Mapping[str, int]:
        """How many of these offers have each word in their title."""
        return Counter(word for offer in self.profiles for word in set(offer.reading.words))

    def rarity(self, channel: Channel) -> Floats:
        """Rarity in (0, 1] of each token of the channel."""
        return self.context.vocabularies[channel].rarity(self.context.offers)
