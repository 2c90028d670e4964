"""A link worth a request, and what kind of page it seems to lead to."""

from dataclasses import dataclass
from enum import IntEnum


class LinkKind(IntEnum):
    """What a link looks like before its page is known; the lower, the sooner it is asked for."""

    START = 0
    SITEMAP_FILE = 1
    API = 2
    PRODUCT = 3
    SITEMAP_PAGE = 4
    PAGINATION = 5
    LISTING = 6
    CONTENT = 7
    FACET = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """``url`` is as asked for, ``key`` as compared; ``found_on`` is the pattern of the page that shows it.

    ``raw`` is the address as the page has it, where that differs from ``url``: some shops only know that one.
    ``series`` is set for pages of a listing; ``names`` are what the page calls the target, as ``fold`` gives them;
    ``last_try``: the address failed before. ``is_empty``: its links count nothing behind it, as "Lamps (0)".
    """

    url: str
    key: str
    kind: LinkKind
    found_on: str = ""
    raw: str = ""
    series: str = ""
    names: frozenset[str] = frozenset()
    last_try: bool = False
    is_empty: bool = False


def fold(text: str | None) -> str:
    """Letters and digits only: what two spellings of a product's name share."""
    return "".join(character for character in (text or "").casefold() if character.isalnum())
