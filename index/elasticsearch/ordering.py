"""Sorts as clauses, and the key of ``index.cursor.Position`` from and to Elasticsearch's sort values."""

from collections.abc import Sequence
from typing import Any

from index.cursor import Position
from index.elasticsearch.clauses import Clause, all_of, offer_filters
from index.offers import NO_OFFER, UNAVAILABLE
from index.query import Filters, Sort

_DESCENDING = {
    Sort.PRICE_DROP: "drop",
    Sort.DISCOUNT: "discount",
    Sort.RATING: "rating",
    Sort.NEWEST: "created",
    Sort.STORE_COUNT: "stores",
}
_TIE: Clause = {"tie": {"order": "asc"}}
# Stands for "no offer" where offers are told apart by whether they can be bought: 0 yes, 1 no.
_NO_OFFER_FLAG = 2


def sort_clauses(sort: Sort, filters: Filters) -> list[Clause]:
    """The order, ending with the tie."""
    if sort is Sort.RELEVANCE:
        return [{"_score": {"order": "desc"}}, _TIE]
    if sort in _DESCENDING:
        return [{_DESCENDING[sort]: {"order": "desc", "missing": -1}}, _TIE]
    if sort is Sort.TOTAL_PRICE:
        return [_of_best_offer("key", "asc", NO_OFFER, filters), _TIE]
    return [
        _of_best_offer("unavailable", "asc", _NO_OFFER_FLAG, filters),
        _of_best_offer("key", "desc", 0, filters),
        _TIE,
    ]


def _of_best_offer(field: str, order: str, missing: int, filters: Filters) -> Clause:
    """The least value among the offers that pass is the best offer's, for both fields."""
    nested: Clause = {"path": "offers", "filter": all_of(offer_filters(filters).values())}
    return {f"offers.{field}": {"order": order, "mode": "min", "missing": missing, "nested": nested}}


def read_position(sort: Sort, values: Sequence[Any]) -> Position:
    """A hit's sort values as a position."""
    tie = int(values[-1])
    if sort is Sort.TOTAL_PRICE:
        return Position(key=float(values[0]), tie=tie)
    if sort is Sort.TOTAL_PRICE_DESCENDING:
        flag, key = int(values[0]), int(values[1])
        ascending = NO_OFFER if flag == _NO_OFFER_FLAG else key - 2 * (key - flag * UNAVAILABLE)
        return Position(key=float(ascending), tie=tie)
    return Position(key=-float(values[0]), tie=tie)


def search_after(sort: Sort, position: Position) -> list[Any]:
    """The inverse of ``read_position``."""
    if sort is Sort.TOTAL_PRICE:
        return [int(position.key), position.tie]
    if sort is Sort.TOTAL_PRICE_DESCENDING:
        key = int(position.key)
        if key == NO_OFFER:
            return [_NO_OFFER_FLAG, 0, position.tie]
        flag = int(key > 0)
        return [flag, flag * UNAVAILABLE + (flag * UNAVAILABLE - key), position.tie]
    value = -position.key
    # Integer fields refuse 500.0; a score or a rating takes 500 as well.
    return [int(value) if value.is_integer() else value, position.tie]
