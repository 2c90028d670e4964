"""Stores of the catalog: listing, showing, switching and removing them."""

import json
from datetime import UTC, datetime

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from catalog.domain.change import ChangeKind
from catalog.domain.store import Store
from catalog.settings import Settings, read_settings
from catalog.storage import UnitOfWork, create_catalog_engine
from catalog.storage.migrate import upgrade
from spiders.stores import dump_store

# Characters of a table that goes into a file or another program: rich would cut it at 80.
_PIPED_WIDTH = 200


def save_row(store: Store, settings: Settings) -> None:
    """Add the store to the catalog, which is created where there is none yet."""
    engine = create_catalog_engine(settings.catalog_url)
    upgrade(engine)
    with UnitOfWork(engine) as uow:
        uow.stores.save(store)
        uow.commit()


def read_row(store_id: str, settings: Settings) -> Store:
    """Raises NotFoundError."""
    with UnitOfWork(create_catalog_engine(settings.catalog_url), read_only=True) as uow:
        return uow.stores.get(store_id)


def list_stores(*, as_json: bool) -> None:
    """A table, or one JSON object a line."""
    settings = read_settings()
    with UnitOfWork(create_catalog_engine(settings.catalog_url), read_only=True) as uow:
        stores, offers = uow.stores.all(), uow.statistics.offers_by_store()
    if as_json:
        for store in stores:
            click.echo(json.dumps({**_summary(store), "offers": offers.get(store.id, 0)}, ensure_ascii=False))
        return
    if not stores:
        click.echo("no stores yet: pricemesh store add URL")
        return
    table = Table(box=None, padding=(0, 2, 0, 0))
    # other commands take the id, so it is never cut short
    table.add_column("id", no_wrap=True, min_width=max(len(store.id) for store in stores))
    for name in ("name", "platform", "country", "currency", "schedule", "enabled", "offers"):
        table.add_column(name)
    for store in stores:
        values = [escape(str(value)) if value is not None else "" for value in _summary(store).values()]
        table.add_row(*values, str(offers.get(store.id, 0)))
    console = Console()
    if not console.is_terminal:
        console.width = _PIPED_WIDTH
    console.print(table)


def show_store(store_id: str) -> None:
    """The store's file as it would be written."""
    click.echo(dump_store(read_row(store_id, read_settings())), nl=False)


def switch_store(store_id: str, *, enabled: bool) -> None:
    """Raises NotFoundError."""
    with UnitOfWork(create_catalog_engine(read_settings().catalog_url)) as uow:
        uow.stores.set_enabled(store_id, enabled)
        uow.commit()
    click.echo(f"{store_id} is {'enabled' if enabled else 'disabled'}")


def remove_store(store_id: str, *, ask: bool) -> None:
    """Withdraw the store's offers, disable its row, delete its file and its kept pages under VAR_DIR."""
    import shutil

    from spiders.engine.revalidation import page_store

    settings = read_settings()
    with UnitOfWork(create_catalog_engine(settings.catalog_url)) as uow:
        store = uow.stores.get(store_id)
        if ask:
            click.confirm(f"Withdraw all offers of {store.name} ({store_id})?", abort=True)
        now = datetime.now(UTC)
        uow.stores.set_enabled(store_id, False, at=now)
        withdrawn = uow.intake.withdraw_missed(store_id, misses=0, at=now)
        for offer_id in withdrawn:
            uow.changes.add(ChangeKind.OFFER_WITHDRAWN, offer_id, at=now)
        uow.commit()
    (settings.var_dir / "stores" / f"{store_id}.toml").unlink(missing_ok=True)
    shutil.rmtree(page_store(settings, store_id), ignore_errors=True)
    click.echo(f"{store_id} is removed: {len(withdrawn)} offers withdrawn")


def _summary(store: Store) -> dict[str, object]:
    return {
        "id": store.id,
        "name": store.name,
        "platform": str(store.platform),
        "country": store.country,
        "currency": store.currency,
        "schedule": store.schedule,
        "enabled": store.enabled,
    }
