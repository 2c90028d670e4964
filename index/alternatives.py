"""Cheaper products of the same kind: what a product page shows beside its own offers."""

from index.document import ProductDocument
from index.engine import SearchEngine
from index.offers import UNAVAILABLE, best_offer, price_key
from index.page import Hit
from index.query import Filters

# Neighbours looked at: most are as dear, or of another kind.
_NEIGHBOURS = 40
# Under this cosine a neighbour is another kind of thing, where no category says so.
_ALIKE = 0.6
# A few cents less are no alternative.
_CHEAPER = 0.95


def cheaper_alternatives(
    engine: SearchEngine, document: ProductDocument, *, size: int = 4
) -> tuple[Hit, ...]:
    """Products of the same kind that can be bought for at least 5% less, the nearest first.

    Empty when the product has no offer, or the engine no vectors.
    """
    own = best_offer(document.offers, Filters())
    if own is None:
        return ()
    near = engine.similar(document.product_id, size=_NEIGHBOURS)
    return tuple(hit for hit in near if _cheaper(hit, own.total) and _same_kind(hit, document))[:size]


def _cheaper(hit: Hit, total: int) -> bool:
    best = hit.best_offer
    return best is not None and price_key(best) < min(UNAVAILABLE, _CHEAPER * total)


def _same_kind(hit: Hit, document: ProductDocument) -> bool:
    other = hit.document
    if document.group_id is not None and other.group_id == document.group_id:
        return False
    if document.category and other.category:
        return document.category[-1] == other.category[-1]
    return hit.score >= _ALIKE
