"""One query on one view: match, filter, order, count."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.cursor import Position, decode_cursor, encode_cursor
from index.embedded.arrays import Doubles, Floats, Ordinals
from index.embedded.columns import Columns
from index.embedded.counting import count_facets
from index.embedded.matching import Matches, Scored, everything, score
from index.embedded.ordering import Ordered, collapse, page, sort_keys
from index.embedded.relevance import Meant, admit, relevance
from index.embedded.selection import Selection
from index.embedded.view import View
from index.embedded.vocabulary import ViewVocabulary
from index.facets import facet_values
from index.filters import canonical, combined
from index.neighbours import NeighbourIndex
from index.offers import NO_OFFER, best_offer
from index.page import FacetValue, Hit, SearchPage
from index.plan import TextPlan
from index.query import Filters, SearchQuery, Sort
from index.ranker import NEIGHBOURS, shown_score
from index.timing import Clock
from index.tools import Tools

Counted = tuple[dict[str, tuple[FacetValue, ...]], tuple[int, int] | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What a plan found. ``matches`` are the products that pass; ``positions`` their places in ``selection``."""

    plan: TextPlan
    filters: Filters
    scored: Scored | None
    meant: Meant | None
    selection: Selection
    positions: Ordinals
    matches: Matches


def search(view: View, query: SearchQuery, tools: Tools) -> SearchPage:
    """Answer a query. Raises InvalidValueError on a cursor that is not of this query."""
    clock = Clock()
    after = decode_cursor(query)
    plans = tools.analysis.plans(query, ViewVocabulary(view))
    clock.mark("understand")
    vectors = _vectors(plans, tools)
    clock.mark("embed")
    with view.reading():
        found = _first_that_finds(view, query, plans, vectors)
        clock.mark("match")
        total, ordered = _order(view, query, found, after, tools)
        clock.mark("order")
        facets, price_range = _counted(view, found, query)
        clock.mark("facets")
        hits = _hits(view, found, ordered)
        clock.mark("documents")
    return SearchPage(
        hits=hits,
        total=total,
        facets=facets,
        price_range=price_range,
        corrected=found.plan.corrected,
        understood=found.plan.understood,
        relaxed=found.plan.relaxed,
        next_cursor=_next_cursor(query, ordered),
        timings=clock.timings,
    )


def _vectors(plans: Sequence[TextPlan], tools: Tools) -> Mapping[str, Floats]:
    """The plans' meanings as vectors; plans of one query mostly mean the same."""
    if tools.meaning is None:
        return {}
    return {text: tools.meaning.embed_query(text) for text in {plan.meaning for plan in plans} if text}


def _first_that_finds(
    view: View, query: SearchQuery, plans: Sequence[TextPlan], vectors: Mapping[str, Floats]
) -> _Found:
    found: _Found | None = None
    for plan in plans:
        found = _find(view, query, plan, vectors, found)
        if len(found.positions):
            break
    if found is None:
        raise ValueError("a query needs at least one plan")
    return found


def _find(
    view: View,
    query: SearchQuery,
    plan: TextPlan,
    vectors: Mapping[str, Floats],
    before: _Found | None,
) -> _Found:
    """What the plan finds. ``before``: found by the plan before, which mostly asks for the same words."""
    columns = view.columns
    alive = columns.product["alive"][: columns.size]
    same = before is not None and before.plan.groups is plan.groups
    scored = before.scored if before is not None and same else None
    if plan.groups:
        scored = scored or score(plan.groups, view.postings, len(alive))
        matches = scored.matches(plan.required, alive)
    else:
        matches = view.kept("everything", lambda: everything(alive))
    meant = None
    if plan.meaning in vectors and view.neighbours is not None:
        meant = before.meant if before is not None and before.plan.meaning == plan.meaning else None
        meant = meant or _meant(view.neighbours, vectors[plan.meaning])
        if plan.admit_neighbours:
            matches = admit(matches, meant, alive)
    filters = combined(query.filters, plan.understood)
    selection = Selection(columns, matches.ordinals, filters)
    positions = selection.positions_found
    rows = positions if selection.positions is None else selection.positions[positions]
    passing = Matches(
        ordinals=matches.ordinals[rows], lexical=matches.lexical[rows], coverage=matches.coverage[rows]
    )
    return _Found(
        plan=plan,
        filters=filters,
        scored=scored,
        meant=meant,
        selection=selection,
        positions=positions,
        matches=passing,
    )


def _meant(neighbours: NeighbourIndex, vector: Floats) -> Meant:
    return Meant(vector=vector, ordinals=neighbours.search(vector, NEIGHBOURS)[0])


def _order(
    view: View, query: SearchQuery, found: _Found, after: Position | None, tools: Tools
) -> tuple[int, Ordered]:
    columns, ordinals = view.columns, found.matches.ordinals
    scores = np.zeros(0, dtype=np.float64)
    if query.sort is Sort.RELEVANCE:
        scores = relevance(columns, found.matches, tools.ranker, view.neighbours, found.meant)
    keys: Doubles = sort_keys(columns, found.selection, found.positions, query.sort, scores)
    ties = columns.product["tie"][ordinals]
    positions, sizes = np.arange(len(ordinals)), np.ones(len(ordinals), dtype=np.int64)
    if query.group_variants:
        positions, sizes = collapse(columns.product["group"][ordinals], keys, ties)
    return len(positions), page(keys, ties, sizes, positions, after, query.size)


def _counted(view: View, found: _Found, query: SearchQuery) -> Counted:
    """Facets and price range. Of pages without words, which are the same few and the largest, they are kept until
    the next commit."""

    def count() -> Counted:
        counted = count_facets(view.columns, found.selection, query.facets)
        facets = {name: facet_values(name, counts, found.filters) for name, counts in counted.items()}
        return facets, _price_range(view.columns, found.selection)

    if found.plan.groups:
        return count()
    return view.kept(f"facets {sorted(query.facets)} {canonical(found.filters)}", count)


def _price_range(columns: Columns, selection: Selection) -> tuple[int, int] | None:
    """Least and greatest total of the offers that pass, whatever the price filter: the ends of a slider."""
    if selection.filters_offers:
        least, most = selection.offers.lowest, selection.offers.highest
    else:
        ordinals = selection.core
        least = int(columns.product["lowest"][ordinals].min(initial=NO_OFFER))
        most = int(columns.product["highest"][ordinals].max(initial=-1))
    return (least, most) if most >= 0 else None


def _hits(view: View, found: _Found, ordered: Ordered) -> tuple[Hit, ...]:
    hits = []
    for place, position in enumerate(ordered.positions[: ordered.size]):
        document = view.document(int(found.matches.ordinals[position]))
        if document is None:
            continue
        hits.append(
            Hit(
                document=document,
                score=shown_score(float(ordered.keys[place])),
                best_offer=best_offer(document.offers, found.filters),
                offer_count=len(document.offers),
                store_count=len({offer.store_id for offer in document.offers}),
                group_size=int(ordered.group_sizes[place]),
            )
        )
    return tuple(hits)


def _next_cursor(query: SearchQuery, ordered: Ordered) -> str | None:
    if len(ordered.positions) <= ordered.size or not ordered.size:
        return None
    last = ordered.size - 1
    return encode_cursor(query, Position(key=float(ordered.keys[last]), tie=int(ordered.ties[last])))
