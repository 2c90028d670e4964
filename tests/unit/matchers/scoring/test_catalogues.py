"""Two catalogues, or one table given twice."""

from matchers.record import Record
from matchers.scoring.catalogues import TwoCatalogues


def _records(*titles: str) -> list[Record]:
    return [Record(id=str(at), title=title) for at, title in enumerate(titles)]


def test_a_table_given_twice_has_one_node_an_offer() -> None:
    table = _records("acme kettle x100", "acme kettle x200", "bolt toaster t7")
    graph = TwoCatalogues(table, table).graph([("0", "1"), ("1", "2")])
    assert graph.is_one_table
    assert graph.nodes == 3


def test_an_id_and_a_title_that_are_alike_by_accident_are_two_offers() -> None:
    left = _records("acme kettle x100", "acme kettle x200", "bolt toaster t7", "")
    right = _records("acme kettle x100", "acme x200 kettle black", "bolt t7", "")
    graph = TwoCatalogues(left, right).graph([("0", "0"), ("1", "1")])
    assert not graph.is_one_table
    assert graph.nodes == 8
