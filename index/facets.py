"""The facets: their names, the values that a filter takes, and the price and rating steps.

A value's count is the number of products that the page would have if the facet's own filter were just
that value. Both engines count this way, exactly.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from index.page import FacetValue
from index.query import Filters


class Facet(StrEnum):
    """What ``SearchQuery.facets`` may name. ``attributes`` gives one facet ``attribute:NAME`` for each
    attribute that fits the result set."""

    BRAND = "brand"
    CATEGORY = "category"
    STORE = "store"
    PRICE = "price"
    RATING = "rating"
    AVAILABILITY = "availability"
    CONDITION = "condition"
    ATTRIBUTES = "attributes"


ATTRIBUTE_PREFIX = "attribute:"
# A longer list is not read; the selected values are always in it.
VALUES_PER_FACET = 50
# A tree has more nodes than a list has values.
CATEGORY_NODES = 200
# An attribute that fewer of the products have says little about the result set; more than six facets of
# attributes push the rest off the page.
ATTRIBUTE_SHARE = 0.2
ATTRIBUTE_FACETS = 6

CATEGORY_SEPARATOR = " > "
RATING_STEPS = (4.5, 4.0, 3.0, 2.0, 1.0)

# Minor units. Steps of 1, 2 and 5 per decade are even on a logarithmic scale, as prices are.
PRICE_STEPS = (0, *(step * 10**power for power in range(3, 8) for step in (1, 2, 5)))


def category_value(path: tuple[str, ...]) -> str:
    """A category path as one text."""
    return CATEGORY_SEPARATOR.join(path)


def category_path(value: str) -> tuple[str, ...]:
    """The inverse of ``category_value``."""
    return tuple(value.split(CATEGORY_SEPARATOR))


def price_value(step: int) -> str:
    """``MIN-MAX`` in minor units, both inclusive, of the step's number; the last one has no MAX."""
    top = f"{PRICE_STEPS[step + 1] - 1}" if step + 1 < len(PRICE_STEPS) else ""
    return f"{PRICE_STEPS[step]}-{top}"


def price_bounds(value: str) -> tuple[int, int | None]:
    """The inverse of ``price_value``: what ``Filters.min_total`` and ``max_total`` take."""
    low, _, high = value.partition("-")
    return int(low), int(high) if high else None


def choose_attributes(products_with: Mapping[str, int], products: int) -> list[str]:
    """Names of the attributes that fit a result set, the most frequent first."""
    fitting = [name for name, count in products_with.items() if count >= ATTRIBUTE_SHARE * products]
    return sorted(fitting, key=lambda name: (-products_with[name], name))[:ATTRIBUTE_FACETS]


def facet_values(facet: str, counts: Mapping[str, int], filters: Filters) -> tuple[FacetValue, ...]:
    """Counted values as a page shows them: selected ones always, others by count; prices, ratings and
    categories in their own order."""
    chosen = _selected(facet, filters)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    limit = CATEGORY_NODES if facet == Facet.CATEGORY else VALUES_PER_FACET
    kept = dict(ranked[:limit])
    kept |= {value: counts.get(value, 0) for value in sorted(chosen) if value not in kept}
    order = sorted(kept, key=_OWN_ORDER[facet]) if facet in _OWN_ORDER else list(kept)
    label = _LABELS.get(facet, str)
    return tuple(FacetValue(value=value, label=label(value), count=kept[value]) for value in order)


_OWN_ORDER: Mapping[str, Callable[[str], Any]] = {
    Facet.PRICE: lambda value: price_bounds(value)[0],
    Facet.RATING: lambda value: -float(value),
    # Orders as the paths do, without taking hundreds of them apart.
    Facet.CATEGORY: lambda value: value.replace(CATEGORY_SEPARATOR, "\0"),
}
_LABELS: Mapping[str, Callable[[str], str]] = {
    Facet.CATEGORY: lambda value: value.rpartition(CATEGORY_SEPARATOR)[2],
    Facet.RATING: lambda value: f"{float(value):g} and up",
}


def _selected(facet: str, filters: Filters) -> frozenset[str]:
    if facet.startswith(ATTRIBUTE_PREFIX):
        return filters.attributes.get(facet.removeprefix(ATTRIBUTE_PREFIX), frozenset())
    selected: Mapping[str, frozenset[str]] = {
        Facet.BRAND: filters.brands,
        Facet.STORE: filters.stores,
        Facet.AVAILABILITY: filters.availability,
        Facet.CONDITION: filters.conditions,
        Facet.CATEGORY: frozenset({category_value(filters.category)} if filters.category else ()),
    }
    return selected.get(facet, frozenset())
