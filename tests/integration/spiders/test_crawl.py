"""The library's door: batches of listings in the caller's thread, and an end that is always told."""

import threading
from pathlib import Path

import pytest

from catalog.domain.store import Platform, Store
from catalog.settings import Settings
from spiders.crawl import CrawlOptions, crawl
from spiders.frontier.sitemap import GUESSES
from tests.integration.spiders.shop import Shop, listing, product_page, serve, tile

COUNT = 120
PAGES = {
    "/": listing("Shop", [tile(f"/p/{n}", f"Anvil {n}x") for n in range(COUNT)]),
    **{f"/p/{n}": product_page(f"Anvil {n}x", price=f"{n}.50", sku=f"AN-{n}") for n in range(COUNT)},
}


def _store(shop: Shop, **options: object) -> Store:
    return Store(
        id="anvils",
        name="Anvils",
        base_url=shop.base,
        country="US",
        currency="USD",
        platform=Platform.STRUCTURED_DATA,
        options=options,
    )


def test_listings_come_in_batches_in_the_calling_thread(tmp_path: Path):
    threads, sizes, keys, progress = set(), [], [], []

    def keep(listings):
        threads.add(threading.current_thread())
        sizes.append(len(listings))
        keys.extend(listing.item_key for listing in listings)

    with serve(PAGES) as shop:
        report = crawl(
            _store(shop), settings=Settings(var_dir=tmp_path), sink=keep, on_progress=progress.append
        )
    assert threads == {threading.current_thread()}
    assert sum(sizes) == COUNT == len(set(keys)) == report.items
    assert max(sizes) == 50
    assert progress[-1].pages == report.pages
    assert [each.items for each in progress] == sorted(each.items for each in progress)


def test_a_second_crawl_gives_the_same_keys_on_another_port(tmp_path: Path):
    found = []
    for _ in range(2):
        keys: list[str] = []
        with serve(PAGES) as shop:
            crawl(
                _store(shop),
                settings=Settings(var_dir=tmp_path),
                sink=lambda listings, keys=keys: keys.extend(each.item_key for each in listings),
                options=CrawlOptions(),
            )
        found.append(sorted(keys))
    assert found[0] == found[1]


def test_an_error_in_the_sink_stops_the_crawl_and_is_raised(tmp_path: Path):
    def fail(listings):
        raise ValueError("the catalog is full")

    with serve(PAGES) as shop:
        with pytest.raises(ValueError, match="the catalog is full"):
            crawl(_store(shop), settings=Settings(var_dir=tmp_path), sink=fail)
        assert len(shop.asked) < COUNT


def test_the_options_of_the_store_count(tmp_path: Path):
    names: list[str] = []
    with serve(PAGES) as shop:
        report = crawl(
            _store(shop, max_pages=5, selectors={"name": "p.sku span"}),
            settings=Settings(var_dir=tmp_path),
            sink=lambda listings: names.extend(each.name for each in listings),
        )
    assert report.pages <= 5 + len(GUESSES)
    assert not report.complete
    assert names and all(name.startswith("AN-") for name in names)
