"""Condition and stock in a query: "refurbished", "gebraucht", "en stock"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from catalog.domain.availability import Availability
from catalog.domain.condition import Condition

# "new" is left out: it is part of too many names (New Balance, New York).
_CONDITIONS: Mapping[Condition, str] = {
    Condition.REFURBISHED: (
        r"refurbished|refurb|renewed|reconditioned|generalüberholt|generalueberholt|wiederaufbereitet"
        r"|reconditionnée?s?|reacondicionad[oa]s?|ricondizionat[oaie]|gereviseerd|recondicionad[oa]s?"
    ),
    Condition.USED: (
        r"used|second[- ]?hand|pre[- ]?owned|gebraucht(?:e[rsn]?)?|d'occasion|occasion|usad[oa]s?|de segunda mano"
        r"|usat[oaie]|tweedehands"
    ),
}
_IN_STOCK = r"in stock|auf lager|sofort lieferbar|lieferbar|en stock|disponibile|op voorraad|em stock"

_CONDITION_PATTERNS = {
    condition: re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)
    for condition, pattern in _CONDITIONS.items()
}
_STOCK_PATTERN = re.compile(rf"(?<!\w)(?:{_IN_STOCK})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class StateWish:
    """Values as ``Filters`` takes them; ``rest`` is the query without the words that were read."""

    rest: str
    conditions: frozenset[str] = frozenset()
    availability: frozenset[str] = frozenset()


def read_state(text: str) -> StateWish:
    """Read condition and stock; a query that is nothing else has no words left and shows all that passes."""
    conditions: set[str] = set()
    for condition, pattern in _CONDITION_PATTERNS.items():
        without = _dropped(pattern, text)
        if without is not None:
            conditions.add(condition.value)
            text = without
    without = _dropped(_STOCK_PATTERN, text)
    stock = {Availability.IN_STOCK.value} if without is not None else set()
    return StateWish(
        rest=text if without is None else without,
        conditions=frozenset(conditions),
        availability=frozenset(stock),
    )


def _dropped(pattern: re.Pattern[str], text: str) -> str | None:
    rest, times = pattern.subn(" ", text)
    rest = " ".join(rest.split())
    return rest if times else None
