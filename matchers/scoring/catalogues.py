"""Two catalogues whose pairs are asked about: their offers as nodes, and the nearest of the other side as rivals."""

from collections.abc import Iterator, Sequence

import numpy as np

from matchers.features import CatalogueContext, OfferTable
from matchers.features.manner import Weigh, heard
from matchers.features.neighbours import nearest
from matchers.features.pairs import Positions
from matchers.features.profile import Profile
from matchers.record import Record
from matchers.scoring.graph import PairGraph, feature_rows

# Of each offer asked about; more rivals than this change no rank that matters.
NEIGHBOURS = 8


# Where the smaller catalogue has this share of its offers in the other, with id and title, both are one table;
# where fewer are, ids and titles are alike by accident.
_ONE_TABLE = 0.5


class TwoCatalogues:
    """Where both are the same table of offers, an offer is one node on both sides, and no rival of itself."""

    def __init__(self, left: Sequence[Record], right: Sequence[Record]) -> None:
        self._context = CatalogueContext.of([*left, *right])
        self._left, self._right = OfferTable.of(left, self._context), OfferTable.of(right, self._context)
        self._left_rows = {record.id: at for at, record in enumerate(left)}
        self._right_rows = {record.id: at for at, record in enumerate(right)}
        both = _in_both(left, right)
        nodes: list[Profile] = list(self._left.profiles)
        self._right_nodes = np.empty(len(right), dtype=np.int64)
        for at, record in enumerate(right):
            self._right_nodes[at] = both.get((record.id, record.title), len(nodes))
            if self._right_nodes[at] == len(nodes):
                nodes.append(self._right.profiles[at])
        self._nodes = nodes

    @property
    def context(self) -> CatalogueContext:
        """What is known of the offers of both."""
        return self._context

    def profiles(self, left: Positions, right: Positions) -> Iterator[tuple[Profile, Profile]]:
        """The profiles of pairs of nodes."""
        return ((self._nodes[a], self._nodes[b]) for a, b in zip(left.tolist(), right.tolist(), strict=True))

    def lone_word_weight(self, *, left: bool) -> Weigh:
        """Weighs a word that only the left, or only the right title has: its rarity, less where it is a habit."""
        own, other = (self._left, self._right) if left else (self._right, self._left)
        known = heard(own.word_counts, len(own), other.word_counts, len(other))
        return lambda word: self._context.word_rarity(word) * known(word)

    def graph(self, pairs: Sequence[tuple[str, str]]) -> PairGraph:
        """Features of the pairs asked (ids of left and right) and their rivals. Raises KeyError for an unknown id."""
        asked = (
            np.asarray([self._left_rows[left] for left, _ in pairs], dtype=np.int64),
            np.asarray([self._right_rows[right] for _, right in pairs], dtype=np.int64),
        )
        near = self._near(asked)
        return PairGraph(
            asked[0],
            self._right_nodes[asked[1]],
            feature_rows(self._left, self._right, *asked, closer=True),
            near[0],
            self._right_nodes[near[1]],
            feature_rows(self._left, self._right, *near, closer=True),
            len(self._nodes),
        )

    def _near(self, asked: tuple[Positions, Positions]) -> tuple[Positions, Positions]:
        from_left, to_right = nearest(self._left, self._right, np.unique(asked[0]), count=NEIGHBOURS)
        from_right, to_left = nearest(self._right, self._left, np.unique(asked[1]), count=NEIGHBOURS)
        rows = np.concatenate([from_left, to_left]) * np.int64(len(self._right))
        joined = np.unique(rows + np.concatenate([to_right, from_right]))
        left, right = joined // len(self._right), joined % len(self._right)
        other = left != self._right_nodes[right]
        return left[other], right[other]


def _in_both(left: Sequence[Record], right: Sequence[Record]) -> dict[tuple[str, str], int]:
    """Positions on the left of the offers that are on the right too; none where they are few."""
    at_right = {(record.id, record.title) for record in right if record.title}
    both = {
        (record.id, record.title): at
        for at, record in enumerate(left)
        if (record.id, record.title) in at_right
    }
    return both if len(both) >= _ONE_TABLE * min(len(left), len(right)) else {}
