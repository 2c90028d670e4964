"""A query's text as filters and what is left to search by."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from index.plan import Vocabulary
from index.query import Filters
from index.text.words import tokens
from index.understanding.colours import named_colours
from index.understanding.known import Known
from index.understanding.price import read_price
from index.understanding.state import read_state

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """``rest``: the words to search by. Words of brands, amounts and colours stay among them, as they also rank;
    stores do not, as no product mentions them, nor colours in another language than the products'."""

    rest: str
    filters: Filters


def read_query(text: str, known: Known, vocabulary: Vocabulary) -> Reading:
    """Read prices, condition, stock, stores, brands, amounts and a colour out of a query."""
    price = read_price(text)
    state = read_state(price.rest)
    stores, rest = _read_stores(state.rest, known, vocabulary)
    typed = tokens(rest)
    known_colours = named_colours()
    vocabulary.expect([*typed, *(known_colours[word].lower() for word in typed if word in known_colours)])
    values = known.values.read(typed, vocabulary)
    colour, coloured = known.colours.choose(values.rest, vocabulary)
    # A query that is only a brand, an amount or a colour is about it: the words find what a filter would.
    left = len(values.rest) - len(coloured)
    explained = 0 < left < len(typed)
    if explained:
        rest = _without_foreign(rest, {values.rest[place] for place in coloured})
    filters = Filters(
        brands=values.brands if explained else frozenset(),
        attributes={**values.attributes, **colour} if explained else {},
        stores=stores,
        availability=state.availability,
        conditions=state.conditions,
        min_total=price.least,
        max_total=price.most,
    )
    return Reading(rest=rest, filters=filters)


def _read_stores(text: str, known: Known, vocabulary: Vocabulary) -> tuple[frozenset[str], str]:
    """The stores that a query names, and the query without them; a brand's name is the brand's."""
    written = _WORD.findall(text)
    typed = ["".join(tokens(word)) for word in written]
    stores, places = known.stores.read(typed, vocabulary)
    if not stores or known.values.is_brand(" ".join(written[place] for place in sorted(places))):
        return frozenset(), text
    return stores, _without(written, places)


def _without_foreign(text: str, coloured: Collection[str]) -> str:
    """The query without colours that are not in English, as the attributes that explain them are."""
    foreign = {word for word in coloured if named_colours()[word] != word.capitalize()}
    return (
        " ".join(word for word in _WORD.findall(text) if not foreign.intersection(tokens(word)))
        if foreign
        else text
    )


def _without(written: list[str], places: Collection[int]) -> str:
    return " ".join(word for place, word in enumerate(written) if place not in places)
