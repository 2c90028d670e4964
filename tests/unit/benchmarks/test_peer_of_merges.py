"""The peer that automatic merges are held against."""

from benchmarks.matching.judged import JudgedCatalogue
from benchmarks.matching.peer import tf_idf_precision
from matchers.record import Record

TITLES = ("acme kettle z100 red", "acme kettle z100 blue", "acme kettle z100 red steel", "bosch toaster t20")
OFFERS = [Record(id=name, title=title) for name, title in zip("abcd", TITLES, strict=True)]


def test_the_nearest_pairs_of_a_grouped_catalogue_are_judged_by_their_groups() -> None:
    groups = {"a": "1", "b": "2", "c": "1", "d": "3"}
    catalogue = JudgedCatalogue(name="x", left_out="x", records=OFFERS, groups=groups)
    assert tf_idf_precision(catalogue, 1) == 1.0
    assert tf_idf_precision(catalogue, 3) < 1.0


def test_of_two_tables_only_labelled_pairs_count() -> None:
    labels = {("a", "c"): True, ("a", "d"): False}
    catalogue = JudgedCatalogue(name="x", left_out="x", records=OFFERS, labels=labels)
    assert [tf_idf_precision(catalogue, merged) for merged in (0, 1, 2)] == [1.0, 1.0, 0.5]
