"""How merges are judged."""

from benchmarks.matching.judged import JudgedCatalogue
from benchmarks.matching.merges import judged_merges
from matchers.plan import MatchPlan
from matchers.record import Record

OFFERS = [Record(id=name, title=name) for name in "abcd"]
PLAN = MatchPlan(assignments={"a": "p", "b": "p", "c": "p", "d": "q"})


def test_only_labelled_pairs_count_where_labels_are_of_pairs() -> None:
    labels = {("a", "b"): True, ("b", "c"): False, ("a", "d"): True}
    found = judged_merges(JudgedCatalogue(name="x", left_out="x", records=OFFERS, labels=labels), PLAN)
    assert (found.merged, found.right, found.true) == (2, 1, 2)
    assert (found.precision, found.recall) == (0.5, 0.5)


def test_all_pairs_count_where_every_product_is_known() -> None:
    groups = {"a": "1", "b": "1", "c": "2", "d": "2"}
    found = judged_merges(JudgedCatalogue(name="x", left_out="x", records=OFFERS, groups=groups), PLAN)
    assert (found.merged, found.right, found.true) == (3, 1, 2)


def test_nothing_merged_is_precise_and_finds_nothing() -> None:
    plan = MatchPlan(assignments={one.id: one.id for one in OFFERS})
    labels = {("a", "b"): True}
    found = judged_merges(JudgedCatalogue(name="x", left_out="x", records=OFFERS, labels=labels), plan)
    assert (found.precision, found.recall) == (1.0, 0.0)
