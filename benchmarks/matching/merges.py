"""Automatic merges of ``match run``: are they right, where the matcher never saw the catalogue?"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.matching.judged import JudgedCatalogue, read_judged
from benchmarks.matching.left_out import LeftOut
from benchmarks.matching.peer import tf_idf_precision
from matchers.engine import MatchingEngine
from matchers.plan import MatchPlan
from matchers.training.fit import Progress

_COLUMNS = (
    "catalogue left out",
    "offers",
    "pairs merged",
    "right",
    "precision",
    "recall",
    "questions",
    "TF-IDF, as many pairs: precision",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Merges:
    """Pairs of offers that ended in one product, where it is known whether they are one; ``questions`` for a person."""

    merged: int
    right: int
    true: int
    questions: int

    @property
    def precision(self) -> float:
        """Right part of the merged pairs; 1 where none were."""
        return self.right / self.merged if self.merged else 1.0

    @property
    def recall(self) -> float:
        """Part of the true pairs that is merged; 1 where there are none."""
        return self.right / self.true if self.true else 1.0


def merges_table(data: Path, *, work: Path, names: Collection[str], say: Progress) -> Iterator[str]:
    """The lines of the table. ``names``: only these catalogues."""
    yield f"| {' | '.join(_COLUMNS)} |\n{'|---' * len(_COLUMNS)}|"
    matchers = LeftOut(data, work=work, say=say)
    for one in read_judged(data):
        if not names or one.name in names:
            engine = MatchingEngine(scorer=matchers.scorer(one.left_out))
            say(f"matching {one.name}")
            found = judged_merges(one, engine.update(one.records))
            yield _row(one, found, tf_idf_precision(one, found.merged))


def judged_merges(catalogue: JudgedCatalogue, plan: MatchPlan) -> Merges:
    """Judge what a first update put together."""
    found = plan.assignments
    questions = len(plan.reviews)
    if not catalogue.groups:
        merged = [same for (one, other), same in catalogue.labels.items() if found[one] == found[other]]
        return Merges(
            merged=len(merged), right=sum(merged), true=sum(catalogue.labels.values()), questions=questions
        )
    both = Counter((group, found[offer]) for offer, group in catalogue.groups.items())
    return Merges(
        merged=_pairs(Counter(found.values()).values()),
        right=_pairs(both.values()),
        true=_pairs(Counter(catalogue.groups.values()).values()),
        questions=questions,
    )


def _pairs(sizes: Collection[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def _row(catalogue: JudgedCatalogue, found: Merges, peer: float) -> str:
    cells = (
        catalogue.name,
        f"{len(catalogue.records):,}",
        f"{found.merged:,}",
        f"{found.right:,}",
        f"{found.precision:.4f}",
        f"{found.recall:.3f}",
        f"{found.questions:,}",
        f"{peer:.4f}",
    )
    return f"| {' | '.join(cells)} |"
