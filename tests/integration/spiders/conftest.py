"""Crawls of synthetic shops, in the test's own process."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from catalog.domain.store import Platform, Store
from catalog.settings import Settings
from spiders.crawl import CrawlOptions, crawl_items
from spiders.items.item import Item
from spiders.report import CrawlReport


@dataclass(frozen=True)
class Crawled:
    items: list[Item]
    report: CrawlReport

    @property
    def names(self) -> list[str]:
        return sorted(item.product.name or "" for item in self.items)

    @property
    def paths(self) -> list[str]:
        return sorted("/" + item.url.split("/", 3)[3] for item in self.items)


Crawl = Callable[..., Crawled]


@pytest.fixture
def crawl(tmp_path: Path) -> Crawl:
    """``crawl(base, platform=…, options=…, **store options)``."""

    def run(
        base: str,
        *,
        platform: Platform = Platform.STRUCTURED_DATA,
        limits: CrawlOptions | None = None,
        settings: Settings | None = None,
        **options: Any,
    ) -> Crawled:
        store = Store(
            id="shop",
            name="Shop",
            base_url=base,
            country="US",
            currency="USD",
            platform=platform,
            options=options,
        )
        items: list[Item] = []
        used = settings or Settings(var_dir=tmp_path, contact=None)
        report = crawl_items(store, settings=used, on_item=items.append, options=limits)
        return Crawled(items=items, report=report)

    return run
