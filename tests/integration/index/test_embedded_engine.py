"""What only an engine in a folder has: several processes' views of it, versions, snapshots."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog.errors import ConfigurationError, ConflictError
from index.document import OfferDocument, ProductDocument
from index.embedded.engine import EmbeddedEngine
from index.facets import Facet
from index.query import Filters, SearchQuery
from index.tools import Tools
from tests.plain_analysis import PlainAnalysis

QUERY = SearchQuery(text="phone", facets=tuple(Facet), filters=Filters(max_total=9_000))


def opened(folder: Path) -> EmbeddedEngine:
    return EmbeddedEngine(folder, Tools(analysis=PlainAnalysis()))


def products(count: int, *, first: int = 0) -> list[ProductDocument]:
    return [
        ProductDocument(
            product_id=f"p{number}",
            name=f"phone {number}",
            brand=f"Brand {number % 3}",
            category=("Phones", f"Kind {number % 2}"),
            attributes={"colour": ("red", "blue")[number % 2]},
            offers=tuple(
                OfferDocument(
                    offer_id=number * 10 + place,
                    store_id=f"s{place}",
                    price=1_000 * number,
                    total=1_000 * number + place,
                    availability="InStock",
                    condition="New",
                )
                for place in range(number % 4)
            ),
        )
        for number in range(first, first + count)
    ]


def answer(engine: EmbeddedEngine) -> tuple[object, ...]:
    page = engine.search(QUERY)
    return page.hits, page.total, page.facets, page.price_range


def test_a_reader_sees_what_another_commits_and_rebuilds(tmp_path: Path) -> None:
    writer, reader = opened(tmp_path), opened(tmp_path)
    writer.upsert(products(3))
    writer.commit(1)
    assert (reader.count(), reader.cursor()) == (3, 1)
    writer.delete(["p0"])
    writer.upsert(products(2, first=3))
    writer.commit(2)
    assert answer(reader) == answer(writer)
    writer.rebuild(products(7), 9)
    assert (reader.count(), reader.cursor()) == (7, 9)
    assert answer(reader) == answer(writer)


def test_two_writers_at_a_time_are_a_conflict_until_one_closes(tmp_path: Path) -> None:
    first, second = opened(tmp_path), opened(tmp_path)
    first.upsert(products(1))
    with pytest.raises(ConflictError, match="one process writes"):
        second.upsert(products(2))
    first.commit(1)
    first.close()
    second.upsert(products(2))
    second.commit(2)
    assert second.count() == 2


def test_a_released_engine_lets_another_write_and_can_write_again(tmp_path: Path) -> None:
    one, other = opened(tmp_path), opened(tmp_path)
    for round_ in range(2):
        for first, engine in ((20 * round_, one), (20 * round_ + 10, other)):
            engine.upsert(products(10, first=first))
            engine.commit(first + 1)
            engine.release()
    assert one.count() == other.count() == 40
    one.close()
    other.close()


def test_what_was_written_while_another_rebuilt_is_not_committed_in_silence(tmp_path: Path) -> None:
    writer, other = opened(tmp_path), opened(tmp_path)
    writer.upsert(products(1))
    writer.commit(1)
    writer.upsert(products(1, first=5))
    other.rebuild(products(2), 7)
    with pytest.raises(ConflictError, match="write them again"):
        writer.commit(8)
    assert (writer.count(), writer.cursor()) == (2, 7)
    writer.upsert(products(1, first=5))
    writer.commit(8)
    assert (other.count(), other.cursor()) == (3, 8)


def test_what_was_not_committed_is_gone_after_closing(tmp_path: Path) -> None:
    engine = opened(tmp_path)
    engine.upsert(products(1))
    engine.commit(1)
    engine.upsert(products(5))
    engine.close()
    assert opened(tmp_path).count() == 1


def test_an_index_opens_from_its_snapshot_and_what_came_after(tmp_path: Path) -> None:
    engine = opened(tmp_path)
    engine.rebuild(products(40), 1)
    engine.upsert(products(5, first=38))
    engine.delete(["p7", "p39"])
    engine.commit(2)
    again = opened(tmp_path)
    assert answer(again) == answer(engine)
    assert (again.count(), again.cursor()) == (engine.count(), 2)


@pytest.mark.parametrize("broken", ["columns.npz", "names.json"])
def test_a_broken_snapshot_costs_only_time(tmp_path: Path, broken: str) -> None:
    engine = opened(tmp_path)
    engine.rebuild(products(20), 1)
    expected = answer(engine)
    (snapshot,) = tmp_path.glob("v*/snapshot-*")
    (snapshot / broken).write_bytes(b"torn")
    assert answer(opened(tmp_path)) == expected
    shutil.rmtree(snapshot)
    assert answer(opened(tmp_path)) == expected


class OtherAnalysis(PlainAnalysis):
    """Needs a field that the index does not have."""

    @property
    def boosts(self) -> dict[str, float]:
        return {"name": 1.0, "another": 1.0}


@pytest.mark.parametrize(
    "tools", [Tools(analysis=OtherAnalysis()), Tools(analysis=PlainAnalysis(), currency="USD")]
)
def test_an_index_built_otherwise_asks_for_a_rebuild_which_helps(tmp_path: Path, tools: Tools) -> None:
    opened(tmp_path).rebuild(products(3), 1)
    other = EmbeddedEngine(tmp_path, tools)
    with pytest.raises(ConfigurationError, match="run pricemesh index rebuild"):
        other.search(QUERY)
    other.rebuild(products(4), 2)
    assert other.count() == 4


def test_a_rebuild_that_died_leaves_the_old_version_in_use(tmp_path: Path) -> None:
    engine = opened(tmp_path)
    engine.rebuild(products(3), 1)

    def dying() -> list[ProductDocument]:
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        engine.rebuild((one for make in (dying,) for one in make()), 2)
    assert (engine.count(), engine.cursor()) == (3, 1)
    engine.rebuild(products(5), 3)
    assert engine.count() == 5
    assert len(list(tmp_path.glob("v*"))) == 1


def _sold_twice(*, second: str) -> ProductDocument:
    """One store offers the product new, and again in another availability."""
    states = (("OutOfStock", 1_000), (second, 2_000), (second, 3_000))
    return ProductDocument(
        product_id="p1",
        name="phone",
        offers=tuple(
            OfferDocument(
                offer_id=place, store_id="s", price=total, total=total, availability=state, condition="New"
            )
            for place, (state, total) in enumerate(states)
        ),
    )


@pytest.mark.parametrize("filters", [Filters(), Filters(availability=frozenset({"InStock"}))])
def test_a_store_that_offers_a_product_twice_counts_once_also_when_opened_again(
    tmp_path: Path, filters: Filters
) -> None:
    opened(tmp_path).rebuild([_sold_twice(second="InStock"), *products(5, first=2)], 1)
    page = opened(tmp_path).search(SearchQuery(text="phone", facets=(Facet.STORE,), filters=filters))
    assert {value.value: value.count for value in page.facets["store"]}["s"] == 1


def test_filters_on_offers_follow_a_change_of_an_offer(tmp_path: Path) -> None:
    engine = opened(tmp_path)
    in_stock = SearchQuery(filters=Filters(availability=frozenset({"InStock"}), max_total=5_000))
    for second, total in (("InStock", 1), ("OutOfStock", 0), ("InStock", 1)):
        engine.upsert([_sold_twice(second=second)])
        engine.commit()
        assert engine.search(in_stock).total == total


def test_a_rebuild_is_not_taken_away_by_another_processes(tmp_path: Path) -> None:
    one, other = opened(tmp_path), opened(tmp_path)
    one.upsert(products(1))
    one.commit(1)
    one.release()

    def meanwhile() -> Iterator[ProductDocument]:
        with pytest.raises(ConflictError, match="another process"):
            other.rebuild(products(3), 9)
        yield from products(2)

    one.rebuild(meanwhile(), 2)
    assert (other.count(), other.cursor()) == (2, 2)
    other.rebuild(products(3), 3)
    assert (one.count(), one.cursor()) == (3, 3)
