"""All that the matcher remembers between updates: offers, their keys, scored pairs, judgements, products."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from matchers.blocking.options import BlockingOptions
from matchers.blocking.postings import Postings
from matchers.deciding.atoms import Atoms
from matchers.deciding.outcome import ordered_pair
from matchers.memory.arrays import Rows, grown
from matchers.memory.links import Links
from matchers.memory.offers import Offers
from matchers.memory.products import Products
from matchers.memory.reading import Numbers, Readings
from matchers.memory.stores import StoreCodes
from matchers.plan import OperatorJudgement
from matchers.record import Record

Judged = dict[str, dict[str, bool]]


class MatcherState:
    """Rows are those of ``offers``. ``links``: probabilities between heads of atoms. ``asked``: rows whose candidates
    were scored. ``judged``: offer → offer → a person's word, both ways. ``cursor``: of the change log.
    """

    def __init__(self, options: BlockingOptions) -> None:
        self.offers = Offers()
        self.atoms = Atoms(self.offers)
        self.postings = Postings(options)
        self.codes = StoreCodes()
        self.stores: Rows = np.empty(0, dtype=np.int32)
        self.links = Links.empty()
        self.products = Products()
        self.asked: NDArray[np.bool_] = np.empty(0, dtype=bool)
        self.judged: Judged = {}
        self.cursor = 0

    def learn(self, records: Sequence[Record]) -> tuple[Rows, Readings]:
        """New rows for offers that are not known, or were forgotten."""
        readings = Readings.of(records)
        rows = self.offers.append([record.id for record in records], readings)
        size = len(self.offers)
        self.postings.add(readings.keys, readings.sizes)
        self.stores = np.concatenate([self.stores, self.codes.of(records)])
        self.asked = grown(self.asked, size, False)
        self.links.grow(size)
        self.products.grow(size)
        self.atoms.add(rows, readings.identifiers)
        return rows, readings

    def forget(self, rows: Rows) -> tuple[Rows, Numbers]:
        """Forget rows; returns the rows they were linked with, and the identifiers whose atoms must form anew."""
        others = self.unlink(rows)
        touched = self.atoms.remove(rows)
        self.products.clear(rows)
        self.offers.drop(rows)
        return others[self.offers.alive[others]], touched

    def unlink(self, rows: Rows) -> Rows:
        """Forget all scored pairs of rows; returns the others of those pairs."""
        self.asked[rows] = False
        return self.links.forget(rows)

    def judge(self, judgement: OperatorJudgement) -> tuple[str, str] | None:
        """Take in a person's word, the newest counts; the pair, or None where that was known."""
        left, right = ordered_pair(judgement.left, judgement.right)
        if self.judged.get(left, {}).get(right) is judgement.same:
            return None
        for one, other in ((left, right), (right, left)):
            if judgement.same is None:
                self.judged.get(one, {}).pop(other, None)
            else:
                self.judged.setdefault(one, {})[other] = judgement.same
        return left, right

    def words_on(self, rows: Rows) -> Iterable[tuple[int, int, bool]]:
        """A person's words on offers that are known: the row, the other row, whether they are the same."""
        if not self.judged:
            return
        for row, offer in zip(rows.tolist(), self.offers.names(rows), strict=True):
            for other, same in self.judged.get(offer, {}).items():
                if (far := self.offers.row(other)) is not None:
                    yield row, far, same
