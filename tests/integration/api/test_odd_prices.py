"""One store's absurd prices harm nobody else: not the pages, not the feed, not the index."""

from datetime import UTC, datetime

import pytest

from catalog.domain.listing import Listing
from catalog.domain.money import Money
from catalog.ingest import ingest
from catalog.storage.unit_of_work import UnitOfWork
from index.catalog_source import CatalogSource
from index.feeder import feed
from scheduler.matching import CatalogMatcher
from scheduler.services import BatchServices
from tests.builders import a_listing, eur
from tests.fakes import TitleScorer
from tests.integration.api.conftest import Api

NO_RATE = Money(amount=eur("5").amount, currency="XXX")
HUGE = Money(amount=eur("999999999999").amount, currency="KWD")


@pytest.mark.parametrize(
    "prices",
    [{"price": NO_RATE}, {"price": HUGE}, {"price": eur("9e11"), "shipping": eur("9e11")}],
    ids=["a currency without a rate", "too much in the currency of comparison", "too much with shipping"],
)
def test_the_offer_is_shown_without_a_total_and_everything_else_as_ever(
    api: Api, prices: dict[str, Money]
) -> None:
    now = datetime.now(UTC)
    _take(api, a_listing("odd", store_id="alpha", name="Odd thing", seen_at=now, **prices))
    found = api.client.get("/v1/search", params={"q": "odd thing"}).json()["items"]
    assert [(item["name"], item["best_offer"]) for item in found] == [("Odd thing", None)]
    id_ = found[0]["id"]
    page = api.client.get(f"/products/{id_}")
    assert page.status_code == 200
    assert "Odd thing" in page.text
    assert api.client.get(f"/v1/products/{id_}/history").status_code == 200
    assert api.client.get("/v1/feed.xml").text.count("<item>") >= 3


def _take(api: Api, listing: Listing) -> None:
    """Into the catalog, a product and the index."""
    services = api.services
    with UnitOfWork(services.database) as uow:
        ingest(uow, [listing], now=listing.seen_at)
        uow.commit()
    batch = BatchServices(settings=services.settings, database=services.database, rates=services.rates)
    CatalogMatcher(batch, scorer=TitleScorer()).catch_up()
    feed(services.search, CatalogSource(services.database, rates=services.rates, currency="EUR"))
