"""``pricemesh db``: create, upgrade and inspect the database."""

import json
import sys
from typing import Any

import click


@click.group()
def command() -> None:
    """Create, upgrade and inspect the catalog's database.

    It is at PRICEMESH_DATABASE_URL, else an SQLite file in PRICEMESH_VAR_DIR.
    """


@command.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def upgrade(as_json: bool) -> None:
    """Create the database, or bring it to this version. Safe to repeat."""
    from catalog.storage import migrate

    engine = _engine()
    migrate.upgrade(engine)
    _print(
        {"version": migrate.current(engine)}, as_json, f"The catalog has schema {migrate.current(engine)}."
    )


@command.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def current(as_json: bool) -> None:
    """Say which schema is there and which is needed."""
    from catalog.storage import migrate

    version, needed = migrate.current(_engine()), migrate.head()
    newer = version is not None and migrate.is_newer(version)
    remedy = "install the pricemesh that wrote it" if newer else "run `pricemesh db upgrade`"
    state = "up to date" if version == needed else f"{needed} is needed: {remedy}"
    _print({"version": version, "needed": needed}, as_json, f"{version or 'no schema'} ({state})")


@command.command()
@click.option("--mend", is_flag=True, help="Set times that lie ahead to now.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def check(mend: bool, as_json: bool) -> None:
    """Compare tables with the code, and look for times that lie ahead.

    A clock that was ahead leaves such times in prices' history, offers and runs. Exit code 1 where tables differ, or
    times that are more than a day ahead were not mended.
    """
    from catalog.storage import migrate

    engine = _engine()
    differences = migrate.check(engine)
    ahead = {} if differences else _ahead(engine, mend=mend)
    lines = [*differences, *(f"{name}: {rows:,} rows lie ahead of now" for name, rows in ahead.items())]
    if ahead and mend:
        lines.append("They are set to now. `pricemesh index rebuild` takes that over.")
    elif ahead:
        lines.append("A clock was ahead: `pricemesh db check --mend` sets them to now.")
    text = "\n".join(lines) or "The database and the code agree."
    _print({"differences": differences, "ahead": ahead, "mended": mend and bool(ahead)}, as_json, text)
    if differences or (ahead and not mend):
        sys.exit(1)


@command.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def stats(as_json: bool) -> None:
    """Count rows, and how far readers of the log lag."""
    from catalog.storage import UnitOfWork

    with UnitOfWork(_engine(), read_only=True) as uow:
        head = uow.changes.head()
        report = {
            "live": uow.statistics.live(),
            "rows": uow.statistics.rows(),
            "change_head": head,
            "reader_lag": {reader: head - at for reader, at in sorted(uow.changes.cursors().items())},
        }
    _print(report, as_json, _as_text(report))


@command.command(short_help="Delete old changes and rejections that are done with.")
@click.option(
    "--keep-days",
    type=click.IntRange(min=1, max=36_500),
    default=90,
    show_default=True,
    help="Younger rows stay.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def prune(keep_days: int, as_json: bool) -> None:
    """Delete old changes that every reader has seen, and old rejections.

    Offers, prices, products and judgements are never touched. A feed's delta from before is refused then, and says
    to fetch the whole feed. Safe to repeat, also while the service runs.
    """
    from datetime import UTC, datetime, timedelta

    from catalog.storage import UnitOfWork

    before = datetime.now(UTC) - timedelta(days=keep_days)
    with UnitOfWork(_engine()) as uow:
        report = {"changes": uow.changes.prune(before), "rejections": uow.rejections.prune(before)}
        uow.commit()
    deleted = " and ".join(f"{count:,} {what}" for what, count in report.items())
    _print(report, as_json, f"Deleted {deleted} older than {keep_days} days.")


@command.command(short_help="Copy the catalog into another, empty database.")
@click.argument("target", metavar="URL")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def copy(target: str, as_json: bool) -> None:
    """Copy the catalog into the empty database at URL: from SQLite to PostgreSQL, or back.

    Everything comes over with its ids: products, price history, judgements, the change log and how far each reader
    is. It is copied whole and compared at the end, or not at all. End `pricemesh schedule` before: what changes
    meanwhile is not in the copy.
    """
    from catalog.storage import create_catalog_engine
    from catalog.storage.copying import copy_catalog, count_rows
    from catalog.storage.place import place_of
    from commands.progress import RowProgress

    source, into = _engine(), create_catalog_engine(target, named="URL")
    _tell_of_crawls(source)
    with RowProgress(total=2 * count_rows(source)) as progress:
        rows = copy_catalog(source, into, progress.advance)
    place = place_of(into.url)
    _print(
        {"target": place, "rows": rows},
        as_json,
        f"Copied {sum(rows.values()):,} rows of {len(rows)} tables to {place}; counts and content are the same.\n"
        "Set PRICEMESH_DATABASE_URL to it from now on. What is in PRICEMESH_VAR_DIR goes on with it: matcher and index "
        "need nothing.",
    )


def _tell_of_crawls(engine: Any) -> None:
    from catalog.domain.crawl_run import RunState
    from catalog.storage import UnitOfWork

    with UnitOfWork(engine, read_only=True) as uow:
        under_way = uow.runs.in_state({RunState.PENDING, RunState.RUNNING})
    if under_way:
        names = ", ".join(sorted({run.store_id for run in under_way}))
        click.echo(f"warning: {names}: crawled now; what is read meanwhile is not in the copy", err=True)


def _ahead(engine: Any, *, mend: bool) -> dict[str, int]:
    from datetime import UTC, datetime

    from catalog.ingest.acceptance import CLOCK_SKEW
    from catalog.storage import UnitOfWork

    now = datetime.now(UTC)
    with UnitOfWork(engine, read_only=not mend) as uow:
        if not mend:
            return uow.times.after(now + CLOCK_SKEW)
        found = uow.times.bring_back(after=now + CLOCK_SKEW, to=now)
        uow.commit()
        return found


def _engine() -> Any:
    from catalog.settings import read_settings
    from catalog.storage import create_catalog_engine

    return create_catalog_engine(read_settings().catalog_url)


def _print(report: dict[str, Any], as_json: bool, text: str) -> None:
    click.echo(json.dumps(report, indent=2) if as_json else text)


def _as_text(report: dict[str, Any]) -> str:
    lines: list[str] = []
    for title, part in report.items():
        name = title.replace("_", " ").capitalize()
        if isinstance(part, dict):
            lines.append(name)
            lines.extend(f"  {each.replace('_', ' '):<20} {value:>12,}" for each, value in part.items())
        else:
            lines.append(f"{name:<22} {part:>12,}")
    return "\n".join(lines)
