"""``/v1/products``, its history, ``/v1/lookup`` and ``/v1/stores``."""

from datetime import UTC, datetime

from catalog.storage.unit_of_work import UnitOfWork
from tests.integration.api.conftest import GTIN, Api


def test_a_product_lists_its_offers_cheapest_purchasable_total_first(api: Api) -> None:
    product = api.client.get(f"/v1/products/{api.product_id()}").json()
    assert [offer["store_id"] for offer in product["offers"]] == ["alpha", "beta", "gamma"]
    assert product["offers"][1]["total"]["amount"] == "303.95"
    assert product["offers"][1]["shipping"]["amount"] == "4.95"
    assert product["offers"][0]["shipping"] is None


def test_the_history_has_every_change(api: Api) -> None:
    history = api.client.get(f"/v1/products/{api.product_id()}/history").json()
    prices = {
        offer["store_id"]: [p["price"]["amount"] for p in offer["points"]] for offer in history["offers"]
    }
    assert prices["alpha"] == ["600.00", "300.00"]


def test_a_merged_product_answers_with_the_one_it_became(api: Api) -> None:
    winner = api.product_id()
    with UnitOfWork(api.services.database) as uow:
        loser = next(product.id for product in uow.products.page() if product.id != winner)
        uow.products.merge({loser: winner})
        uow.commit()
    answer = api.client.get(f"/v1/products/{loser}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, f"/v1/products/{winner}")


def test_lookup_finds_a_product_by_gtin_however_it_is_written(api: Api) -> None:
    for text in (GTIN, GTIN.lstrip("0"), "454 8736-132610"):
        items = api.client.get("/v1/lookup", params={"gtin": text}).json()["items"]
        assert [item["id"] for item in items] == [api.product_id()], text


def test_lookup_says_what_is_wrong_with_a_gtin(api: Api) -> None:
    answer = api.client.get("/v1/lookup", params={"gtin": "4548736132611"})
    assert answer.status_code == 422
    assert "check digit" in answer.json()["detail"]


def test_lookup_finds_a_product_by_the_address_at_a_store(api: Api) -> None:
    url = "https://alpha.example/p/h?utm_source=mail"
    items = api.client.get("/v1/lookup", params={"url": url}).json()["items"]
    assert [item["id"] for item in items] == [api.product_id()]


def test_lookup_of_something_unknown_is_an_empty_list(api: Api) -> None:
    assert api.client.get("/v1/lookup", params={"url": "https://other.example/x"}).json() == {"items": []}


def test_an_unknown_product_is_a_problem(api: Api) -> None:
    answer = api.client.get("/v1/products/nope")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_stores_are_listed_with_their_offers(api: Api) -> None:
    stores = {store["id"]: store for store in api.client.get("/v1/stores").json()["items"]}
    assert stores["alpha"]["offer_count"] == 2
    assert stores["gamma"]["offer_count"] == 1


def test_a_store_that_was_removed_is_a_partner_no_more(api: Api) -> None:
    with UnitOfWork(api.services.database) as uow:
        for store_id in ("beta", "gamma"):
            uow.stores.set_enabled(store_id, False)
        uow.intake.withdraw_missed("gamma", misses=0, at=datetime.now(UTC))
        uow.commit()
    names = [store["id"] for store in api.client.get("/v1/stores").json()["items"]]
    assert names == ["alpha", "beta"]  # beta is only not crawled: its offers are still there
    assert "Gamma" not in api.client.get("/stores").text
