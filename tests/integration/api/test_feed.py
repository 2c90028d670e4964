"""The price feed: full, delta, gzip, ETag, XML and CSV."""

import csv
import gzip
import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from fastapi.testclient import TestClient
from lxml import etree

from api.app import create_app
from catalog.domain.money import Money
from catalog.ingest import ingest
from catalog.storage.unit_of_work import UnitOfWork
from tests.builders import a_listing, a_product
from tests.integration.api.conftest import GTIN, Api

G = "{http://base.google.com/ns/1.0}"


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_the_xml_feed_has_each_product_with_its_best_offer(api: Api) -> None:
    answer = api.client.get("/v1/feed.xml")
    items = {item.findtext(f"{G}id"): item for item in etree.fromstring(answer.content).iter("item")}
    assert len(items) == 3
    item = items[api.product_id()]
    assert item.findtext(f"{G}price") == "300.00 EUR"
    assert item.findtext(f"{G}gtin") == GTIN
    assert item.findtext(f"{G}availability") == "in_stock"
    assert item.findtext("link") == f"https://prices.example/products/{api.product_id()}"


def test_the_xml_feed_writes_the_prefix_that_readers_of_such_feeds_look_for(api: Api) -> None:
    text = api.client.get("/v1/feed.xml").text
    assert f"<g:id>{api.product_id()}</g:id>" in text
    assert text.count("xmlns:") == 1


def test_without_a_public_address_links_lead_to_where_the_feed_was_asked_for(api: Api) -> None:
    settings = api.services.settings.model_copy(update={"public_url": None})
    with TestClient(create_app(replace(api.services, settings=settings)), base_url="http://here:1") as client:
        links = {row["id"]: row["link"] for row in _rows(client.get("/v1/feed.csv").text)}
    assert links[api.product_id()] == f"http://here:1/products/{api.product_id()}"


def test_names_with_markup_survive_both_formats(api: Api) -> None:
    titles = [
        item.findtext("title")
        for item in etree.fromstring(api.client.get("/v1/feed.xml").content).iter("item")
    ]
    assert "<b>Acme</b> lamp" in titles
    assert "<b>Acme</b> lamp" in [row["title"] for row in _rows(api.client.get("/v1/feed.csv").text)]


def test_an_unchanged_feed_is_not_sent_again(api: Api) -> None:
    first = api.client.get("/v1/feed.csv")
    again = api.client.get("/v1/feed.csv", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304


def test_the_feed_is_compressed_for_those_who_accept_it(api: Api) -> None:
    with api.client.stream("GET", "/v1/feed.csv", headers={"Accept-Encoding": "gzip"}) as answer:
        packed = b"".join(answer.iter_raw())
    assert answer.headers["content-encoding"] == "gzip"
    plain = api.client.get("/v1/feed.csv", headers={"Accept-Encoding": "identity"})
    assert gzip.decompress(packed) == plain.content


def test_a_delta_has_only_what_changed_and_says_what_is_gone(api: Api) -> None:
    cursor = api.client.get("/v1/feed.csv").headers["x-feed-cursor"]
    assert _rows(api.client.get("/v1/feed.csv", params={"since": cursor}).text) == []
    with UnitOfWork(api.services.database) as uow:
        winner = api.product_id()
        loser = next(product.id for product in uow.products.page() if product.id != winner)
        uow.products.merge({loser: winner})
        uow.commit()
    rows = {row["id"]: row for row in _rows(api.client.get("/v1/feed.csv", params={"since": cursor}).text)}
    assert rows.keys() == {loser, winner}
    assert (rows[loser]["status"], rows[loser]["merged_into"]) == ("removed", winner)
    assert rows[winner]["status"] == "active"


def test_a_delta_that_would_lack_changes_is_refused_with_the_remedy(api: Api) -> None:
    until = int(api.client.get("/v1/feed.csv").headers["x-feed-cursor"])
    ahead = api.client.get("/v1/feed.csv", params={"since": until + 1})
    assert (ahead.status_code, ahead.json()["code"]) == (422, "invalid_value")
    assert "take the full feed" in ahead.json()["detail"]
    with UnitOfWork(api.services.database) as uow:
        for reader in uow.changes.cursors() or ("index",):
            uow.changes.advance(reader, until)
        assert uow.changes.prune(datetime.now(UTC) + timedelta(days=1)) == until - 1
        uow.commit()
    assert api.client.get("/v1/feed.csv", params={"since": 0}).status_code == 422
    assert api.client.get("/v1/feed.csv", params={"since": until}).status_code == 200


def test_a_price_in_a_currency_without_a_rate_stops_neither_the_feed_nor_the_product(api: Api) -> None:
    price = Money(amount=Decimal("4.500"), currency="OMR")
    _add_product(api, name="Brass lamp", price=price)
    rows = {row["id"]: row for row in _rows(api.client.get("/v1/feed.csv").text)}
    assert (len(rows), rows["pbrass"]["price"]) == (4, "4.500 OMR")
    offer = api.client.get("/v1/products/pbrass").json()["offers"][0]
    assert (offer["total"]["currency"], offer["total_compared"]) == ("OMR", None)
    assert api.client.get("/v1/products/pbrass/history").status_code == 200
    assert "OMR" in api.client.get("/products/pbrass").text


def test_a_name_that_xml_cannot_hold_stops_no_feed(api: Api) -> None:
    _add_product(api, name="Brass\x0blamp")
    titles = [
        item.findtext("title")
        for item in etree.fromstring(api.client.get("/v1/feed.xml").content).iter("item")
    ]
    assert "Brass lamp" in titles


def _add_product(api: Api, *, name: str, **more: Any) -> None:
    with UnitOfWork(api.services.database) as uow:
        ingest(uow, [a_listing("b", name="Brass lamp", seen_at=datetime.now(UTC), **more)])
        offer = next(one for one in uow.offers.page() if one.listing.item_key == "b")
        uow.products.save([a_product("pbrass", name=name)])
        uow.offers.assign({offer.id: "pbrass"})
        uow.commit()
