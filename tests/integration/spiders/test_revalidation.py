"""A shop that was crawled before is asked what changed: nothing is sent twice, and nothing is lost by that."""

import os
from decimal import Decimal
from pathlib import Path

from catalog.domain.store import Platform, Store
from catalog.settings import Settings
from spiders.crawl import CrawlOptions, crawl_items
from spiders.engine.revalidation import drop_old_pages
from spiders.items.item import Item
from spiders.report import CrawlReport
from tests.integration.spiders.shop import Answer, listing, product_page, serve, tile

NAMES = ["Anvil", "Bellows", "Chisel"]
DAY = 24 * 3600


def _pages() -> dict[str, str | Answer]:
    return {
        "/": listing("Shop", [tile(f"/{name.lower()}", name) for name in NAMES]),
        **{f"/{name.lower()}": product_page(name, price="19.99", sku=name) for name in NAMES},
    }


def _crawl(base: str, folder: Path | None) -> tuple[dict[str, Decimal | None], CrawlReport]:
    store = Store(
        id="shop", name="Shop", base_url=base, country="US", currency="USD",
        platform=Platform.STRUCTURED_DATA, options={},
    )  # fmt: skip
    items: list[Item] = []
    options = CrawlOptions(page_store=folder)
    report = crawl_items(store, settings=Settings(contact=None), on_item=items.append, options=options)
    return {item.product.name or "": item.product.price for item in items}, report


def test_an_unchanged_page_is_not_sent_again_and_its_product_is_seen(tmp_path):
    with serve(_pages(), validators=True) as shop:
        first, report = _crawl(shop.base, tmp_path)
        assert report.unchanged == 0
        again, report = _crawl(shop.base, tmp_path)
    assert again == first
    assert report.complete
    assert report.unchanged == 1 + len(NAMES)
    assert set(shop.unchanged) >= set(_pages())


def test_a_changed_page_is_sent_and_read_anew(tmp_path):
    pages = _pages()
    with serve(pages, validators=True) as shop:
        _crawl(shop.base, tmp_path)
        pages["/anvil"] = product_page("Anvil", price="9.99", sku="Anvil")
        for _ in range(2):
            found, _ = _crawl(shop.base, tmp_path)
            assert found == {
                "Anvil": Decimal("9.99"),
                "Bellows": Decimal("19.99"),
                "Chisel": Decimal("19.99"),
            }


def test_a_page_that_fails_or_is_gone_is_not_taken_from_the_last_crawl(tmp_path):
    pages = _pages()
    with serve(pages, validators=True) as shop:
        _crawl(shop.base, tmp_path)
        pages["/anvil"] = Answer(status=503, headers={"Retry-After": "0"})
        del pages["/chisel"]
        found, report = _crawl(shop.base, tmp_path)
        assert list(found) == ["Bellows"]
        assert list(report.failed_urls) == [f"{shop.base}/anvil"]
    found, report = _crawl(shop.base, tmp_path)
    assert found == {}
    assert not report.complete


def test_without_a_store_of_pages_nothing_is_conditional(tmp_path):
    with serve(_pages(), validators=True) as shop:
        _crawl(shop.base, None)
        _, report = _crawl(shop.base, None)
    assert shop.unchanged == []
    assert report.unchanged == 0


def test_a_page_kept_for_long_is_asked_for_anew(tmp_path):
    with serve(_pages(), validators=True) as shop:
        _crawl(shop.base, tmp_path)
        for kept in tmp_path.rglob("*"):
            os.utime(kept, (0, 0))
        found, report = _crawl(shop.base, tmp_path)
    assert sorted(found) == NAMES
    assert report.unchanged == 0


def test_pages_that_were_not_seen_for_long_are_deleted(tmp_path):
    with serve(_pages(), validators=True) as shop:
        _crawl(shop.base, tmp_path)
    kept = next(tmp_path.glob("*/??/*"))
    assert drop_old_pages(tmp_path, now=kept.stat().st_mtime + 3 * DAY) == 0
    assert drop_old_pages(tmp_path, now=kept.stat().st_mtime + 30 * DAY) == 1 + len(NAMES)
    assert not any(tmp_path.glob("*/??/*"))
