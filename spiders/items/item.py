"""One product of a shop as a crawl hands it out."""

from dataclasses import dataclass
from datetime import datetime

from spiders.extraction import ExtractedProduct


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """``url`` is where a shopper finds it; ``key`` identifies it in its store; ``seen_at`` is aware UTC."""

    key: str
    url: str
    seen_at: datetime
    product: ExtractedProduct
