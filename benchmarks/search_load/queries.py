"""Queries as shoppers mix them: one to four words, half with filters, some sorted, misspelt or only browsing."""

import random
from dataclasses import replace

from benchmarks.search_load.catalogue import Vocabulary
from index.facets import Facet
from index.query import Filters, SearchQuery, Sort

# What a results page of a price comparison shows beside the hits.
FACETS = (Facet.BRAND, Facet.CATEGORY, Facet.STORE, Facet.PRICE, Facet.AVAILABILITY, Facet.CONDITION)
# A slip of the finger in every twentieth query.
_MISSPELT = 0.05
_SORTED = (Sort.TOTAL_PRICE, Sort.TOTAL_PRICE_DESCENDING, Sort.RATING, Sort.DISCOUNT, Sort.STORE_COUNT)


def queries(count: int, names: Vocabulary) -> list[SearchQuery]:
    """``count`` queries, the same for the same vocabulary."""
    chance = random.Random(11)
    return [_query(chance, names) for _ in range(count)]


def _skewed(chance: random.Random, values: tuple[str, ...]) -> str:
    """As in the catalogue: what is common there is searched for more."""
    return values[min(int(len(values) ** chance.random()) - 1, len(values) - 1)]


def _query(chance: random.Random, names: Vocabulary) -> SearchQuery:
    query = SearchQuery(text=_text(chance, names), facets=FACETS)
    filters = Filters()
    if not query.text or chance.random() < 0.15:
        filters = replace(filters, category=(f"Department {chance.randrange(12)}",))
    if chance.random() < 0.5:
        filters = _filtered(chance, names, filters)
    sort = chance.choice(_SORTED) if chance.random() < 0.15 else Sort.RELEVANCE
    return replace(query, filters=filters, sort=sort)


def _text(chance: random.Random, names: Vocabulary) -> str:
    brand, kind, word = (_skewed(chance, some) for some in (names.brands, names.kinds, names.words))
    if chance.random() < _MISSPELT:
        kind = _misspelt(chance, kind)
    number = f"{kind[:2]}{chance.randrange(1000, 10_000)}"
    return chance.choices(
        ["", kind, f"{brand} {kind}", f"{kind} {word}", f"{brand} {kind} {word} black", f"{brand} {number}a"],
        weights=[10, 20, 30, 20, 15, 5],
    )[0]


def _misspelt(chance: random.Random, word: str) -> str:
    """Two letters swapped."""
    place = chance.randrange(1, len(word) - 1)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _filtered(chance: random.Random, names: Vocabulary, filters: Filters) -> Filters:
    if chance.random() < 0.6:
        filters = replace(filters, availability=frozenset({"InStock"}))
    if chance.random() < 0.5:
        filters = replace(filters, max_total=chance.choice([2_000, 5_000, 10_000, 50_000]))
    if chance.random() < 0.3:
        filters = replace(filters, conditions=frozenset({"New"}))
    if chance.random() < 0.2:
        filters = replace(filters, brands=frozenset({_skewed(chance, names.brands)}))
    if chance.random() < 0.2:
        filters = replace(filters, stores=frozenset({f"store-{chance.randrange(20):03d}"}))
    return filters
