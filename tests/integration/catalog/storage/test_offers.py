"""Reading offers, on both databases."""

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import Engine

from catalog.domain.money import Money
from catalog.errors import NotFoundError
from catalog.ingest import ingest
from catalog.storage import UnitOfWork
from tests.builders import NOON, a_listing, a_product, a_store, eur

GTIN = "04006381333931"


@pytest.fixture
def catalog(database: Engine) -> Engine:
    """Five offers, ids 1 to 5; the first has a GTIN."""
    with UnitOfWork(database) as uow:
        uow.stores.save(a_store())
        uow.stores.save(a_store("beta"))
        ingest(uow, [a_listing("k0", gtin=GTIN), *(a_listing(f"k{i}") for i in range(1, 5))], now=NOON)
        uow.commit()
    return database


def test_offers_are_found_by_gtin_and_by_any_spelling_of_their_url(catalog: Engine) -> None:
    with UnitOfWork(catalog, read_only=True) as uow:
        assert [offer.id for offer in uow.offers.by_gtin(GTIN)] == [1]
        url = "http://www.alpha.example/p/k2/?utm_source=mail&gclid=1#reviews"
        assert [offer.listing.item_key for offer in uow.offers.by_url(url)] == ["k2"]
        assert uow.offers.by_url("https://alpha.example/p/k2?variant=2") == []


def test_pages_follow_each_other_without_gap(catalog: Engine) -> None:
    with UnitOfWork(catalog, read_only=True) as uow:
        assert [[o.id for o in batch] for batch in uow.offers.iterate(batch_size=2)] == [[1, 2], [3, 4], [5]]
        assert [offer.id for offer in uow.offers.page(store_id="beta")] == []


def test_offers_of_products_come_together(catalog: Engine) -> None:
    with UnitOfWork(catalog) as uow:
        uow.products.save([a_product("p1"), a_product("p2")])
        uow.offers.assign({1: "p1", 2: "p1", 3: "p2"})
        found = uow.offers.of_products(["p1", "p2", "p3"])
        assert {id_: [offer.id for offer in offers] for id_, offers in found.items()} == {
            "p1": [1, 2],
            "p2": [3],
        }


def test_more_ids_than_a_statement_takes_are_read_in_parts(catalog: Engine) -> None:
    with UnitOfWork(catalog, read_only=True) as uow:
        assert list(uow.offers.by_ids(range(40_000))) == [1, 2, 3, 4, 5]


def test_a_number_that_no_database_can_hold_is_an_unknown_offer(catalog: Engine) -> None:
    with UnitOfWork(catalog, read_only=True) as uow, pytest.raises(NotFoundError):
        uow.offers.get(10**23)


def test_an_unknown_offer_is_said_to_be_unknown(catalog: Engine) -> None:
    with UnitOfWork(catalog, read_only=True) as uow, pytest.raises(NotFoundError, match="77"):
        uow.offers.get(77)


def test_quarantined_prices_can_be_listed(catalog: Engine) -> None:
    with UnitOfWork(catalog) as uow:
        ingest(uow, [a_listing("k3", seen_at=NOON + timedelta(hours=1), price=eur("1"))], now=NOON)
        assert [offer.id for offer in uow.offers.page(quarantined=True)] == [4]


def test_history_can_begin_at_a_moment(catalog: Engine) -> None:
    with UnitOfWork(catalog) as uow:
        for hour, price in ((1, "90"), (2, "80")):
            seen_at = NOON + timedelta(hours=hour)
            ingest(uow, [a_listing("k1", seen_at=seen_at, price=eur(price))], now=NOON)
        history = uow.observations.of_offers([1, 2], since=NOON + timedelta(minutes=30))
        assert [point.price for point in history[2]] == [eur("90"), eur("80")]
        assert 1 not in history


def test_products_with_a_price_seen_to_change_since_a_moment_are_named_in_order(catalog: Engine) -> None:
    later = NOON + timedelta(hours=1)
    with UnitOfWork(catalog) as uow:
        uow.products.save([a_product("p1"), a_product("p2"), a_product("p3")])
        uow.offers.assign({2: "p2", 3: "p1", 4: "p3"})
        ingest(uow, [a_listing(key, seen_at=later, price=eur("90")) for key in ("k1", "k2")], now=NOON)
        assert uow.observations.products_since(later) == ["p1", "p2"]
        assert uow.observations.products_since(later, limit=1) == ["p1"]
        assert uow.observations.products_since(NOON, after_id="p2") == ["p3"]
        assert uow.observations.products_since(later + timedelta(hours=1)) == []


def test_products_come_with_their_stores_own_words(catalog: Engine) -> None:
    with UnitOfWork(catalog) as uow:
        uow.products.save([a_product("p1"), a_product("p2")])
        told = a_listing("k5", store_id="beta", category=("Audio", "Headphones"), attributes={"Farbe": "Rot"})
        ingest(uow, [told], now=NOON)
        uow.offers.assign({1: "p2", 2: "p1", 6: "p1"})
        words = uow.offers.own_words()
        assert list(words) == ["p1", "p2"]
        assert [(one.offer_id, one.store_id, one.category, one.attributes) for one in words["p1"]] == [
            (2, "alpha", (), {"colour": "black"}),
            (6, "beta", ("Audio", "Headphones"), {"Farbe": "Rot"}),
        ]
        assert list(uow.offers.own_words(limit=1)) == ["p1"]
        assert list(uow.offers.own_words(after_id="p1")) == ["p2"]


@pytest.mark.parametrize(
    ("amount", "currency", "stored"),
    [
        ("0.10", "EUR", "0.10"),
        ("1299", "JPY", "1299"),
        ("12.345", "KWD", "12.345"),
        ("0.0125", "USD", "0.0125"),
        ("19.99995", "EUR", "20.00"),
        ("999999999999", "EUR", "999999999999.00"),
    ],
)
def test_money_comes_back_as_it_went_in(database: Engine, amount: str, currency: str, stored: str) -> None:
    price = Money(amount=Decimal(amount), currency=currency)
    with UnitOfWork(database) as uow:
        uow.stores.save(a_store())
        ingest(uow, [a_listing(price=price)], now=NOON)
        found = uow.offers.get(1).listing.price
    assert found is not None
    assert (str(found.amount), found.currency) == (stored, currency)
