"""Filters in addresses: one spelling for the API, the pages' links and what a query was understood to say."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Annotated

from fastapi import Query

from catalog.domain.availability import Availability
from catalog.domain.condition import Condition
from catalog.domain.money import Money
from catalog.errors import InvalidValueError
from index.facets import category_path, category_value
from index.query import Filters

# Separates an attribute's name from its value.
_ATTRIBUTE_SEPARATOR = ":"


def _attributes(pairs: Iterable[str]) -> dict[str, frozenset[str]]:
    values: dict[str, set[str]] = {}
    for pair in pairs:
        name, separator, value = pair.partition(_ATTRIBUTE_SEPARATOR)
        if not separator or not name or not value:
            raise InvalidValueError(f"attribute must look like storage:256 GB, got {pair!r}")
        values.setdefault(name, set()).add(value)
    return {name: frozenset(chosen) for name, chosen in values.items()}


class FilterParameters:
    """The filters of a request; FastAPI fills it from the query string. Prices are in the index's currency."""

    def __init__(
        self,
        brand: Annotated[list[str], Query(description="Any of these brands")] = [],  # noqa: B006
        category: Annotated[str, Query(description="Path prefix, levels joined by ' > '")] = "",
        store: Annotated[list[str], Query(description="Any of these store ids")] = [],  # noqa: B006
        availability: Annotated[list[Availability], Query()] = [],  # noqa: B006
        condition: Annotated[list[Condition], Query()] = [],  # noqa: B006
        attribute: Annotated[list[str], Query(description="name:value, such as storage:256 GB")] = [],  # noqa: B006
        min_price: Annotated[Decimal | None, Query(ge=0, description="Total with shipping")] = None,
        max_price: Annotated[Decimal | None, Query(ge=0, description="Total with shipping")] = None,
        min_rating: Annotated[float | None, Query(ge=0, le=5)] = None,
    ) -> None:
        self.brands = brand
        self.category = category
        self.stores = store
        self.availability = availability
        self.conditions = condition
        self.attributes = _attributes(attribute)
        self.min_price = min_price
        self.max_price = max_price
        self.min_rating = min_rating

    def filters(self, currency: str) -> Filters:
        """As the engines take them. Raises InvalidValueError where the price range is empty."""
        if self.min_price is not None and self.max_price is not None and self.min_price > self.max_price:
            raise InvalidValueError(
                f"min_price must not exceed max_price, got {self.min_price} and {self.max_price}"
            )
        return Filters(
            brands=frozenset(self.brands),
            category=category_path(self.category) if self.category else (),
            attributes=self.attributes,
            min_rating=self.min_rating,
            stores=frozenset(self.stores),
            availability=frozenset(self.availability),
            conditions=frozenset(self.conditions),
            min_total=_minor(self.min_price, currency),
            max_total=_minor(self.max_price, currency),
        )


def _minor(amount: Decimal | None, currency: str) -> int | None:
    return None if amount is None else Money(amount=amount, currency=currency).minor_units


def parameters(filters: Filters, currency: str) -> list[tuple[str, str]]:
    """The query string's pairs that say these filters, in a fixed order."""
    prices = (("min_price", filters.min_total), ("max_price", filters.max_total))
    return [
        *_each("brand", filters.brands),
        *([("category", category_value(filters.category))] if filters.category else []),
        *_each("store", filters.stores),
        *_each("availability", filters.availability),
        *_each("condition", filters.conditions),
        *_each(
            "attribute",
            [
                f"{name}{_ATTRIBUTE_SEPARATOR}{v}"
                for name, chosen in filters.attributes.items()
                for v in chosen
            ],
        ),
        *((name, str(Money.from_minor_units(n, currency).amount)) for name, n in prices if n is not None),
        *([("min_rating", f"{filters.min_rating:g}")] if filters.min_rating is not None else []),
    ]


def _each(name: str, values: Iterable[str]) -> list[tuple[str, str]]:
    return [(name, value) for value in sorted(values)]


def grouped(pairs: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    """Pairs by name: ``[(brand, A), (brand, B)]`` becomes ``{brand: [A, B]}``."""
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found
