"""A shopper in a real browser: searches, filters, opens a product, sees its offers and the chart."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.conftest import LIMIT, Demo

pytestmark = [pytest.mark.chromium, LIMIT]

# Where CI may pick the pictures up; never committed.
_PICTURES = Path(os.environ.get("PRICEMESH_ARTEFACTS", Path(__file__).parents[2] / "var" / "artefacts"))


@pytest.fixture
def page(chromium_path: str, tmp_path: Path) -> Iterator[object]:
    """A page of a headless Chromium. The test fails where the browser complained, as of a forbidden script."""
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path,
            args=["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
        )
        page = browser.new_page(viewport={"width": 1280, "height": 1000})
        complaints: list[str] = []
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        yield page
        browser.close()
    assert not complaints


def test_a_shopper_searches_filters_and_compares(demo: Demo, page) -> None:  # type: ignore[no-untyped-def]
    _PICTURES.mkdir(parents=True, exist_ok=True)
    page.goto(demo.base_url)
    page.fill("#q", "canon")
    page.wait_for_selector("#suggestions li")
    page.press("#q", "Enter")
    page.wait_for_url("**q=canon**")
    everything = int(page.inner_text("h1").split()[0].replace(",", ""))

    page.check('input[name="availability"][value="InStock"]')
    page.wait_for_url("**availability=InStock**")
    assert 0 < int(page.inner_text("h1").split()[0].replace(",", "")) <= everything
    page.screenshot(path=_PICTURES / "search.png")

    page.select_option('select[name="sort"]', "store_count")
    page.wait_for_url("**sort=store_count**")
    page.click("article.hit h2 a >> nth=0")
    page.wait_for_selector("table.offers tbody tr")
    assert page.locator("table.offers tbody tr").count() >= 2
    totals = page.locator("table.offers tbody tr td b").all_inner_texts()
    assert all("$" in total for total in totals)
    assert page.locator(".chart svg .series path").count() >= 2
    assert "checked" in page.inner_text("table.offers tbody tr >> nth=0")
    others = page.locator("section li a").evaluate_all("links => links.map(link => link.href)")
    assert others and len(others) == len(set(others))
    assert page.locator(".product-top .picture img").evaluate("picture => picture.naturalWidth") > 0
    page.screenshot(path=_PICTURES / "product.png", full_page=True)


def test_the_documentation_of_the_api_works_under_its_policy(demo: Demo, page) -> None:  # type: ignore[no-untyped-def]
    page.goto(f"{demo.base_url}/docs")
    page.wait_for_selector('[data-path="/v1/search"]')


def test_the_pages_work_without_javascript(demo: Demo, chromium_path: str) -> None:
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_context(java_script_enabled=False).new_page()
        page.goto(demo.base_url)
        page.fill("#q", "canon")
        page.click(".find button")
        page.wait_for_url("**q=canon**")
        page.check('input[name="availability"][value="InStock"]')
        page.click(".facets button")
        page.wait_for_url("**availability=InStock**")
        page.locator("article.hit").first.wait_for()
        browser.close()


def test_nothing_is_cut_off_on_a_phone(demo: Demo, page) -> None:  # type: ignore[no-untyped-def]
    page.set_viewport_size({"width": 360, "height": 740})
    for path in ("/", "/search?q=headphones"):
        page.goto(demo.base_url + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert page.locator(".find button").bounding_box()["x"] < 300
    page.click("text=Filters")
    assert page.locator("#filters legend >> nth=0").is_visible()


def test_totals_and_the_way_to_the_store_are_seen_on_a_phone(demo: Demo, page) -> None:  # type: ignore[no-untyped-def]
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{demo.base_url}/search?q=canon&sort=store_count")
    page.click("article.hit h2 a >> nth=0")
    page.wait_for_selector("table.offers tbody tr")
    boxes = [
        one.bounding_box()
        for part in ("td.total b", "td.go a")
        for one in page.locator(f"table.offers {part}").all()
    ]
    assert len(boxes) >= 4
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= 360 for box in boxes)


@pytest.mark.parametrize("width", [360, 1280])
def test_a_title_of_one_endless_word_stays_on_the_page(demo: Demo, page, width: int) -> None:  # type: ignore[no-untyped-def]
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(f"{demo.base_url}/search?q=canon")
    address = page.locator("article.hit h2 a").first.get_attribute("href")
    _endless(page, "article.hit h2 a")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto(demo.base_url + address)
    for part in (".product-top h1", "dl.facts dd", "table.offers td.name"):
        _endless(page, part)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_escape_gives_the_focus_back_to_the_field(demo: Demo, page) -> None:  # type: ignore[no-untyped-def]
    page.goto(demo.base_url)
    page.fill("#q", "canon")
    page.locator("#suggestions a").first.focus()
    page.keyboard.press("Escape")
    assert page.locator("#suggestions").is_hidden()
    assert page.evaluate("document.activeElement.id") == "q"


def test_the_order_is_chosen_with_the_arrow_keys_and_applies_once(demo: Demo, page) -> None:  # type: ignore[no-untyped-def]
    page.goto(f"{demo.base_url}/search?q=canon")
    page.locator("select[name=sort]").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.locator("select[name=sort]").input_value() == "-total_price"
    page.keyboard.press("Tab")
    page.wait_for_url("**sort=-total_price")


def test_the_keyboard_skips_to_the_content(demo: Demo, page) -> None:  # type: ignore[no-untyped-def]
    page.goto(f"{demo.base_url}/stores")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    assert skip.evaluate("link => link === document.activeElement")
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator("main a >> nth=0").evaluate("link => link === document.activeElement")


def test_a_dark_screen_gets_dark_pages_with_a_readable_chart(demo: Demo, page) -> None:  # type: ignore[no-untyped-def]
    page.emulate_media(color_scheme="dark")
    page.goto(f"{demo.base_url}/search?q=canon&sort=store_count")
    page.click("article.hit h2 a >> nth=0")
    assert _brightness(page, "body", "backgroundColor") < 60 < 180 < _brightness(page, "h1", "color")
    assert _brightness(page, ".chart .axis text", "fill") > 150
    assert _brightness(page, "#q", "backgroundColor") < 60
    page.screenshot(path=_PICTURES / "dark.png", full_page=True)


def test_nothing_moves_for_who_asks_for_rest(demo: Demo, page) -> None:  # type: ignore[no-untyped-def]
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{demo.base_url}/search?q=canon&sort=store_count")
    page.click("article.hit h2 a >> nth=0")
    moving = """[...document.querySelectorAll("*")].map(getComputedStyle).filter(
        (style) => style.transitionDuration !== "0s" || style.animationName !== "none").length"""
    assert page.evaluate(moving) == 0


def _brightness(page, selector: str, colour: str) -> float:  # type: ignore[no-untyped-def]
    """From 0 to 255: the mean of red, green and blue."""
    shown = page.locator(selector).first.evaluate(f"element => getComputedStyle(element).{colour}")
    parts = [float(part) for part in shown.partition("(")[2].rstrip(")").split(",")[:3]]
    return sum(parts) / 3


def _endless(page, selector: str) -> None:  # type: ignore[no-untyped-def]
    page.locator(selector).first.evaluate("element => { element.textContent = 'x'.repeat(2000) }")
