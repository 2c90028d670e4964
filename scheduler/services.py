"""What batch work needs, opened once and passed in."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Engine

from catalog.exchange import ExchangeRates, exchange_rates
from catalog.settings import Settings
from catalog.storage.engine import create_catalog_engine


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchServices:
    """Settings, the catalog's database and exchange rates."""

    settings: Settings
    database: Engine
    rates: ExchangeRates


@contextmanager
def open_batch_services(settings: Settings) -> Iterator[BatchServices]:
    """Opens nothing before it is used; closes the connections at the end."""
    database = create_catalog_engine(settings.catalog_url)
    try:
        yield BatchServices(
            settings=settings,
            database=database,
            rates=exchange_rates(settings.exchange_rates, currency=settings.currency),
        )
    finally:
        database.dispose()
