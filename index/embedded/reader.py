"""Reads documents and words out of tantivy, at one commit until ``reload``."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import orjson
import tantivy

from index.codec import decode
from index.document import ProductDocument
from index.embedded.arrays import Floats
from index.embedded.schema import PRODUCT, STATE


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a commit reflects: the change-log cursor, its own number, and the first free ordinal."""

    cursor: int = 0
    version: int = 0
    next_ordinal: int = 0

    def after_ordinal(self) -> "State":
        """The state once one more ordinal is given away."""
        return replace(self, next_ordinal=self.next_ordinal + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A product's row as committed; ``document`` None says that the product is gone."""

    ordinal: int
    document: ProductDocument | None
    vector: Floats | None


class Reader:
    """A searcher of the newest commit seen, and look-ups on it."""

    def __init__(self, index: tantivy.Index) -> None:
        self._index = index
        self.schema = index.schema
        index.config_reader("manual")
        index.reload()
        self.searcher = index.searcher()

    def reload(self) -> None:
        """Look at the newest commit from now on."""
        self._index.reload()
        self.searcher = self._index.searcher()

    def state(self) -> State:
        """What the commit reflects; a new index reflects nothing."""
        body = self._first(tantivy.Query.term_query(self.schema, "kind", STATE), "body")
        return State() if body is None else State(**orjson.loads(body))

    def ordinal(self, product_id: str) -> int | None:
        """The product's ordinal, also when it is gone; None when it was never here."""
        ordinal = self._first(self._id_query(product_id), "ordinal")
        return None if ordinal is None else int(ordinal)

    def vector_of(self, product_id: str, fingerprint: bytes) -> bytes | None:
        """The stored vector, if the product's text still has this fingerprint."""
        row = self._document(self._id_query(product_id))
        if row is None or row.get_first("fingerprint") != fingerprint:
            return None
        vector: bytes | None = row.get_first("vector")
        return vector

    def body(self, ordinal: int) -> bytes | None:
        """The encoded document at an ordinal; None when the product is gone."""
        query = tantivy.Query.term_query(self.schema, "ordinal", ordinal)
        body: bytes | None = self._first(query, "body")
        return body

    def vector_at(self, ordinal: int) -> Floats | None:
        """The stored vector at an ordinal, if there is one."""
        row = self._document(tantivy.Query.term_query(self.schema, "ordinal", ordinal))
        return None if row is None else _vector(row)

    def changed(self, since: int, batch: int) -> Iterator[Sequence[Row]]:
        """What commits after version ``since`` wrote, in batches."""
        query = tantivy.Query.range_query(
            self.schema, "version", tantivy.FieldType.Unsigned, lower_bound=since + 1
        )
        searcher = self.searcher
        hits = searcher.search(query, limit=max(1, searcher.num_docs), count=False).hits
        for start in range(0, len(hits), batch):
            yield [_row(searcher.doc(address)) for _, address in hits[start : start + batch]]

    def _id_query(self, product_id: str) -> tantivy.Query:
        return tantivy.Query.term_query(self.schema, "id", product_id)

    def _first(self, query: tantivy.Query, field: str) -> Any:
        row = self._document(query)
        return None if row is None else row.get_first(field)

    def _document(self, query: tantivy.Query) -> tantivy.Document | None:
        hits = self.searcher.search(query, limit=1, count=False).hits
        return self.searcher.doc(hits[0][1]) if hits else None


def _row(row: tantivy.Document) -> Row:
    product = row.get_first("kind") == PRODUCT
    body = row.get_first("body")
    return Row(
        ordinal=int(row.get_first("ordinal") or 0),
        document=decode(body) if product and body is not None else None,
        vector=_vector(row),
    )


def _vector(row: tantivy.Document) -> Floats | None:
    return unpacked(row.get_first("vector"))


def unpacked(stored: bytes | None) -> Floats | None:
    """A vector as it is stored: half precision."""
    return None if stored is None else np.frombuffer(stored, dtype=np.float16).astype(np.float32)
