"""The window of the order by relevance: the best by words and the nearest by meaning, ranked together."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from index.cursor import Position
from index.elasticsearch.neighbours import Vector
from index.elasticsearch.rows import Asked, Row, columns, id_of, read_rows
from index.ranker import LIFT, WINDOW, Candidates, Ranker


def window(
    asked: Asked,
    best: Sequence[Row],
    neighbours: Mapping[str, float],
    vector: Vector | None,
    ranker: Ranker,
    groups: int,
) -> list[Row]:
    """The rows ranked together, in their order. ``best``: the first by words. ``groups``: of the plan."""
    rows = {row.product_id: row for row in best[:WINDOW]}
    missing = [product_id for product_id in neighbours if product_id not in rows]
    if missing:
        rows |= {row.product_id: row for row in _among(asked, missing)}
    listed = list(rows.values())
    if not listed:
        return []
    candidates = _candidates(asked, listed, vector, groups)
    scores = ranker.scores(candidates).astype(np.float64)
    ranked = [
        Row(
            product_id=row.product_id,
            position=Position(key=-(LIFT + float(score)), tie=row.position.tie),
            score=row.score,
            fields=row.fields,
            matched=row.matched,
        )
        for row, score in zip(listed, scores, strict=True)
    ]
    return sorted(ranked, key=lambda row: (row.position.key, row.position.tie))


def _among(asked: Asked, product_ids: Sequence[str]) -> list[Row]:
    """Those of the products that match and pass."""
    body = asked.body(len(product_ids))
    only = {"ids": {"values": list(product_ids)}}
    body["query"] = {"bool": {"must": [body["query"]], "filter": [only]}}
    return read_rows(asked.cluster.search(body, asked.index), asked.sort)


def _candidates(asked: Asked, rows: Sequence[Row], vector: Vector | None, groups: int) -> Candidates:
    unknown = [float("nan")]
    cosines = {} if vector is None else _cosines(asked, [row.product_id for row in rows], vector)

    def column(values: Sequence[Any]) -> Vector:
        return np.array(values, dtype=np.float32)

    return Candidates(
        lexical=column([row.score if row.matched or not groups else 0.0 for row in rows]),
        coverage=column([len(row.matched) / groups if groups else 1.0 for row in rows]),
        vector=column([cosines.get(row.product_id, np.nan) for row in rows]),
        popularity=column([row.fields["popularity"][0] for row in rows]),
        offers=column([row.fields["offer_count"][0] for row in rows]),
        rating=column([row.fields.get("rating", unknown)[0] for row in rows]),
    )


def _cosines(asked: Asked, product_ids: Sequence[str], vector: Vector) -> dict[str, float]:
    """Exact cosines of the products that have a vector."""
    query = {
        "script_score": {
            "query": {
                "bool": {"filter": [{"ids": {"values": list(product_ids)}}, {"exists": {"field": "vector"}}]}
            },
            # Scores must not be below 0.
            "script": {
                "source": "1 + dotProduct(params.vector, 'vector')",
                "params": {"vector": vector.tolist()},
            },
        }
    }
    answer = asked.cluster.search({"query": query, "size": len(product_ids), **columns()}, asked.index)
    return {id_of(hit): hit["_score"] - 1 for hit in answer["hits"]["hits"]}
