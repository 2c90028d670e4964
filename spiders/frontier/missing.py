"""Pages that answer 200 for nothing: what a shop shows for addresses that it does not know.

Known by their face, the title and the links. A page without a product that shows what two other addresses showed has
nothing that the crawl does not know, whether the shop calls it an error, a search or its home page.
"""

from dataclasses import dataclass, field

from spiders.frontier.page_links import PageLinks
from spiders.frontier.urls import url_key

# Addresses that show one face before the next is taken for missing: two may be a page under its second address.
_SHOWN = 2
_Face = tuple[str, frozenset[str]]


@dataclass(slots=True)
class MissingPages:
    """The faces of all pages without a product, each with the addresses (keys) that showed it."""

    _shown: dict[_Face, set[str]] = field(default_factory=dict)

    def show(self, found: PageLinks, *, url: str, home: bool = False) -> bool:
        """Remember a page without a product; True where its address leads to nothing of its own.

        What the ``home`` page shows is nothing of its own for every other address.
        """
        shown = self._shown.setdefault(_face(found, url), set())
        key = url_key(url)
        is_missing = len(shown - {key}) >= _SHOWN or "" in shown
        shown.update({key, ""} if home else {key})
        return is_missing and not home


def _face(found: PageLinks, url: str) -> _Face:
    """The title and the links, but for those to the page itself and to the home page."""
    here = {_page(url_key(url)), url_key(url).partition("/")[0]}
    return found.title, frozenset(link.key for link in found.links if _page(link.key) not in here)


def _page(key: str) -> str:
    """What a key says without the query."""
    return key.partition("?")[0].rstrip("/")
