"""What a crawl shows on a terminal: a bar while it runs, and the report at its end."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from spiders.report import CrawlProgress, CrawlReport

# More failed addresses than this help nobody on a terminal; --json has them all.
_FAILED_SHOWN = 5


@contextmanager
def progress_bar(title: str) -> Iterator[Callable[[CrawlProgress], None] | None]:
    """A bar on standard error, on a terminal only; else None."""
    if not sys.stderr.isatty():
        yield None
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[counts]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None, counts="")

        def show(progress: CrawlProgress) -> None:
            counts = f"{progress.pages} pages, {progress.items} items, {progress.failed} failed"
            bar.update(task, completed=progress.pages, total=progress.pages + progress.open, counts=counts)

        yield show


def show_report(report: CrawlReport, *, as_json: bool, where: str | None = None) -> None:
    """The report on standard error, so that items may go to standard output."""
    if as_json:
        click.echo(json.dumps(report.as_json()), err=True)
        return
    console = Console(stderr=True, highlight=False)
    target = f" in {where}" if where else ""
    console.print(
        f"[bold]{report.items} items[/bold]{target} from {report.pages} pages, {report.seconds:.1f} s"
    )
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    for name, value in _rows(report):
        table.add_row(name, value)
    console.print(table)


def _rows(report: CrawlReport) -> Iterator[tuple[str, str]]:
    yield "read as", report.platform
    yield "complete", "yes" if report.complete else "no: offers not seen are not withdrawn"
    if report.pages_per_item is not None:
        yield "pages per item", f"{report.pages_per_item}"
    if report.unchanged:
        yield "not sent again", f"{report.unchanged} pages, unchanged since the last crawl"
    yield "duplicates avoided", f"{report.duplicates}"
    if report.coverage:
        yield "fields", ", ".join(f"{name} {share:.0%}" for name, share in report.coverage.items())
    for reason, count in report.skipped.items():
        yield "skipped", f"{count} {reason}"
    for name, seconds in report.delays.items():
        yield "slowed down", f"{name}: {seconds:g} s between requests"
    for url, reason in list(report.failed_urls.items())[:_FAILED_SHOWN]:
        yield "failed", f"{url}: {reason}"
    if len(report.failed_urls) > _FAILED_SHOWN:
        yield "failed", f"… and {len(report.failed_urls) - _FAILED_SHOWN} more; --json lists them"
    for note in report.notes:
        yield "note", note
