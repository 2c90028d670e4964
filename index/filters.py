"""Filters of a query and filters understood from its text, put together."""

from index.query import Filters


def combined(asked: Filters, understood: Filters) -> Filters:
    """What was asked for expressly wins, field by field, over what was read out of the text."""
    return Filters(
        brands=asked.brands or understood.brands,
        category=asked.category or understood.category,
        attributes={**understood.attributes, **asked.attributes},
        min_rating=understood.min_rating if asked.min_rating is None else asked.min_rating,
        stores=asked.stores or understood.stores,
        availability=asked.availability or understood.availability,
        conditions=asked.conditions or understood.conditions,
        min_total=understood.min_total if asked.min_total is None else asked.min_total,
        max_total=understood.max_total if asked.max_total is None else asked.max_total,
    )


def canonical(filters: Filters) -> str:
    """The same text for equal filters, in whatever order their values were given."""
    values = {
        name: sorted(value) if isinstance(value, frozenset) else value
        for name in Filters.__slots__
        if (value := getattr(filters, name)) is not None and name != "attributes"
    }
    return repr((values, sorted((name, sorted(chosen)) for name, chosen in filters.attributes.items())))
