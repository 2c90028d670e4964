"""Languages, countries and currencies as first step of an address: the same shop again, to be read once."""

import re
from urllib.parse import urlsplit

from babel import Locale

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


def _is_locale(code: str) -> bool:
    first, _, second = code.lower().replace("_", "-").partition("-")
    if not second:
        return first in _LANGUAGES or first in _TERRITORIES
    return (first in _LANGUAGES and second in _TERRITORIES) or (
        first in _TERRITORIES and second in _LANGUAGES
    )
