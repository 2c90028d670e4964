"""``/v1/search`` and ``/v1/suggest``."""

from tests.integration.api.conftest import Api


def test_a_search_finds_the_product_with_its_best_offer_that_can_be_bought(api: Api) -> None:
    answer = api.client.get("/v1/search", params={"q": "sony wh-1000xm5", "availability": "InStock"}).json()
    item = answer["items"][0]
    assert item["id"] == api.product_id()
    assert item["best_offer"]["store_id"] == "alpha"  # beta is cheaper, but not with its shipping
    assert item["best_offer"]["total"] == {"amount": "300.00", "currency": "EUR"}


def test_filters_hold_on_one_and_the_same_offer(api: Api) -> None:
    """In stock, and under 260: the first holds at alpha and beta, the second only at gamma."""
    asked = {"q": "headphones", "understand": "false"}
    stocked, cheap = {"availability": "InStock"}, {"max_price": "260"}

    def found(**filters: str) -> bool:
        items = api.client.get("/v1/search", params={**asked, **filters}).json()["items"]
        return api.product_id() in {item["id"] for item in items}

    assert found(**stocked)
    assert found(**cheap)
    assert not found(**stocked, **cheap)


def test_pages_follow_each_other_by_cursor(api: Api) -> None:
    seen: list[str] = []
    cursor: str | None = None
    while True:
        params = {"size": 1, "sort": "total_price", **({"cursor": cursor} if cursor else {})}
        page = api.client.get("/v1/search", params=params).json()
        seen += [item["id"] for item in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == page["total"] == 3


def test_an_unchanged_answer_is_not_sent_again(api: Api) -> None:
    first = api.client.get("/v1/search?q=sony")
    again = api.client.get("/v1/search?q=sony", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_wrong_parameter_is_a_problem_that_names_it(api: Api) -> None:
    answer = api.client.get("/v1/search", params={"size": 1000})
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert "size" in answer.json()["detail"] and "1000" in answer.json()["detail"]


def test_an_empty_price_range_is_refused(api: Api) -> None:
    answer = api.client.get("/v1/search", params={"min_price": "20", "max_price": "10"})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_value")


def test_suggestions_complete_what_was_typed(api: Api) -> None:
    items = api.client.get("/v1/suggest", params={"q": "son"}).json()["items"]
    assert any("Sony" in item["text"] for item in items)


def test_stores_are_labelled_with_their_names(api: Api) -> None:
    stores = api.client.get("/v1/search", params={"q": "sony"}).json()["facets"]["store"]
    assert {value["value"]: value["label"] for value in stores}["alpha"] == "Alpha"
