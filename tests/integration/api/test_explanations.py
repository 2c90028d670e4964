"""Why offers are one product, over HTTP."""

from datetime import UTC, datetime

from catalog.domain.judgement import DecidedBy, Decision, Judgement
from catalog.storage.unit_of_work import UnitOfWork
from tests.integration.api.conftest import GTIN, Api


def _offers(api: Api) -> list[int]:
    with UnitOfWork(api.services.database, read_only=True) as uow:
        return [offer.id for offer in uow.offers.of_products([api.product_id()])[api.product_id()]]


def test_a_product_is_explained_by_what_joins_its_offers(api: Api) -> None:
    answer = api.client.get(f"/v1/products/{api.product_id()}/explanation").json()
    assert [offer["offer_id"] for offer in answer["offers"]] == _offers(api)
    assert [tie["basis"] for tie in answer["ties"]] == ["gtin", "gtin"]
    assert answer["weakest"] == answer["ties"][-1]
    assert GTIN in answer["weakest"]["reason"]
    assert (answer["loose"], answer["judgements"]) == ([], [])
    assert "3 offers of 3 stores" in answer["sentences"][0]


def test_a_merged_product_is_explained_where_it_went(api: Api) -> None:
    winner = api.product_id()
    with UnitOfWork(api.services.database) as uow:
        loser = next(product.id for product in uow.products.page() if product.id != winner)
        uow.products.merge({loser: winner})
        uow.commit()
    answer = api.client.get(f"/v1/products/{loser}/explanation", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, f"/v1/products/{winner}/explanation")


def test_two_offers_are_explained_in_either_order(api: Api) -> None:
    left, right = _offers(api)[:2]
    answer = api.client.get(f"/v1/offers/{left}/explanation/{right}")
    assert answer.headers["etag"]
    body = answer.json()
    assert body["same_product"] is True
    assert {"topic": "gtin", "side": "same", "text": f"both have the GTIN {GTIN}"} in body["evidence"]
    assert api.client.get(f"/v1/offers/{right}/explanation/{left}").json() == body


def test_offers_of_two_products_are_explained_too(api: Api) -> None:
    one = _offers(api)[0]
    with UnitOfWork(api.services.database, read_only=True) as uow:
        other = next(offer.id for offer in uow.offers.page() if offer.product_id != api.product_id())
    body = api.client.get(f"/v1/offers/{one}/explanation/{other}").json()
    assert body["same_product"] is False
    assert any(fact["side"] == "different" for fact in body["evidence"])


def test_what_is_not_there_and_one_offer_alone_are_problems(api: Api) -> None:
    assert api.client.get("/v1/products/nope/explanation").status_code == 404
    assert api.client.get("/v1/offers/1/explanation/999999").status_code == 404
    same = api.client.get("/v1/offers/1/explanation/1")
    assert (same.status_code, same.json()["code"]) == (422, "invalid_value")


def test_a_pair_that_waits_for_a_person_says_so_in_words(api: Api) -> None:
    left, right = sorted(_offers(api)[:2])
    question = Judgement(
        left_offer_id=left,
        right_offer_id=right,
        decision=Decision.UNSURE,
        decided_by=DecidedBy.MODEL,
        score=0.95,
        reason="another product fits nearly as well",
        decided_at=datetime.now(UTC),
    )
    with UnitOfWork(api.services.database) as uow:
        uow.judgements.save([question])
        uow.commit()
    answer = api.client.get(f"/v1/offers/{left}/explanation/{right}").json()
    assert answer["sentences"][0] == (
        "The matcher leaves it to an operator: another product fits nearly as well."
    )
