"""The facets: their names, the values that a filter takes, and the price and rating steps.

A value's count is the number of products that the page would have if the facet's own filter were just
that value. Both engines count this way, exactly.
"""

from enum import StrEnum


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
