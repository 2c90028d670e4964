"""Results that show one product of each group of variants: exact, however many groups there are.

Elasticsearch collapses only the first 10,000 hits and counts distinct values by an estimate. So rows are read in
their plain order, and those stay that come first in their group; groups are counted as buckets.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from index.cursor import Position
from index.elasticsearch.clauses import Clause, passing
from index.elasticsearch.mapping import is_alone
from index.elasticsearch.rows import Asked, Row, read_rows, rows_after

# Rows read at once: a page and a half of storefronts that show 100, and few groups' first rows to look up.
_STEP = 150
# Groups counted in one request; a cluster refuses answers of more than 65,536 buckets.
AT_ONCE = 50_000
# Where a part of the groups has more than that, each is cut into so many.
_MORE_PARTS = 4
# Of an answer, only these are sent: not the buckets themselves.
_NUMBERS = ["aggregations.alone", "aggregations.count.count", "aggregations.sizes.buckets"]


def groups_after(asked: Asked, after: Position | None, size: int) -> list[Row]:
    """The next groups by their first product, strictly after a position."""
    rows: list[Row] = []
    unseen = asked
    while True:
        batch = rows_after(unseen, after, _STEP)
        grouped = {row.group for row in batch if not is_alone(row.group)}
        firsts = _firsts(asked, grouped)
        rows += [row for row in batch if is_alone(row.group) or row.product_id in firsts]
        if len(rows) >= size or len(batch) < _STEP:
            return rows[:size]
        after, unseen = batch[-1].position, unseen.excluding("group", grouped)


def _firsts(asked: Asked, groups: Collection[str]) -> set[str]:
    """The product that comes first in each of the groups."""
    if not groups:
        return set()
    among = replace(asked, among=({"terms": {"group": sorted(groups)}},))
    body = {**among.body(len(groups)), "collapse": {"field": "group"}, "track_total_hits": False}
    return {row.product_id for row in read_rows(asked.cluster.search(body, asked.index), asked.sort)}


def count_groups(asked: Asked, *, at_once: int = AT_ONCE) -> int:
    """How many groups match and pass; a product without variants is a group of its own."""
    alone = {"alone": {"missing": {"field": "variant_of"}}}
    counted = _counted(asked, alone | _distinct(at_once, 0, 1))
    found, parts = _bucket_count(counted, at_once), 1
    while found is None:
        parts *= _MORE_PARTS
        found = _count_parts(asked, at_once, parts)
    return int(counted["alone"]["doc_count"]) + found


def _count_parts(asked: Asked, at_once: int, parts: int) -> int | None:
    """The sum over all parts of the groups' ids; None where one of the parts has too many."""
    total = 0
    for part in range(parts):
        found = _bucket_count(_counted(asked, _distinct(at_once, part, parts)), at_once)
        if found is None:
            return None
        total += found
    return total


def _bucket_count(counted: Clause, at_once: int) -> int | None:
    """None where there may be more than were counted."""
    found = int(counted["count"]["count"])
    return None if found >= at_once else found


def group_sizes(asked: Asked, rows: Sequence[Row]) -> dict[str, int]:
    """How many products of each row's group match and pass."""
    groups = [row.group for row in rows]
    if not groups:
        return {}
    sizes = {"sizes": {"terms": {"field": "group", "size": len(groups), "include": groups}}}
    return {bucket["key"]: bucket["doc_count"] for bucket in _counted(asked, sizes)["sizes"]["buckets"]}


def _distinct(at_once: int, part: int, parts: int) -> Clause:
    """The groups of one part and their number."""
    terms: Clause = {"field": "variant_of", "size": at_once, "shard_size": at_once}
    if parts > 1:
        terms["include"] = {"partition": part, "num_partitions": parts}
    return {"groups": {"terms": terms}, "count": {"stats_bucket": {"buckets_path": "groups>_count"}}}


def _counted(asked: Asked, aggregations: Clause) -> Clause:
    """Aggregations over the products that match and pass."""
    body = {
        "query": {"bool": {"filter": [asked.query, passing(asked.filters)]}},
        "size": 0,
        "aggregations": aggregations,
        "filter_path": _NUMBERS,
    }
    return dict(asked.cluster.search(body, asked.index)["aggregations"])
