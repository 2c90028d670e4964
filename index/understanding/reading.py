"""A query's text as filters and what is left to search by."""

from dataclasses import dataclass

from index.plan import Vocabulary
from index.query import Filters
from index.text.words import tokens
from index.understanding.price import read_price
from index.understanding.state import read_state
from index.understanding.values import KnownValues


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """``rest``: the words to search by. Words of brands and amounts stay among them, as they also rank."""

    rest: str
    filters: Filters


def read_query(text: str, known: KnownValues, vocabulary: Vocabulary) -> Reading:
    """Read prices, condition, stock, brands and amounts out of a query."""
    price = read_price(text)
    state = read_state(price.rest)
    typed = tokens(state.rest)
    values = known.read(typed, vocabulary)
    # A query that is only a brand or only an amount is about it: the words find what a filter would.
    explained = values.rest != () and len(values.rest) < len(typed)
    filters = Filters(
        brands=values.brands if explained else frozenset(),
        attributes=values.attributes if explained else {},
        availability=state.availability,
        conditions=state.conditions,
        min_total=price.least,
        max_total=price.most,
    )
    return Reading(rest=state.rest, filters=filters)
