"""Filters read from an address and written back are the same filters."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.filters import FilterParameters, parameters
from catalog.domain.availability import Availability
from catalog.domain.condition import Condition
from catalog.errors import InvalidValueError
from index.query import Filters

_NAMES = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=8)

_FILTERS = st.builds(
    Filters,
    brands=st.frozensets(_NAMES, max_size=3),
    category=st.lists(_NAMES, max_size=3).map(tuple),
    attributes=st.dictionaries(_NAMES, st.frozensets(_NAMES, min_size=1, max_size=2), max_size=2),
    min_rating=st.none() | st.sampled_from([3.0, 4.5]),
    stores=st.frozensets(_NAMES, max_size=2),
    availability=st.frozensets(st.sampled_from([a.value for a in Availability])),
    conditions=st.frozensets(st.sampled_from([c.value for c in Condition])),
    min_total=st.none() | st.integers(0, 1_000),
    max_total=st.none() | st.integers(1_000, 10**9),
)


@given(_FILTERS)
def test_an_address_says_just_the_filters_it_was_made_from(filters: Filters) -> None:
    said: dict[str, list[str]] = {}
    for name, value in parameters(filters, "EUR"):
        said.setdefault(name, []).append(value)
    read = FilterParameters(
        brand=said.get("brand", []),
        category=said.get("category", [""])[0],
        store=said.get("store", []),
        availability=[Availability(value) for value in said.get("availability", [])],
        condition=[Condition(value) for value in said.get("condition", [])],
        attribute=said.get("attribute", []),
        min_price=Decimal(said["min_price"][0]) if "min_price" in said else None,
        max_price=Decimal(said["max_price"][0]) if "max_price" in said else None,
        min_rating=float(said["min_rating"][0]) if "min_rating" in said else None,
    )
    assert read.filters("EUR") == filters


def test_an_attribute_without_a_value_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="storage:256 GB"):
        FilterParameters(attribute=["storage"])
