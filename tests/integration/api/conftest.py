"""A small catalog of three stores, matched and indexed, behind the API."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from api.app import create_app
from api.open import open_services
from api.services import Services
from catalog.domain.availability import Availability
from catalog.domain.listing import Listing
from catalog.domain.money import Money
from catalog.domain.store import ShippingRule
from catalog.exchange import shipped_exchange_rates
from catalog.ingest import ingest
from catalog.settings import Settings
from catalog.storage.engine import create_catalog_engine
from catalog.storage.migrate import upgrade
from catalog.storage.unit_of_work import UnitOfWork
from index.catalog_source import CatalogSource
from index.feeder import feed
from index.opening import open_engine
from scheduler.matching import CatalogMatcher
from scheduler.services import BatchServices
from tests.builders import a_listing, a_store, eur
from tests.fakes import TitleScorer

GTIN = "04548736132610"


@dataclass(frozen=True, slots=True)
class Api:
    """A client, and what is behind it."""

    client: TestClient
    services: Services

    def product_id(self, gtin: str = GTIN) -> str:
        """The product with this GTIN."""
        with UnitOfWork(self.services.database, read_only=True) as uow:
            return uow.products.by_gtin(gtin)[0].id


def _fill(database: Engine) -> None:
    now = datetime.now(UTC)
    headphones = {"name": "Sony WH-1000XM5 headphones", "gtin": GTIN, "gtin_text": GTIN, "mpn": "WH-1000XM5"}
    pictured = {**headphones, "image_urls": ("https://alpha.example/h.jpg",)}
    listings = [
        a_listing("h", store_id="alpha", price=eur("300.00"), **pictured),
        a_listing("h", store_id="beta", price=eur("299.00"), **headphones),
        a_listing(
            "h", store_id="gamma", price=eur("250.00"), availability=Availability.OUT_OF_STOCK, **headphones
        ),
        a_listing("c", store_id="alpha", name="Case for Sony WH-1000XM5", brand="Caseco", price=eur("19.90")),
        a_listing("l", store_id="beta", name="<b>Acme</b> lamp", brand="Acme & Sons", price=eur("49.00")),
    ]
    with UnitOfWork(database) as uow:
        fee = ShippingRule(cost=eur("4.95"), free_from=eur("500.00"))
        uow.stores.save(a_store("alpha"))
        uow.stores.save(a_store("beta", shipping=fee))
        uow.stores.save(a_store("gamma"))
        for age, factor in ((3, 2), (0, 1)):
            seen = now - timedelta(days=age)
            dated = [_at(listing, seen, factor) for listing in listings]
            ingest(uow, dated, now=seen)
        uow.commit()


def _at(listing: Listing, seen: datetime, factor: int) -> Listing:
    assert listing.price is not None
    price = Money(amount=listing.price.amount * factor, currency="EUR")
    return replace(listing, seen_at=seen, price=price)


@pytest.fixture(scope="session")
def _filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the catalog and its index: made once, copied for each test."""
    folder = tmp_path_factory.mktemp("api")
    settings = Settings(var_dir=folder, currency="EUR")
    rates = shipped_exchange_rates()
    database = create_catalog_engine(settings.catalog_url)
    upgrade(database)
    _fill(database)
    batch = BatchServices(settings=settings, database=database, rates=rates)
    CatalogMatcher(batch, scorer=TitleScorer()).catch_up()
    engine = open_engine(settings)
    feed(engine, CatalogSource(database, rates=rates, currency="EUR"))
    engine.close()
    database.dispose()
    return folder


@pytest.fixture
def api(_filled: Path, tmp_path: Path) -> Iterator[Api]:
    """The API over the small catalog; prices halved three days ago."""
    folder = tmp_path / "var"
    shutil.copytree(_filled, folder)
    settings = Settings(var_dir=folder, currency="EUR", public_url="https://prices.example")
    with open_services(settings) as services, TestClient(create_app(services)) as client:
        yield Api(client, services)
