"""From listings in the catalog to documents in the index, by the change log."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from sqlalchemy import Engine

from catalog.domain.availability import Availability
from catalog.domain.condition import Condition
from catalog.domain.listing import Listing
from catalog.domain.money import Money
from catalog.domain.store import ShippingRule
from catalog.exchange import shipped_exchange_rates
from catalog.ingest.ingest import ingest
from catalog.storage import UnitOfWork
from index.catalog_source import CatalogSource
from index.embedded.engine import EmbeddedEngine
from index.feeder import FeedCounts, feed
from index.query import SearchQuery
from index.tools import Tools
from tests.builders import a_listing, a_product, a_store, eur
from tests.plain_analysis import PlainAnalysis

NOW = datetime.now(UTC).replace(microsecond=0)


def source(database: Engine, currency: str = "EUR") -> CatalogSource:
    return CatalogSource(database, rates=shipped_exchange_rates(), currency=currency)


def take(database: Engine, *listings: Listing, at: datetime = NOW) -> None:
    """Ingest listings; each becomes an offer of the product named by its item key up to the first dash."""
    with UnitOfWork(database) as uow:
        for store_id in {listing.store_id for listing in listings}:
            if uow.stores.find(store_id) is None:
                rule = ShippingRule(cost=eur("4.99"), free_from=eur("50"))
                uow.stores.save(a_store(store_id, shipping=rule))
        ingest(uow, listings, now=at)
        uow.commit()
        offers = uow.offers.page(unmatched=True)
        owners = {offer.id: offer.listing.item_key.partition("-")[0] for offer in offers}
        known = uow.products.by_ids(set(owners.values()))
        uow.products.save([a_product(one) for one in sorted(set(owners.values()) - set(known))])
        uow.offers.assign(dict(owners))
        uow.commit()


def test_a_product_becomes_a_document_with_totals_in_the_index_currency(database: Engine) -> None:
    take(
        database,
        a_listing("p1-a", seen_at=NOW, price=eur("20.00"), mpn="WH1", condition=Condition.USED),
        a_listing(
            "p1-b",
            store_id="beta",
            seen_at=NOW,
            name="Kopfhörer",
            price=Money(amount=Decimal("30.00"), currency="GBP"),
            shipping=Money(amount=Decimal("1.00"), currency="GBP"),
        ),
        a_listing("p1-c", store_id="gamma", seen_at=NOW, price=None),
    )
    (document,) = source(database).documents(["p1", "unknown"])
    rates = shipped_exchange_rates()
    pounds = rates.convert(Money(amount=Decimal("31.00"), currency="GBP"), "EUR").minor_units
    by_store = {offer.store_id: offer for offer in document.offers}
    assert set(by_store) == {"alpha", "beta"}
    assert (by_store["alpha"].price, by_store["alpha"].total) == (2_000, 2_499)
    assert by_store["beta"].total == pounds
    assert (by_store["alpha"].condition, by_store["beta"].condition) == ("Used", "New")
    assert document.mpns == ("WH1",)
    assert "Kopfhörer" in document.titles


def test_history_gives_discount_and_drop(database: Engine) -> None:
    for days, price in ((40, "100.00"), (20, "100.00"), (2, "80.00")):
        at = NOW - timedelta(days=days)
        take(database, a_listing("p1-a", seen_at=at, price=eur(price)), at=at)
    (document,) = source(database).documents(["p1"])
    assert (document.discount_percent, document.price_drop) == (20, 2_000)


def test_the_index_follows_the_change_log(sqlite_database: Engine, tmp_path: Path) -> None:
    database = sqlite_database
    engine = EmbeddedEngine(tmp_path / "index", Tools(analysis=PlainAnalysis()))
    take(database, a_listing("p1-a", seen_at=NOW), a_listing("p2-a", seen_at=NOW))
    assert feed(engine, source(database)).rebuilt
    assert engine.count() == 2
    assert feed(engine, source(database)) == FeedCounts()

    later = NOW + timedelta(hours=1)
    take(database, a_listing("p1-a", seen_at=later, availability=Availability.OUT_OF_STOCK), at=later)
    take(database, a_listing("p3-a", seen_at=later), at=later)
    counts = feed(engine, source(database))
    assert (counts.indexed, counts.removed, counts.rebuilt) == (2, 0, False)
    held = {hit.document.product_id: hit.document for hit in engine.search(SearchQuery(text="sony")).hits}
    assert set(held) == {"p1", "p2", "p3"}
    assert held["p1"].offers[0].availability == "OutOfStock"

    with UnitOfWork(database) as uow:
        uow.products.merge({"p2": "p3"})
        uow.commit()
    counts = feed(engine, source(database))
    assert counts.removed == 1
    held = {hit.document.product_id: hit.document for hit in engine.search(SearchQuery(text="sony")).hits}
    assert {one: len(document.offers) for one, document in held.items()} == {"p1": 1, "p3": 2}
    with UnitOfWork(database, read_only=True) as uow:
        assert engine.cursor() == uow.changes.head()


def test_all_documents_are_those_of_live_products(database: Engine) -> None:
    take(database, *(a_listing(f"p{number}-a", seen_at=NOW) for number in range(5)))
    with UnitOfWork(database) as uow:
        uow.products.save([a_product("empty")])
        uow.commit()
    assert [one.product_id for one in source(database).all_documents()] == [f"p{n}" for n in range(5)]
