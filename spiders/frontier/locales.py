"""Languages, countries and currencies as first step of an address: the same shop again, to be read once."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError

from spiders.frontier.link import Link, fold

_FIRST = re.compile(r"^/([a-z]{2}(?:[-_][a-z]{2})?)(?:/|$)", re.I)
# Where a page offers itself in another language or currency.
_SWITCH = re.compile(
    r"\b(?:lang(?:uage)?s?|locales?|currenc(?:y|ies)|countr(?:y|ies)|region)(?:[-_]\w+)?\b", re.I
)


def _codes(names: object) -> frozenset[str]:
    return frozenset(str(code).lower() for code in dict(names) if re.fullmatch(r"[A-Za-z]{2}", str(code)))  # type: ignore[call-overload]


_LANGUAGES = _codes(Locale("en").languages)
_TERRITORIES = _codes(Locale("en").territories)


def locale_of(url: str) -> str:
    """The first step of an address where it is a language, a country or both, such as ``en-gb``; else empty."""
    found = _FIRST.match(urlsplit(url).path)
    return found[1].lower() if found and _is_locale(found[1]) else ""


def leaves_locale(target: str, *, locale: str, around: str, hreflang: bool) -> bool:
    """True where ``target`` is the shop in another language or country than ``locale``, the one of its first page.

    ``around`` are the classes around the link; without a locale of its own only a switch says so.
    """
    other = locale_of(target)
    if not other or other == locale:
        return False
    return bool(locale) or hreflang or bool(_SWITCH.search(around))


# Pages that must offer themselves in a locale whose links are not named as a language: "LG" may be a brand.
_OFFERS = 2
# Of the first page's links, so many lead into the shop's own locale where it writes one at all.
_MOST = 0.6
_FEW = 5


@dataclass(slots=True)
class LocaleSwitches:
    """Learns which first steps of an address are the shop once more: ``/tools`` links to ``/de/tools``."""

    known: set[str] = field(default_factory=set)
    _offered_by: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def learn(self, page: str, links: Iterable[Link], *, locale: str) -> None:
        """One more page with its links; ``locale`` is the shop's own."""
        here = _inner_path(page, locale)
        for link in links:
            other = locale_of(link.url)
            if not other or other == locale or _inner_path(link.url, other) != here:
                continue
            if link.names & _names_of(other):
                self.known.add(other)
            elif here:
                self._offered_by[other].add(here)
                if len(self._offered_by[other]) >= _OFFERS:
                    self.known.add(other)


@cache
def _names_of(locale: str) -> frozenset[str]:
    """How a link into a locale may be called, folded: its language or country, in English or its own language."""
    names: set[str] = set()
    for code in re.split("[-_]", locale):
        names.add(fold(Locale("en").languages.get(code)))
        names.add(fold(Locale("en").territories.get(code.upper())))
        try:
            names.add(fold(Locale(code).get_language_name()))
        except UnknownLocaleError:
            continue
    return frozenset(names - {""})


def locale_of_most(urls: Iterable[str]) -> str:
    """The locale that most of a first page's links lead into; empty where they share none."""
    counts = Counter(map(locale_of, urls))
    total = counts.total()
    found, count = counts.most_common(1)[0] if counts else ("", 0)
    return found if count >= max(_FEW, _MOST * total) else ""


def _inner_path(url: str, locale: str) -> str:
    """The path within a locale, empty for its home page."""
    path = urlsplit(url).path.rstrip("/")
    return path[len(locale) + 1 :] if locale and locale_of(url) == locale else path


def _is_locale(code: str) -> bool:
    first, _, second = code.lower().replace("_", "-").partition("-")
    if not second:
        return first in _LANGUAGES or first in _TERRITORIES
    return (first in _LANGUAGES and second in _TERRITORIES) or (
        first in _TERRITORIES and second in _LANGUAGES
    )
