"""``pricemesh crawl --url``: a shop never seen before, to a file of JSON lines."""

import json
import sys
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from catalog.domain.store import Platform
from catalog.errors import ConfigurationError
from catalog.settings import read_settings
from commands.crawl_report import progress_bar, show_report
from spiders.chromium import can_render
from spiders.crawl import CrawlOptions, crawl_items
from spiders.detect import detect
from spiders.extraction.as_json import to_json
from spiders.items.item import Item


def crawl_url(url: str, *, out: Path | None, options: CrawlOptions, as_json: bool) -> None:
    """Detect how the shop is to be read, crawl it, write each product when it is found. Exit code 1: no product."""
    settings = read_settings()
    found = detect(url, settings=settings)
    try:
        target = out.open("w", encoding="utf-8") if out else nullcontext(sys.stdout)
    except OSError as error:
        raise ConfigurationError(
            f"--out {out}: cannot be written: {error.strerror}. Name another file."
        ) from error
    with target as file, progress_bar(found.store.base_url) as on_progress:

        def write(item: Item) -> None:
            file.write(json.dumps({**to_json(item.product), "url": item.url}, ensure_ascii=False) + "\n")

        run = partial(crawl_items, settings=settings, on_item=write, on_progress=on_progress, options=options)
        report = run(found.store)
        if not report.items and found.store.platform is Platform.STRUCTURED_DATA and can_render(settings):
            report = run(replace(found.store, platform=Platform.BROWSER))
    show_report(report, as_json=as_json, where=str(out) if out else None)
    if not report.items:
        click.get_current_context().exit(1)
