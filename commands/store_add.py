"""Adding a store: look at it, show what was read, write it down."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from catalog.domain.store import Platform, Store
from catalog.errors import ConfigurationError
from catalog.settings import Settings, read_settings
from commands.missing_rates import tell_missing_rates
from commands.store_rows import read_row, save_row, store_at
from commands.store_sample import show_sample
from scheduler.timetable import parse_schedule
from spiders.detect import detect
from spiders.rendering import rendered_store
from spiders.sampling import Sample, take_sample, with_sample
from spiders.stores import dump_store, load_store, store_from


def add_url(
    url: str,
    changes: Mapping[str, Any],
    *,
    folder: Path | None,
    ask: bool,
    obey_crawl_delay: bool,
    catalog: bool,
) -> None:
    """Detect, sample, show, ask, write. Raises ConfigurationError where the shop shows no product."""
    settings = read_settings()
    _check_given(changes)
    console = Console(stderr=True, highlight=False)
    with console.status(f"looking at {url}"):
        found = detect(url, settings=settings)
        if catalog:
            _check_new(replace(found.store, id=changes.get("id", found.store.id)), settings)
        store, sample = _sample(found.store, settings, obey_crawl_delay=obey_crawl_delay)
    show_sample(sample, console)
    if not sample.items:
        raise ConfigurationError(f"no product was found at {url}: {_why(sample)}")
    store = replace(with_sample(store, sample), **changes)
    store = _checked(store)
    rendered = store.platform is Platform.BROWSER
    evidence = ("plain pages show no product or no price",) if rendered else found.evidence
    console.print(f"\nread as [bold]{store.platform}[/bold]: {', '.join(evidence)}")
    console.print(f"sitemaps: {', '.join(found.sitemaps) or 'none named in robots.txt'}")
    text = dump_store(store)
    console.print(f"\n{text}", markup=False)
    tell_missing_rates([store], settings)
    target = (folder or settings.var_dir / "stores") / f"{store.id}.toml"
    if ask:
        question = f"Replace {target}?" if target.exists() else "Add this store?"
        click.confirm(question, abort=True, err=True)
    _write(target, text)
    if catalog:
        save_row(store, settings)
    click.echo(f"{store.id}: written to {target}{_and_now(store.id) if catalog else ''}")


def add_file(path: Path, *, catalog: bool) -> None:
    """A store's file into the catalog. Raises ConfigurationError that names the key."""
    store = load_store(path)
    try:
        _check_schedule(store.schedule)
    except ConfigurationError as error:
        raise ConfigurationError(f"{path}: {error}") from error
    settings = read_settings()
    tell_missing_rates([store], settings)
    if catalog:
        save_row(store, settings)
    click.echo(f"{store.id}: {path} is right{_and_now(store.id) if catalog else ''}")


def _and_now(store_id: str) -> str:
    return f" and the catalog; crawl it now with: pricemesh crawl {store_id}"


def check_store(store: str, *, obey_crawl_delay: bool) -> None:
    """A sample of a store of the catalog or of a file. Exit code 1 without a price."""
    settings = read_settings()
    one = load_store(Path(store)) if Path(store).is_file() else read_row(store, settings)
    sample = take_sample(one, settings=settings, obey_crawl_delay=obey_crawl_delay)
    show_sample(sample, Console(highlight=False))
    if not any(item.product.price is not None for item in sample.items):
        raise ConfigurationError(f"no product with a price could be read from {one.id}: {_why(sample)}")


def _sample(store: Store, settings: Settings, *, obey_crawl_delay: bool) -> tuple[Store, Sample]:
    """In plain HTTP, else with a browser where there is one and it shows more."""
    sample = take_sample(store, settings=settings, obey_crawl_delay=obey_crawl_delay)
    rendered = rendered_store(store, sample.report, settings=settings, obey_crawl_delay=obey_crawl_delay)
    if rendered is None:
        return store, sample
    return rendered, take_sample(rendered, settings=settings, obey_crawl_delay=obey_crawl_delay)


def _check_given(changes: Mapping[str, Any]) -> None:
    """Wrong options are told before the shop is asked for anything."""
    sound = {
        "id": "shop",
        "name": "Shop",
        "base_url": "https://shop.example",
        "country": "",
        "currency": "EUR",
    }
    store_from({**sound, "platform": str(Platform.STRUCTURED_DATA), **changes})
    _check_schedule(changes.get("schedule"))


def _check_new(store: Store, settings: Settings) -> None:
    """A shop that is two stores would offer each of its products twice."""
    known = store_at(store.base_url, settings)
    if known is not None and known.id != store.id:
        raise ConfigurationError(
            f"{store.base_url} is store {known.id!r} already: add it as --id {known.id} to replace it, or remove that "
            f"first with pricemesh store remove {known.id}"
        )


def _check_schedule(schedule: str | None) -> None:
    if schedule is not None:
        parse_schedule(schedule)


def _checked(store: Store) -> Store:
    """What a store's file demands, asked before anything is written."""
    if not store.currency:
        raise ConfigurationError("the shop does not show its currency: name it with --currency EUR")
    data = {key: getattr(store, key) for key in ("id", "name", "base_url", "country", "currency", "schedule")}
    store_from({**data, "platform": str(store.platform), "options": dict(store.options)})
    return store


def _write(target: Path, text: str) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    except OSError as error:
        raise ConfigurationError(
            f"{target} cannot be written: {error.strerror}. Name another --folder."
        ) from error


def _why(sample: Sample) -> str:
    report = sample.report
    if report.failed_urls:
        url, reason = next(iter(report.failed_urls.items()))
        return f"{len(report.failed_urls)} pages failed, such as {url}: {reason}"
    reasons = ", ".join(f"{count} {reason}" for reason, count in report.skipped.items()) or "none skipped"
    notes = "; ".join(report.notes)
    return f"{report.pages} pages read, {reasons}{'; ' + notes if notes else ''}"
