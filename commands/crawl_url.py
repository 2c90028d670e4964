"""``pricemesh crawl --url``: a shop never seen before, to a file of JSON lines."""

import json
import sys
from contextlib import nullcontext
from functools import partial
from pathlib import Path

import click

from catalog.errors import ConfigurationError
from catalog.settings import read_settings
from commands.crawl_report import progress_bar, show_report
from commands.held_lines import HeldLines
from spiders.crawl import CrawlOptions, crawl_items
from spiders.detect import detect
from spiders.extraction.as_json import to_json
from spiders.items.item import Item
from spiders.rendering import rendered_store


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
        lines = HeldLines(file)

        def write(item: Item) -> None:
            text = json.dumps({**to_json(item.product), "url": item.url}, ensure_ascii=False)
            lines.write(text, priced=item.product.price is not None)

        run = partial(crawl_items, settings=settings, on_item=write, on_progress=on_progress, options=options)
        report = run(found.store)
        obey = options.obey_crawl_delay
        rendered = rendered_store(found.store, report, settings=settings, obey_crawl_delay=obey)
        if rendered is not None:
            lines.drop()
            report = run(rendered)
        lines.release()
    show_report(report, as_json=as_json, where=str(out) if out else None)
    if not report.items:
        click.get_current_context().exit(1)
