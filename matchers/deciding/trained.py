"""The trained pair scorer, as the engine asks it: pairs of records, each judged by itself."""

from collections.abc import Sequence
from pathlib import Path
from typing import Self

import numpy as np

from matchers.deciding.profiles import Profiles
from matchers.features import CatalogueContext, OfferTable
from matchers.record import Record
from matchers.scoring import PairScorer

# the catalogue's statistics, in the folder of the matcher's state
CONTEXT = "context.zip"
# offers counted at once
_ENOUGH = 50_000


class TrainedScorer:
    """Keeps how rare each word is in the catalogue, and profiles of the offers asked last.

    Pairs are judged without their rivals, so that a new offer never changes the score of other pairs.
    """

    def __init__(self, scorer: PairScorer, context: CatalogueContext | None = None) -> None:
        self._scorer = scorer
        self._context = context or CatalogueContext()
        self._profiles = Profiles(brands=self._context.brands)

    @classmethod
    def shipped(cls) -> Self:
        """With the matcher that comes with pricemesh, for a catalogue to come."""
        return cls(PairScorer.shipped())

    def load(self, folder: Path) -> None:
        """Read what ``save`` wrote; nothing where there is nothing."""
        if (folder / CONTEXT).is_file():
            self._context = CatalogueContext.load(folder / CONTEXT)
            self._profiles = Profiles(brands=self._context.brands)

    def save(self, folder: Path) -> None:
        """Keep the catalogue's statistics."""
        self._context.save(folder / CONTEXT)

    def learn(self, records: Sequence[Record]) -> None:
        """Count the words of new offers, of many a part: how rare a word is needs no more."""
        step = 1 + len(records) // _ENOUGH
        for record in records[::step]:
            self._context.add_profile(self._profiles.of(record))

    def probabilities(self, pairs: Sequence[tuple[Record, Record]]) -> list[float]:
        """See ``PairScorer`` of the engine."""
        if not pairs:
            return []
        rows: dict[str, int] = {}
        distinct: list[Record] = []
        for pair in pairs:
            for record in pair:
                if record.id not in rows:
                    rows[record.id] = len(distinct)
                    distinct.append(record)
        table = OfferTable([self._profiles.of(record) for record in distinct], self._context)
        left = np.fromiter((rows[one.id] for one, _ in pairs), dtype=np.int64, count=len(pairs))
        right = np.fromiter((rows[other.id] for _, other in pairs), dtype=np.int64, count=len(pairs))
        return [float(chance) for chance in self._scorer.base_rows(table, left, right)]
