"""A list of addresses that are gone, of products that live on under others: ``/lamp.html`` is ``/product/lamp`` now.

Shops change the scheme of their addresses and go on listing the old ones, or write a list with a scheme of its own.
Where the products that were found end as addresses of the list do, the others of the list are tried in the way that
leads to those.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from spiders.frontier.urls import url_key

# Products that confirm a way; three in a row by chance are unlikely. Of all that end as listed ones do, so many.
_CONFIRMATIONS = 3
_NEARLY_ALL = 0.8
# Addresses tried at first, and for each of them that shows a product: a list of what is no longer sold ends soon.
_FIRST, _MORE = 8, 2


@dataclass(slots=True)
class MovedList:
    """The listed addresses by their last step, and where products with such a step were found."""

    _listed: dict[str, str] = field(default_factory=dict)
    _ways: Counter[tuple[str, str]] = field(default_factory=Counter)
    _tried: dict[str, str] = field(default_factory=dict)

    def name(self, urls: Iterable[str]) -> None:
        """What the shop lists."""
        for url in urls:
            if parts := _parted(url):
                self._listed.setdefault(parts[1], url)

    def found(self, url: str, *, is_stale: bool) -> list[str]:
        """A product's page was read at ``url``: what to ask for next.

        ``is_stale``: most of the list proved to be gone; until then nothing is.
        """
        was_tried = url_key(url) in self._tried
        if (parts := _parted(url)) and (listed := self._listed.pop(parts[1], "")):
            self._ways[parts[0], parts[2]] += url_key(listed) != url_key(url)
        if not is_stale or (self._tried and not was_tried):
            return []
        return self._next(_MORE if was_tried else _FIRST)

    def stands_for(self, url: str) -> str:
        """The listed address in whose place this one was asked for; empty for any other."""
        return self._tried.get(url_key(url), "")

    def _next(self, count: int) -> list[str]:
        (way, confirmed), *_ = self._ways.most_common(1) or [(("", ""), 0)]
        if confirmed < max(_CONFIRMATIONS, _NEARLY_ALL * self._ways.total()):
            return []
        steps = list(self._listed)[:count]
        moved = {way[0] + step + way[1]: self._listed.pop(step) for step in steps}
        self._tried.update({url_key(url): listed for url, listed in moved.items()})
        return list(moved)


def _parted(url: str) -> tuple[str, str, str] | None:
    """An address before its last step, the step, and its ending; None for the home page and addresses with a query."""
    parts = urlsplit(url)
    path = parts.path.rstrip("/")
    if parts.query or not path:
        return None
    folder, _, last = path.rpartition("/")
    step, dot, extension = last.rpartition(".")
    if not (step and extension.isalpha() and len(extension) <= len("xhtml")):
        step, dot, extension = last, "", ""
    return f"{parts.scheme}://{parts.netloc}{folder}/", step, f"{dot}{extension}{parts.path[len(path) :]}"
