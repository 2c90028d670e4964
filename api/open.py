"""Opens what the HTTP side needs and closes it again."""

from collections.abc import Iterator
from contextlib import contextmanager

from api.services import Services
from catalog.exchange import exchange_rates
from catalog.settings import Settings
from catalog.storage.engine import create_catalog_engine
from index.opening import open_engine


@contextmanager
def open_services(settings: Settings) -> Iterator[Services]:
    """Nothing is read before the first request, so a server starts also while a service is away."""
    database = create_catalog_engine(settings.catalog_url)
    search = open_engine(settings)
    try:
        yield Services(
            settings=settings,
            database=database,
            search=search,
            rates=exchange_rates(settings.exchange_rates, currency=settings.currency),
        )
    finally:
        search.close()
        database.dispose()
