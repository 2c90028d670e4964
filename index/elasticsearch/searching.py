"""One query on one index version: match, filter, count, order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.codec import from_fields
from index.cursor import Position, decode_cursor, encode_cursor
from index.elasticsearch.clauses import admitting, lexical
from index.elasticsearch.cluster import Body, Cluster
from index.elasticsearch.facets import aggregations, read_counts, read_price_range
from index.elasticsearch.groups import count_groups, group_sizes, groups_after
from index.elasticsearch.neighbours import ClusterNeighbours, Vector
from index.elasticsearch.relevance import window
from index.elasticsearch.rows import Asked, Row, read_rows, rows_after
from index.facets import facet_values
from index.filters import combined
from index.offers import best_offer
from index.page import Hit, SearchPage
from index.plan import TextPlan, Vocabulary
from index.query import SearchQuery, Sort
from index.ranker import LIFT, NEIGHBOURS, WINDOW, shown_score
from index.timing import Clock
from index.tools import Tools


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What a plan found: the answer with facets and the first rows, and the neighbours by meaning.

    ``total``: of products, grouped or not.
    """

    plan: TextPlan
    asked: Asked
    answer: Body
    neighbours: Mapping[str, float]
    vector: Vector | None
    total: int


def search(
    cluster: Cluster,
    index: str,
    query: SearchQuery,
    tools: Tools,
    vocabulary: Vocabulary,
    nearby: ClusterNeighbours,
) -> SearchPage:
    """Answer a query. Raises InvalidValueError on another query's cursor."""
    clock = Clock()
    after = decode_cursor(query)
    plans = tools.analysis.plans(query, vocabulary)
    clock.mark("understand")
    neighbours = _Neighbours(cluster=cluster, index=index, tools=tools, nearby=nearby)
    found = _first_that_finds(query, plans, neighbours)
    clock.mark("match")
    rows = _page(query, found, after, tools)
    shown = rows[: query.size]
    clock.mark("order")
    hits = _hits(found, query, shown)
    clock.mark("documents")
    filters, aggregated = found.asked.filters, found.answer["aggregations"]
    counts = read_counts(aggregated, query.facets, filters)
    return SearchPage(
        hits=hits,
        total=count_groups(found.asked) if query.group_variants and found.total else found.total,
        facets={name: facet_values(name, values, filters) for name, values in counts.items()},
        price_range=read_price_range(aggregated),
        corrected=found.plan.corrected,
        understood=found.plan.understood,
        relaxed=found.plan.relaxed,
        next_cursor=encode_cursor(query, shown[-1].position) if len(rows) > len(shown) and shown else None,
        timings=clock.timings,
    )


class _Neighbours:
    """Nearest products of a plan's meaning; plans of one query mostly mean the same, so it is asked once."""

    def __init__(self, *, cluster: Cluster, index: str, tools: Tools, nearby: ClusterNeighbours) -> None:
        self.cluster = cluster
        self.index = index
        self.tools = tools
        self._nearby = nearby
        self._known: dict[str, tuple[Vector | None, dict[str, float]]] = {}

    def of(self, text: str) -> tuple[Vector | None, dict[str, float]]:
        """The text's vector, and ids with their cosines; nothing where there is no meaning."""
        if self.tools.meaning is None or not text:
            return None, {}
        if text not in self._known:
            vector = self.tools.meaning.embed_query(text)
            near = self._nearby.near(self.cluster, self.index, vector, NEIGHBOURS)
            self._known[text] = vector, dict(near)
        return self._known[text]


def _first_that_finds(query: SearchQuery, plans: Sequence[TextPlan], neighbours: _Neighbours) -> _Found:
    found = _find(query, plans[0], neighbours)
    for plan in plans[1:]:
        if found.total:
            break
        found = _find(query, plan, neighbours)
    return found


def _find(query: SearchQuery, plan: TextPlan, meanings: _Neighbours) -> _Found:
    cluster, index = meanings.cluster, meanings.index
    vector, neighbours = meanings.of(plan.meaning)
    clause = lexical(plan, meanings.tools.analysis.boosts)
    if plan.admit_neighbours and neighbours:
        clause = admitting(clause, list(neighbours))
    filters = combined(query.filters, plan.understood)
    asked = Asked(cluster=cluster, index=index, query=clause, filters=filters, sort=query.sort)
    body = asked.body(WINDOW if query.sort is Sort.RELEVANCE else 0)
    body["aggregations"] = aggregations(filters, query.facets)
    answer = cluster.search(body, index)
    total = answer["hits"]["total"]["value"]
    return _Found(plan=plan, asked=asked, answer=answer, neighbours=neighbours, vector=vector, total=total)


def _page(query: SearchQuery, found: _Found, after: Position | None, tools: Tools) -> list[Row]:
    """The rows of the page, and one more where there is a next page."""
    fetch = groups_after if query.group_variants else rows_after
    wanted = query.size + 1
    if query.sort is not Sort.RELEVANCE or not (found.plan.groups or found.neighbours):
        return fetch(found.asked, after, wanted)
    best = read_rows(found.answer, Sort.RELEVANCE)
    groups = len(found.plan.groups)
    ranked = window(found.asked, best, found.neighbours, found.vector, tools.ranker, groups)
    rest = found.asked.excluding("product_id", [row.product_id for row in ranked])
    if query.group_variants:
        rest = rest.excluding("group", {row.group for row in ranked})
        ranked = list({row.group: row for row in reversed(ranked)}.values())[::-1]
        ranked.sort(key=lambda row: (row.position.key, row.position.tie))
    rows = [
        row
        for row in ranked
        if after is None or (row.position.key, row.position.tie) > (after.key, after.tie)
    ][:wanted]
    if len(rows) == wanted:
        return rows
    in_window = after is None or after.key <= -LIFT
    return rows + fetch(rest, None if in_window else after, wanted - len(rows))


def _hits(found: _Found, query: SearchQuery, rows: Sequence[Row]) -> tuple[Hit, ...]:
    ids = [row.product_id for row in rows]
    sources = found.asked.cluster.sources(ids, ["document"], found.asked.index)
    sizes = group_sizes(found.asked, rows) if query.group_variants else {}
    hits = []
    for row in rows:
        if row.product_id not in sources:
            continue
        document = from_fields(sources[row.product_id]["document"])
        hits.append(
            Hit(
                document=document,
                score=shown_score(row.position.key),
                best_offer=best_offer(document.offers, found.asked.filters),
                offer_count=len(document.offers),
                store_count=len({offer.store_id for offer in document.offers}),
                group_size=sizes.get(row.group, 1),
            )
        )
    return tuple(hits)
