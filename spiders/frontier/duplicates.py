"""Which addresses will show a product that is already known, learned from the shop itself.

Shops show one product under many category paths and parameters. Two addresses with the same tail (last path segment
and identifying parameters) are taken as one product only after the shop has confirmed that several times and never
denied it, and only where the link is named as the product is: shops do use one slug for two products. A parameter that
has led from a product's page to the same product several times (``&no_boost=1``, ``&print=1``) is taken for idle, and
all addresses in a folder that is called as the product is (``/lamp/SW1.1``, ``/lamp/SW1.2``) for its variants'.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from spiders.frontier.link import Link, fold
from spiders.frontier.urls import query_pairs, url_key

# Confirmations before a prediction is trusted. Three in a row by chance is unlikely where tails mean nothing.
_CONFIRMATIONS = 3
# One denial is outweighed by this many confirmations: shops have the odd re-used slug.
_CONFIRMATIONS_PER_DENIAL = 30
# Parameters of an address; with more it is a filter's or a search's, not a product's.
_PARAMETERS = 8
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
    _product_at: dict[str, str] = field(default_factory=dict)
    _idle: Counter[str] = field(default_factory=Counter)
    _telling: set[str] = field(default_factory=set)
    _product_of: dict[str, str] = field(default_factory=dict)
    _names_of: dict[str, set[str]] = field(default_factory=dict)
    _in_folder: dict[str, Counter[str]] = field(default_factory=dict)

    def learn(self, url: str, product: str, *, name: str) -> None:
        """The page at ``url``, not read before, showed ``product`` (any stable text) called ``name``."""
        tail = tail_of(url)
        known, names = self._product_of.setdefault(tail, product), self._names_of.setdefault(tail, set())
        if names and known == product:
            self.confirmed += 1
        elif fold(name) in names:
            self.denied += 1
        names.add(fold(name))
        folder = _folder_of(url)
        if fold(folder.rpartition("/")[2]) == fold(name):
            self._in_folder.setdefault(folder, Counter())[product] += 1
        for name, without in _shorter(url):
            if without in self._product_at:
                self._idle[name] += 1
                if self._product_at[without] != product:
                    self._telling.add(name)
        self._product_at[url_key(url)] = product

    def predicts(self, link: Link) -> bool:
        """True where the page would most likely show a product that is already known."""
        trusted = self.confirmed >= _CONFIRMATIONS + _CONFIRMATIONS_PER_DENIAL * self.denied
        if trusted and link.names & self._names_of.get(tail_of(link.url), set()):
            return True
        shown = self._in_folder.get(_folder_of(link.url), Counter[str]())
        if len(shown) == 1 and sum(shown.values()) >= _CONFIRMATIONS:
            return True
        return any(
            without in self._product_at and self._idle[name] >= _CONFIRMATIONS and name not in self._telling
            for name, without in _shorter(link.url)
        )


def _folder_of(url: str) -> str:
    """The path up to the last step."""
    return unquote(urlsplit(url).path).rstrip("/").rpartition("/")[0]


def _shorter(url: str) -> Iterator[tuple[str, str]]:
    """Each parameter of an address, with the key of the address without it."""
    key = url_key(url)
    path, _, query = key.partition("?")
    pieces = query.split("&") if query else []
    for number, piece in enumerate(pieces if len(pieces) <= _PARAMETERS else ()):
        kept = "&".join(pieces[:number] + pieces[number + 1 :])
        yield piece.partition("=")[0], f"{path}{'?' + kept if kept else ''}"
