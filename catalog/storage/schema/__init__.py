"""The tables, one file each. ``metadata`` is what migrations are compared with."""

from catalog.storage.schema.change import change, counter, reader_cursor
from catalog.storage.schema.columns import metadata
from catalog.storage.schema.crawl_run import crawl_run
from catalog.storage.schema.judgement import judgement
from catalog.storage.schema.listing_rejection import listing_rejection
from catalog.storage.schema.offer import offer
from catalog.storage.schema.price_observation import price_observation
from catalog.storage.schema.product import product, product_group, product_gtin, product_variant_key
from catalog.storage.schema.store import store

__all__ = [
    "change",
    "counter",
    "crawl_run",
    "judgement",
    "listing_rejection",
    "metadata",
    "offer",
    "price_observation",
    "product",
    "product_group",
    "product_gtin",
    "product_variant_key",
    "reader_cursor",
    "store",
]
