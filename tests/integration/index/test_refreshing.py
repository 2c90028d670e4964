"""Discounts and price drops follow the clock while the catalog stands still."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Engine

from catalog.exchange import shipped_exchange_rates
from catalog.storage import UnitOfWork
from index.catalog_source import CatalogSource
from index.engine import SearchEngine
from index.feeder import FeedCounts, feed
from index.query import SearchQuery
from index.refreshing import refresh
from tests.builders import a_listing, eur
from tests.integration.index.test_catalog_source import NOW, take


class Watch:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


def priced(database: Engine, product: str, *prices: tuple[int, str]) -> None:
    """A product whose price so many days before NOW became so many euros, oldest first."""
    for days, price in prices:
        at = NOW - timedelta(days=days)
        take(database, a_listing(f"{product}-a", seen_at=at, price=eur(price)), at=at)


def shown(engine: SearchEngine) -> dict[str, tuple[int, int]]:
    """Discount in percent and drop in cents of each product in the index."""
    hits = engine.search(SearchQuery(size=100)).hits
    return {hit.document.product_id: (hit.document.discount_percent, hit.document.price_drop) for hit in hits}


def refreshed(engine: SearchEngine, source: CatalogSource) -> int:
    return sum(refresh(engine, source), FeedCounts()).indexed


def test_discounts_and_drops_come_and_go_with_time_alone(
    sqlite_database: Engine, make_engine: Callable[[], SearchEngine]
) -> None:
    priced(sqlite_database, "fallen", (40, "200.00"), (0, "160.00"))
    # Half of the last 30 days it was cheaper: no discount today, and one tomorrow.
    priced(sqlite_database, "spiked", (40, "80.00"), (15, "120.00"), (0, "100.00"))
    priced(sqlite_database, "steady", (40, "100.00"))
    engine, watch = make_engine(), Watch()
    source = CatalogSource(sqlite_database, rates=shipped_exchange_rates(), currency="EUR", clock=watch)
    feed(engine, source)
    cursor = engine.cursor()
    assert shown(engine) == {"fallen": (20, 4_000), "spiked": (0, 2_000), "steady": (0, 0)}
    assert refreshed(engine, source) == 0

    watch.now += timedelta(days=1)
    assert refreshed(engine, source) == 1
    assert shown(engine)["spiked"] == (9, 2_000)

    watch.now += timedelta(days=19)
    assert refreshed(engine, source) == 2
    assert shown(engine) == {"fallen": (0, 4_000), "spiked": (0, 2_000), "steady": (0, 0)}

    # No price changed in the last 30 days: only the index still knows of the drops.
    watch.now += timedelta(days=11)
    assert list(source.priced_lately()) == []
    assert refreshed(engine, source) == 2
    assert set(shown(engine).values()) == {(0, 0)}
    assert refreshed(engine, source) == 0
    assert engine.cursor() == cursor


def test_a_product_that_went_meanwhile_is_left_to_the_change_log(
    sqlite_database: Engine, make_engine: Callable[[], SearchEngine]
) -> None:
    priced(sqlite_database, "fallen", (40, "200.00"), (0, "160.00"))
    priced(sqlite_database, "steady", (40, "300.00"))
    engine, watch = make_engine(), Watch()
    source = CatalogSource(sqlite_database, rates=shipped_exchange_rates(), currency="EUR", clock=watch)
    feed(engine, source)
    with UnitOfWork(sqlite_database) as uow:
        uow.products.merge({"fallen": "steady"})
        uow.commit()
    watch.now += timedelta(days=40)
    refreshed(engine, source)
    assert set(shown(engine)) == {"fallen", "steady"}
    assert feed(engine, source).removed == 1
    assert shown(engine) == {"steady": (0, 0)}
