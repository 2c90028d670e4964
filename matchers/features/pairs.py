"""A batch of pairs and what several features share about them, computed when first asked for."""

from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from matchers.features.agreement import Agreement, agreement
from matchers.features.codes import CodeRelation, relate_codes
from matchers.features.context import Channel
from matchers.features.detail_agreement import DetailAgreement, detail_agreement
from matchers.features.manner import Manner, heard, manner
from matchers.features.overlap import Overlap
from matchers.features.profile import Profile
from matchers.features.residue import Residue, residue
from matchers.features.tables import OfferTable
from matchers.features.vocabulary import Floats

Positions = NDArray[np.int64]


class PairBatch:
    """Pair i is offer ``left_rows[i]`` of ``left`` with offer ``right_rows[i]`` of ``right`` (may be one table)."""

    def __init__(
        self, left: OfferTable, right: OfferTable, left_rows: Positions, right_rows: Positions
    ) -> None:
        self.left, self.right = left, right
        self.left_rows, self.right_rows = left_rows, right_rows

    def __len__(self) -> int:
        return len(self.left_rows)

    def profiles(self) -> Iterator[tuple[Profile, Profile]]:
        """Both profiles of each pair."""
        left, right = self.left.profiles, self.right.profiles
        return (
            (left[a], right[b])
            for a, b in zip(self.left_rows.tolist(), self.right_rows.tolist(), strict=True)
        )

    def overlap(self, channel: Channel) -> Overlap:
        """Shared and unshared tokens in one channel."""
        if channel not in self._overlaps:
            left, right = self.left.matrix(channel), self.right.matrix(channel)
            left = self.left.matrix(channel)  # the right table may have widened the vocabulary
            self._overlaps[channel] = Overlap(
                left[self.left_rows], right[self.right_rows], self.left.rarity(channel)
            )
        return self._overlaps[channel]

    @cached_property
    def _overlaps(self) -> dict[Channel, Overlap]:
        return {}

    @cached_property
    def codes(self) -> NDArray[np.void]:
        """One ``CodeRelation`` a pair, as columns."""
        rarity = self.left.context.code_rarity
        rows = (relate_codes(a, b, rarity) for a, b in self.profiles())
        return self._columns(CodeRelation._fields, rows, sided=3)

    @cached_property
    def agreement(self) -> NDArray[np.void]:
        """One ``Agreement`` a pair, as columns."""
        rows = (agreement(a, b) for a, b in self.profiles())
        return self._columns(Agreement._fields, rows, sided=1)

    @cached_property
    def residue(self) -> NDArray[np.void]:
        """One ``Residue`` a pair, as columns."""
        rarity = self.left.context.word_rarity
        rows = (residue(a, b, rarity) for a, b in self.profiles())
        return self._columns(Residue._fields, rows, sided=5)

    @cached_property
    def manner(self) -> NDArray[np.void]:
        """One ``Manner`` a pair, as columns."""
        left, right, rarity = self.left, self.right, self.left.context.word_rarity
        heard_right = heard(left.word_counts, len(left), right.word_counts, len(right))
        heard_left = heard(right.word_counts, len(right), left.word_counts, len(left))
        weigh_left = cache(lambda word: rarity(word) * heard_right(word))
        weigh_right = cache(lambda word: rarity(word) * heard_left(word))
        rows = (manner(a, b, weigh_left, weigh_right) for a, b in self.profiles())
        return self._columns(Manner._fields, rows)

    @cached_property
    def details(self) -> NDArray[np.void]:
        """One ``DetailAgreement`` a pair, as columns."""
        rarity, left, right = self.left.context.code_rarity, self.left.details, self.right.details
        pairs = zip(self.profiles(), self.left_rows.tolist(), self.right_rows.tolist(), strict=True)
        rows = (detail_agreement((a, left[i]), (b, right[j]), rarity) for (a, b), i, j in pairs)
        return self._columns(DetailAgreement._fields, rows)

    @cached_property
    def texts(self) -> tuple[list[str], list[str]]:
        """Both titles of each pair, words in order."""
        left = [" ".join(offer.reading.words) for offer in self.left.profiles]
        right = (
            left
            if self.right is self.left
            else [" ".join(offer.reading.words) for offer in self.right.profiles]
        )
        return [left[at] for at in self.left_rows], [right[at] for at in self.right_rows]

    def _columns(
        self, names: tuple[str, ...], rows: Iterable[tuple[float, ...]], *, sided: int = 0
    ) -> NDArray[np.void]:
        """One row a pair. The last columns are ``sided`` values of the left side and as many of the right one, which
        become the smaller and the larger ones.
        """
        size = len(self), len(names)
        table = np.fromiter(chain.from_iterable(rows), dtype=np.float32, count=size[0] * size[1])
        table = table.reshape(size)
        if sided:
            left, right = table[:, -2 * sided : -sided], table[:, -sided:]
            left[:], right[:] = np.minimum(left, right), np.maximum(left, right)
        return table.view([(name, np.float32) for name in names]).reshape(len(self))


def lower(first: Floats, second: Floats) -> Floats:
    """The smaller of the two sides: makes a one-sided measure symmetric."""
    return np.minimum(first, second)


def higher(first: Floats, second: Floats) -> Floats:
    """The larger of the two sides."""
    return np.maximum(first, second)
