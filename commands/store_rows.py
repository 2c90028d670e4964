"""Stores of the catalog: listing, showing, switching and removing them."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

import click

from catalog.domain.change import ChangeKind
from catalog.domain.crawl_run import RunState
from catalog.domain.store import Store
from catalog.errors import ServiceUnavailableError
from catalog.settings import Settings, read_settings
from catalog.storage import UnitOfWork, create_catalog_engine
from catalog.storage.migrate import upgrade
from commands.missing_rates import tell_missing_rates
from commands.tables import print_table
from spiders.stores import dump_store


def save_row(store: Store, settings: Settings) -> None:
    """Add the store to the catalog, which is created where there is none yet."""
    engine = create_catalog_engine(settings.catalog_url)
    upgrade(engine)
    with UnitOfWork(engine) as uow:
        known = uow.stores.find(store.id)
        uow.stores.save(store)
        if known is not None and known.shipping != store.shipping:
            # Totals are made of it: index and feed learn of them by the log, as of any price.
            for offer_id in uow.offers.ids_of_store(store.id):
                uow.changes.add(ChangeKind.OFFER_PRICE_CHANGED, offer_id)
        uow.commit()


def store_at(address: str, settings: Settings) -> Store | None:
    """The store of the catalog that is crawled at this address; None also where there is no catalog yet."""
    try:
        with UnitOfWork(create_catalog_engine(settings.catalog_url), read_only=True) as uow:
            stores = uow.stores.all(enabled_only=True)
    except ServiceUnavailableError:
        return None
    return next((one for one in stores if one.base_url.rstrip("/") == address.rstrip("/")), None)


def read_row(store_id: str, settings: Settings) -> Store:
    """Raises NotFoundError."""
    with UnitOfWork(create_catalog_engine(settings.catalog_url), read_only=True) as uow:
        return uow.stores.get(store_id)


def list_stores(*, as_json: bool) -> None:
    """A table, or one JSON object a line."""
    settings = read_settings()
    with UnitOfWork(create_catalog_engine(settings.catalog_url), read_only=True) as uow:
        stores, offers = uow.stores.all(), uow.statistics.offers_by_store()
    tell_missing_rates(stores, settings)
    if as_json:
        for store in stores:
            click.echo(json.dumps({**_summary(store), "offers": offers.get(store.id, 0)}, ensure_ascii=False))
        return
    if not stores:
        click.echo("no stores yet: pricemesh store add URL")
        return
    columns = (*_summary(stores[0]), "offers")
    print_table(columns, [_row(_summary(store), offers.get(store.id, 0)) for store in stores])


def show_store(store_id: str) -> None:
    """The store's file as it would be written."""
    settings = read_settings()
    store = read_row(store_id, settings)
    click.echo(dump_store(store), nl=False)
    tell_missing_rates([store], settings)


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
        for run in uow.runs.in_state({RunState.PENDING, RunState.RUNNING}):
            if run.store_id == store_id:  # what it reads from now on would bring offers back
                uow.runs.finish(run.id, RunState.CANCELLED, error="the store was removed", at=now)
        withdrawn = uow.intake.withdraw_missed(store_id, misses=0, at=now)
        for offer_id in withdrawn:
            uow.changes.add(ChangeKind.OFFER_WITHDRAWN, offer_id, at=now)
        uow.commit()
    (settings.var_dir / "stores" / f"{store_id}.toml").unlink(missing_ok=True)
    shutil.rmtree(page_store(settings, store_id), ignore_errors=True)
    click.echo(
        f"{store_id} is removed: {len(withdrawn)} offers withdrawn; pricemesh match run takes them out of the search"
    )


def _row(summary: Mapping[str, object], offers: int) -> list[str]:
    enabled = "yes" if summary["enabled"] else "no"
    return [str(value or "") for value in {**summary, "enabled": enabled}.values()] + [f"{offers:,}"]


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
