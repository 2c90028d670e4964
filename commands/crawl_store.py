"""``pricemesh crawl STORE``: one run of a store of the catalog, now."""

from catalog.errors import ConfigurationError
from spiders.crawl import CrawlOptions


def crawl_store(store_id: str, *, options: CrawlOptions, as_json: bool) -> None:
    """Run the store through the scheduler, which keeps the run's row."""
    raise ConfigurationError(f"store {store_id!r} cannot be crawled into the catalog by this version")
