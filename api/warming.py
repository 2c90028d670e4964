"""What the first shopper would otherwise wait for."""

import gc
import logging
from threading import Thread

from catalog.domain.availability import Availability
from catalog.errors import PricemeshError
from index.engine import SearchEngine
from index.facets import Facet
from index.query import Filters, SearchQuery

# Python's own (700, 10, 10) look at all that queries left behind every few hundred queries, 50 ms each time. What
# queries throw away is freed without a collection, but for rare cycles.
_COLLECTIONS = (20_000, 50, 100)

logger = logging.getLogger(__name__)


def warm_aside(search: SearchEngine) -> Thread:
    """``warm`` in a thread, so that the server listens meanwhile."""
    thread = Thread(target=warm, args=(search,), name="warming", daemon=True)
    thread.start()
    return thread


def warm(search: SearchEngine) -> None:
    """Make the engine read its index and load its code, which takes seconds for a million products. What is then
    in memory stays as long as the server, and no garbage collection looks at it again."""
    in_stock = Filters(availability=frozenset({Availability.IN_STOCK.value}))
    try:
        for text in ("", "new"):
            search.search(SearchQuery(text=text, filters=in_stock, facets=tuple(Facet), size=1))
    except PricemeshError as error:
        logger.warning("the search engine does not answer yet: %s", error)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECTIONS)
