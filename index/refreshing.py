"""Discounts and price drops move as days pass, though nothing changes in the catalog: a batch at a time, the
products whose numbers are others by now are indexed again.

What the index holds is asked of itself, so that nothing needs to be remembered between two walks: a walk that was
cut short, or never ran for weeks, is made good by the next one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Protocol

from index.document import ProductDocument
from index.engine import SearchEngine
from index.feeder import FeedCounts
from index.query import SearchQuery, Sort

# Products looked at in one step: about a third of a second, so that changes are not kept waiting.
BATCH = 1_000

# Discount in percent, drop in minor units.
_Moved = tuple[int, int]
_NOTHING: _Moved = (0, 0)
# Which of the two each order is by.
_ORDERS = {Sort.DISCOUNT: 0, Sort.PRICE_DROP: 1}


class PricedProducts(Protocol):
    """Where products are looked up by what their prices did."""

    def priced_lately(self) -> Iterable[str]:
        """Ids of the products with a price of theirs seen to change in the days that discounts look back on."""

    def documents(self, product_ids: Sequence[str]) -> Iterable[ProductDocument]:
        """Their documents as of now."""


def refresh(engine: SearchEngine, source: PricedProducts) -> Iterator[FeedCounts]:
    """What each batch did; what was found to have moved is visible when its batch is handed over.

    Between two batches the engine may be fed, as ``feed`` does it.
    """
    held: dict[str, _Moved] = {}
    for sort in _ORDERS:
        for page in _pages(engine, sort):
            held |= page
            yield FeedCounts()
    lately = iter(source.priced_lately())
    while batch := list(islice(lately, BATCH)):
        yield _refresh_batch(engine, source, {one: held.pop(one, _NOTHING) for one in batch})
    rest = iter(held.items())
    while batch_held := dict(islice(rest, BATCH)):
        yield _refresh_batch(engine, source, batch_held)


def _pages(engine: SearchEngine, sort: Sort) -> Iterator[dict[str, _Moved]]:
    """What the index holds of products that have a discount, or a drop, the greatest first."""
    query = SearchQuery(sort=sort, size=BATCH, facets=())
    while True:
        page = engine.search(query)
        found = {hit.document.product_id: _moved(hit.document) for hit in page.hits}
        moved = {id_: one for id_, one in found.items() if one[_ORDERS[sort]]}
        yield moved
        if len(moved) < len(found) or page.next_cursor is None:
            return
        query = replace(query, cursor=page.next_cursor)


def _refresh_batch(engine: SearchEngine, source: PricedProducts, held: dict[str, _Moved]) -> FeedCounts:
    documents = source.documents(list(held))
    moved = [document for document in documents if _moved(document) != held[document.product_id]]
    if moved:
        engine.upsert(moved)
        engine.commit()
        engine.release()
    return FeedCounts(indexed=len(moved))


def _moved(document: ProductDocument) -> _Moved:
    return document.discount_percent, document.price_drop
