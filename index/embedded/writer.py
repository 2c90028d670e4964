"""Writes documents into tantivy. One commit holds the documents and the cursor that they reflect, or neither.

One writer at a time: tantivy's lock on the folder keeps a second process out, and ends with its process.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

import numpy as np
import orjson
import tantivy

from catalog.errors import ConflictError, ServiceUnavailableError
from index.codec import encode
from index.document import ProductDocument
from index.embedded.reader import Reader, Row, State, unpacked
from index.embedded.schema import GONE, PRODUCT, STATE
from index.fingerprint import text_fingerprint
from index.layout import text_field
from index.neighbours import Meaning
from index.plain_words import words
from index.plan import TextAnalysis
from index.ranker import prior

# tantivy asks for 15 MB at least; more only makes segments larger before they are merged.
_HEAP = 64_000_000
# One thread writes one segment a commit, which keeps small commits cheap to search.
_THREADS = 1
# Documents embedded at once: enough to fill the embedder's own batches.
_BATCH = 256


class Writer:
    """Collects upserts and deletes; nothing is visible or durable before ``commit``."""

    def __init__(
        self,
        index: tantivy.Index,
        reader: Reader,
        analysis: TextAnalysis,
        meaning: Meaning | None,
        *,
        told: Callable[[Sequence[Row]], None] | None = None,
    ) -> None:
        """``told`` hears of each batch written. Raises ConflictError when another process writes."""
        self._told = told
        try:
            self._writer = index.writer(_HEAP, _THREADS)
        except ValueError as error:
            raise ConflictError(
                f"one process writes to a search index at a time, and another one does ({error}); "
                "wait for it or stop it"
            ) from error
        # A writer that was killed may have left files that the next commit would want to write.
        self._writer.garbage_collect_files()
        self._reader = reader
        self._analysis = analysis
        self._meaning = meaning
        self._state = reader.state()
        self._pending: dict[str, int] = {}

    def upsert(self, documents: Iterable[ProductDocument], *, vectors_of: Reader | None = None) -> None:
        """Add or replace. Vectors of unchanged text are taken from ``vectors_of`` (this index by default)."""
        for batch in _batches(documents, _BATCH):
            prints = [text_fingerprint(document) for document in batch]
            vectors = self._vectors(batch, prints, vectors_of or self._reader)
            rows = [
                Row(
                    ordinal=self._add(document, fingerprint, stored),
                    document=document,
                    vector=unpacked(stored),
                )
                for document, fingerprint, stored in zip(batch, prints, vectors, strict=True)
            ]
            if self._told is not None:
                self._told(rows)

    def delete(self, product_ids: Iterable[str]) -> None:
        """Replace documents by tombstones, so that readers learn of it."""
        for product_id in product_ids:
            ordinal = self._ordinal(product_id)
            if ordinal is None:
                continue
            self._pending[product_id] = ordinal
            self._replace(product_id, self._head(GONE, product_id, ordinal))

    def commit(self, cursor: int | None) -> None:
        """Make it durable and visible. ``cursor`` None keeps the one that was."""
        state = State(
            cursor=self._state.cursor if cursor is None else cursor,
            version=self._state.version + 1,
            next_ordinal=self._state.next_ordinal,
        )
        document = tantivy.Document()
        document.add_text("kind", STATE)
        document.add_bytes("body", orjson.dumps(state))
        self._writer.delete_documents_by_term("kind", STATE)
        self._writer.add_document(document)
        try:
            self._writer.commit()
        except ValueError as error:  # how tantivy tells of a full disk
            raise ServiceUnavailableError(
                f"the search index cannot be written: {error}; nothing is lost, free space and index again"
            ) from error
        self._state = state
        self._pending.clear()

    @property
    def pending(self) -> bool:
        """True when something was written that is not committed."""
        return bool(self._pending)

    def close(self) -> None:
        """Drop what was not committed and let another writer in."""
        self._writer.wait_merging_threads()

    def _vectors(
        self, documents: Sequence[ProductDocument], prints: Sequence[bytes], known: Reader
    ) -> list[bytes | None]:
        if self._meaning is None:
            return [None] * len(documents)
        vectors = [known.vector_of(d.product_id, p) for d, p in zip(documents, prints, strict=True)]
        missing = [row for row, vector in enumerate(vectors) if vector is None]
        if missing:
            fresh = self._meaning.embed_documents([documents[row] for row in missing])
            for row, vector in zip(missing, fresh.astype(np.float16), strict=True):
                vectors[row] = vector.tobytes()
        return vectors

    def _add(self, document: ProductDocument, fingerprint: bytes, vector: bytes | None) -> int:
        ordinal = self._ordinal(document.product_id)
        if ordinal is None:
            ordinal = self._state.next_ordinal
            self._state = self._state.after_ordinal()
        self._pending[document.product_id] = ordinal
        row = self._head(PRODUCT, document.product_id, ordinal)
        row.add_unsigned("prior", int(prior(document.popularity, len(document.offers)) * 1_000_000))
        row.add_text("typed", " ".join(words(f"{document.brand or ''} {document.name}")))
        row.add_bytes("body", encode(document))
        row.add_bytes("fingerprint", fingerprint)
        if vector is not None:
            row.add_bytes("vector", vector)
        for name, tokens in self._analysis.tokens(document).items():
            if tokens:
                row.add_text(text_field(name), " ".join(tokens))
        self._replace(document.product_id, row)
        return ordinal

    def _head(self, kind: str, product_id: str, ordinal: int) -> tantivy.Document:
        row = tantivy.Document()
        row.add_text("kind", kind)
        row.add_text("id", product_id)
        row.add_unsigned("ordinal", ordinal)
        row.add_unsigned("version", self._state.version + 1)
        return row

    def _replace(self, product_id: str, row: tantivy.Document) -> None:
        self._writer.delete_documents_by_term("id", product_id)
        self._writer.add_document(row)

    def _ordinal(self, product_id: str) -> int | None:
        if (pending := self._pending.get(product_id)) is not None:
            return pending
        return self._reader.ordinal(product_id)


def _batches(documents: Iterable[ProductDocument], size: int) -> Iterator[list[ProductDocument]]:
    rest = iter(documents)
    while batch := list(islice(rest, size)):
        yield batch
