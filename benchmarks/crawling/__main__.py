"""``python -m benchmarks.crawling``: the recorded real shops of ../shared/shops, crawled with no configuration.

Prints the scorer's shares for each shop, beside a crawler that follows every link and reads pages the same way.
"""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import click

from benchmarks.crawling.peer import EveryLinkSpider
from benchmarks.machine import machine
from benchmarks.modules import module_at
from catalog.settings import Settings
from spiders.crawl import CrawlOptions, crawl_items
from spiders.detect import detect
from spiders.engine.loop import run_spider
from spiders.engine.settings import scrapy_settings
from spiders.extraction import ExtractedProduct
from spiders.extraction.as_json import to_json
from spiders.items.item import Item

SHOPS = Path(__file__).parents[3] / "shared" / "shops"
_SHARES = ("found", "duplicates", "not_products", "price", "list_price", "sku", "brand", "availability")


@click.command()
@click.argument("names", nargs=-1)
@click.option("--folder", type=click.Path(path_type=Path, exists=True), default=SHOPS, help="Recorded shops.")
@click.option("--no-peer", is_flag=True, help="Without the crawler that follows every link.")
@click.option("--fail", default=0.0, help="Share of requests that the shop answers with 503.")
@click.option("--examples", default=0, help="Show so many examples of what was wrong.")
def main(names: tuple[str, ...], folder: Path, no_peer: bool, fail: float, examples: int) -> None:
    """Crawl the recorded shops NAMES, all by default."""
    replay, score = module_at(folder / "replay.py"), module_at(folder / "score.py")
    click.echo(f"{machine()}\n")
    columns = ("shop", "crawler", "pages", "a product", "s", *_SHARES)
    click.echo(f"| {' | '.join(columns)} |\n{'|---' * len(columns)}|")
    for name in names or sorted(path.stem for path in (folder / "truth").glob("*.json")):
        truth = json.loads((folder / "truth" / f"{name}.json").read_text(encoding="utf-8"))
        arguments = ["--no-crawl-delay", "--fail", str(fail)]
        with replay.serve(folder / f"{name}.jsonl.gz", *arguments) as base:
            _print(name, "pricemesh", truth, score, *_ours(base), examples=examples)
        if not no_peer:
            with replay.serve(folder / f"{name}.jsonl.gz", *arguments) as base:
                _print(name, "every link", truth, score, *_peer(base), examples=0)


def _ours(base: str) -> tuple[list[dict[str, Any]], int, float]:
    settings = Settings()
    items: list[Item] = []
    store = detect(base, settings=settings).store
    report = crawl_items(store, settings=settings, on_item=items.append, options=CrawlOptions())
    return [{**to_json(item.product), "url": item.url} for item in items], report.pages, report.seconds


def _peer(base: str) -> tuple[list[dict[str, Any]], int, float]:
    found: list[tuple[str, ExtractedProduct]] = []
    with _clock() as seconds:
        spider = run_spider(
            EveryLinkSpider, settings=scrapy_settings(contact=None), receive=found.append, base=base
        )
    assert isinstance(spider, EveryLinkSpider)
    return [{**to_json(product), "url": url} for url, product in found], spider.pages, seconds[0]


def _print(
    name: str,
    crawler: str,
    truth: list[Any],
    score: ModuleType,
    items: list[dict[str, Any]],
    pages: int,
    seconds: float,
    *,
    examples: int,
) -> None:
    scored = score.score(truth, items, examples)
    shares = " | ".join(str(scored.get(key, "")) for key in _SHARES)
    click.echo(f"| {name} | {crawler} | {pages} | {pages / len(truth):.2f} | {seconds:.1f} | {shares} |")
    for field, wrong in scored.get("examples", {}).items():
        for example in wrong:
            click.echo(f"    {field}: {example}")


@contextmanager
def _clock() -> Iterator[list[float]]:
    seconds = [0.0]
    started = time.perf_counter()
    yield seconds
    seconds[0] = time.perf_counter() - started


if __name__ == "__main__":
    main()
