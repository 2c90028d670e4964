"""Which addresses will show a product that is already known, learned from the shop itself.

Shops show one product under many category paths and parameters. Two addresses with the same tail (last path segment
and identifying parameters) are taken as one product only after the shop has confirmed that several times and never
denied it; a shop where tails mislead is crawled in full.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from spiders.frontier.urls import query_pairs

# Confirmations before a prediction is trusted. Three in a row by chance is unlikely where tails mean nothing.
_CONFIRMATIONS = 3
# One denial is outweighed by this many confirmations: shops have the odd re-used slug.
_CONFIRMATIONS_PER_DENIAL = 30
_CONTEXT = re.compile(
    r"^(?:path|cpath|cat|category|categories|category_id|categoryid|cid|id_category|taxon\w*|collection|manufacturer\w*|"
    r"brand\w*|search|q|s|keyword|tag|from|ref|source|src|pos|position|page|p|filter\w*|description|sub_category|"
    r"sort\w*|order\w*|limit|list|campaign)$",
    re.I,
)


def tail_of(url: str) -> str:
    """What of an address names the product itself, whatever category it is shown in; empty for the home page."""
    parts = urlsplit(url)
    last = unquote(parts.path).rstrip("/").rsplit("/", 1)[-1].lower()
    pairs = sorted((name, value) for name, value in query_pairs(url) if not _CONTEXT.match(name))
    return "&".join([last, *(f"{name}={value}" for name, value in pairs)])


@dataclass(slots=True)
class DuplicatePrediction:
    """Tails seen on product pages, and how well they have predicted so far."""

    confirmed: int = 0
    denied: int = 0
    _product_of: dict[str, str] = field(default_factory=dict)

    def learn(self, url: str, product: str) -> None:
        """The page at ``url``, not read before, showed ``product`` (any stable text that identifies it)."""
        tail = tail_of(url)
        known = self._product_of.get(tail)
        if known is None:
            self._product_of[tail] = product
        elif known == product:
            self.confirmed += 1
        else:
            self.denied += 1

    def predicts(self, url: str) -> bool:
        """True where the page would most likely show a product that is already known."""
        trusted = self.confirmed >= _CONFIRMATIONS + _CONFIRMATIONS_PER_DENIAL * self.denied
        return trusted and tail_of(url) in self._product_of
