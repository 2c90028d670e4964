"""The shopper's pages."""

import json

from bs4 import BeautifulSoup

from tests.integration.api.conftest import Api


def _page(api: Api, path: str) -> BeautifulSoup:
    answer = api.client.get(path, headers={"Accept": "text/html"})
    assert answer.status_code == 200, answer.text
    return BeautifulSoup(answer.text, "lxml")


def test_the_search_page_shows_results_and_facets_as_form_fields(api: Api) -> None:
    page = _page(api, "/search?q=sony")
    assert page.select_one(f'a[href="/products/{api.product_id()}"]')
    assert {field["value"] for field in page.select('input[name="brand"]')} >= {"Sony"}


def test_a_blank_field_of_the_form_is_no_filter(api: Api) -> None:
    answer = api.client.get("/search?q=sony&min_price=&max_price=", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/search?q=sony")


def test_a_chosen_filter_can_be_removed_by_a_link(api: Api) -> None:
    page = _page(api, "/search?q=sony&brand=Sony&store=alpha")
    assert page.select_one('.chip[href="/search?q=sony&store=alpha"]')


def test_where_nothing_is_found_filters_are_blamed_only_if_there_are_any(api: Api) -> None:
    assert "remove the filters" not in _page(api, "/search?q=zzzxqj").text
    assert "remove the filters" in _page(api, "/search?q=sony&max_price=0.01").text


def test_the_product_page_compares_the_offers_and_draws_their_history(api: Api) -> None:
    page = _page(api, f"/products/{api.product_id()}")
    rows = page.select("table.offers tbody tr")
    assert [row.select_one("td").get_text(" ", strip=True).split()[0] for row in rows] == [
        "Alpha",
        "Beta",
        "Gamma",
    ]
    assert "minute" in rows[0].get_text() or "second" in rows[0].get_text() or "now" in rows[0].get_text()
    assert len(page.select(".chart svg .series")) >= 3
    assert page.select_one('a[href^="/go/"][rel~="sponsored"]')


def test_who_listens_to_a_page_finds_their_way(api: Api) -> None:
    for path in ("/", "/search?q=sony&brand=Sony", f"/products/{api.product_id()}", "/stores"):
        page = _page(api, path)
        first = page.select("a, button, input")[0]
        assert (first.get_text(), page.select_one(str(first["href"]))) == ("Skip to the content", page.main)
        assert [len(page.select(part)) for part in ("body > header", "main", "body > footer", "h1")] == [
            1,
            1,
            1,
            1,
        ]
        for field in page.select("input:not([type=hidden]), select"):
            assert field.get("aria-label") or field.find_parent("label"), field
        for part in page.select("a, th, button"):
            assert part.get_text(strip=True), part


def test_each_way_to_a_store_names_it(api: Api) -> None:
    page = _page(api, f"/products/{api.product_id()}")
    names = [link.get_text() for link in page.select("td.go a")]
    assert names == ["Go to store Alpha", "Go to store Beta", "Go to store Gamma"]


def test_a_product_is_shown_with_the_picture_of_a_store(api: Api) -> None:
    for path in ("/search?q=sony", f"/products/{api.product_id()}"):
        picture = _page(api, path).select_one(".picture img")
        assert picture is not None
        assert picture["src"] == "https://alpha.example/h.jpg"
        assert picture["referrerpolicy"] == "no-referrer"


def test_results_without_any_picture_leave_no_room_for_one(api: Api) -> None:
    assert not _page(api, "/search?q=lamp").select(".picture")


def test_a_title_with_markup_is_shown_as_text(api: Api) -> None:
    answer = api.client.get("/search?q=lamp", headers={"Accept": "text/html"})
    assert "&lt;b&gt;Acme&lt;/b&gt;" in answer.text
    assert "<b>Acme</b>" not in answer.text


def test_structured_data_cannot_be_broken_out_of(api: Api) -> None:
    product = api.client.get("/v1/search?q=lamp").json()["items"][0]["id"]
    script = _page(api, f"/products/{product}").select_one('script[type="application/ld+json"]')
    assert script is not None
    assert "<" not in script.text
    assert json.loads(script.text)["name"] == "<b>Acme</b> lamp"


def test_a_missing_product_is_a_page_for_people(api: Api) -> None:
    answer = api.client.get("/products/nope", headers={"Accept": "text/html"})
    assert answer.status_code == 404
    assert "There is no product" in answer.text and "<html" in answer.text


def test_the_way_to_the_store_is_counted(api: Api) -> None:
    offer = api.client.get(f"/v1/products/{api.product_id()}").json()["offers"][0]
    answer = api.client.get(offer["link"], follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (302, offer["url"])
    assert 'pricemesh_store_clicks_total{store="alpha"}' in api.client.get("/metrics").text


def test_stores_have_a_page(api: Api) -> None:
    assert "Alpha" in _page(api, "/stores").get_text()


def test_a_text_that_is_too_long_is_refused_without_being_repeated_whole(api: Api) -> None:
    answer = api.client.get("/search", params={"q": "x" * 5_000}, headers={"Accept": "text/html"})
    assert answer.status_code == 422
    assert "at most 400 characters" in answer.text
    assert "x" * 100 not in answer.text
    assert _page(api, "/").select_one('#q[maxlength="400"]')


def test_what_was_relaxed_in_vain_is_not_told(api: Api) -> None:
    page = _page(api, "/search?q=zzzxqj+qqqwvy+kkkjxz")
    assert "Nothing found" in page.text
    assert "some of the words" not in page.text
