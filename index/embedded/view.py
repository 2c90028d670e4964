"""One version of the index as a process sees it: tantivy's searcher and the arrays made from its documents."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar, cast

import numpy as np
import tantivy

from index.codec import decode
from index.document import ProductDocument
from index.embedded import snapshot
from index.embedded.columns import Columns
from index.embedded.lock import ReadWriteLock
from index.embedded.offer_scans import with_offer
from index.embedded.postings import TokenPostings
from index.embedded.reader import Reader, Row, State
from index.embedded.spellings import Spellings
from index.layout import text_field
from index.neighbours import NeighbourIndex
from index.plan import TextAnalysis

T = TypeVar("T")

# Answers kept until rows change; most are facets, some 20 kB each.
_KEPT = 500
# Brands, stores and attribute values are counted anew when so large a share of the rows has changed since, or
# after so many seconds: counting takes 0.1 s for a million products.
_ALIKE = 0.01
_ALIKE_SECONDS = 60.0
# So many of them at a time: lists of words mostly, under 1 kB each.
_MOST_ALIKE = 2_000
# Documents kept as bytes: some 30 MB. The first page of what is asked for often is the same few products. As
# objects they would be three times as large, and each garbage collection would look at all of them.
_BODIES = 20_000
# Rows taken over while queries wait: 200 take about 5 ms.
_CHUNK = 200
_META = "meta.json"


class View:
    """Follows the commits to one folder; ``refresh`` takes over what is new."""

    def __init__(
        self, folder: Path, index: tantivy.Index, analysis: TextAnalysis, neighbours: NeighbourIndex | None
    ) -> None:
        self.folder = folder
        self.reader = Reader(index)
        self.columns = Columns()
        self.postings = TokenPostings(self.reader, analysis.boosts)
        self.spellings = Spellings(self.reader, [text_field(name) for name in analysis.boosts])
        self.neighbours = neighbours
        self.state = State()
        self.unsaved = 0
        self._lock = ReadWriteLock()
        self._changes = 0
        self._kept: tuple[int, dict[str, Any]] = (0, {})
        self._changed_rows = 0
        self._alike: dict[str, tuple[int, float, Any]] = {}
        self._bodies: dict[int, bytes] = {}
        self._refreshing = Lock()
        self._seen: tuple[int, int] | None = None

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Keep columns and words as they are meanwhile."""
        with self._lock.reading():
            yield

    def refresh(self) -> None:
        """Take over commits that this view has not seen; one look at a file when there are none."""
        if self._stamp() == self._seen or not self._refreshing.acquire(blocking=self._seen is None):
            return
        try:
            seen = self._stamp()
            with self._lock.writing():
                self.reader.reload()
            state = self.reader.state()
            if self._seen is None and not self.columns.size:
                loaded = snapshot.load(self.folder, state.version, self.columns, self.neighbours)
                self.state = replace(self.state, version=loaded)
                self._changes += 1
                self._changed_rows += self.columns.living
            if state != self.state:
                for rows in self.reader.changed(self.state.version, _CHUNK):
                    with self._lock.writing():
                        self._take(rows, state.version)
                with self._lock.writing():
                    self.postings.changed(np.zeros(0, dtype=np.int64), state.version)
                self.state = state
            self._seen = seen
        finally:
            self._refreshing.release()

    def kept(self, name: str, make: Callable[[], T]) -> T:
        """What ``make`` returns, made anew when rows have changed."""
        changes, kept = self._kept
        if changes != self._changes or len(kept) > _KEPT:
            kept = {}
            self._kept = self._changes, kept
        if name not in kept:
            kept[name] = make()
        return cast(T, kept[name])

    def kept_while_alike(self, name: str, make: Callable[[], T]) -> T:
        """What ``make`` returns, made anew when a hundredth of the rows have changed, or after a minute."""
        kept = self._alike.get(name)
        now = time.monotonic()
        changed = self._changed_rows - kept[0] if kept else 0
        if (
            kept is None
            or changed > _ALIKE * self.columns.living
            or (changed and now - kept[1] > _ALIKE_SECONDS)
        ):
            if len(self._alike) > _MOST_ALIKE:
                self._alike = {}
            kept = self._alike[name] = (self._changed_rows, now, make())
        return cast(T, kept[2])

    def adopt(self, rows: Sequence[Row]) -> None:
        """Take over rows that are being written to this folder's first commit."""
        self._take(rows, version=1)

    def adopted(self) -> None:
        """The first commit is done: what was adopted is what it holds."""
        self._seen = self._stamp()
        self.reader.reload()
        self.state = self.reader.state()

    def save(self) -> None:
        """Let other processes open the index fast."""
        with self.reading():
            snapshot.save(self.folder, self.state.version, self.columns, self.neighbours)
        self.unsaved = 0

    def document(self, ordinal: int) -> ProductDocument | None:
        """The document at an ordinal; None when it is gone."""
        body = self._bodies.get(ordinal)
        if body is None:
            body = self.reader.body(ordinal)
            if body is None:
                return None
            if len(self._bodies) >= _BODIES:
                self._bodies = {}
            self._bodies[ordinal] = body
        return decode(body)

    def _stamp(self) -> tuple[int, int]:
        stat = (self.folder / _META).stat()
        return stat.st_mtime_ns, stat.st_ino

    def _take(self, rows: Sequence[Row], version: int) -> None:
        self.postings.changed(np.array([row.ordinal for row in rows], dtype=np.int64), version)
        self._changes += 1
        self._changed_rows += len(rows)
        self.unsaved += len(rows)
        for row in rows:
            self._bodies.pop(row.ordinal, None)
        kept = [(row.ordinal, row.document) for row in rows if row.document is not None]
        self.columns.remove([row.ordinal for row in rows if row.document is None])
        self.columns.put([ordinal for ordinal, _ in kept], [document for _, document in kept])
        written = np.unique(np.array([ordinal for ordinal, _ in kept], dtype=np.int64))
        self.columns.offer_masks.changed(
            written,
            self.columns.size,
            lambda filters, ordinals: with_offer(self.columns, ordinals, filters),
        )
        if self.neighbours is not None:
            self._take_vectors(self.neighbours, rows)

    def _take_vectors(self, neighbours: NeighbourIndex, rows: Sequence[Row]) -> None:
        gone = [row.ordinal for row in rows if row.vector is None]
        neighbours.remove(np.array(gone, dtype=np.int64))
        known = [(row.ordinal, row.vector) for row in rows if row.vector is not None]
        if known:
            ordinals = np.array([ordinal for ordinal, _ in known], dtype=np.int64)
            neighbours.add(ordinals, np.stack([vector for _, vector in known]))
