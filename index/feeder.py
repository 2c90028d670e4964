"""Keeps an index up to date with a change log. What an engine reflects is what its own cursor says.

Documents and cursor are committed as one, so a feeder that is killed at any point repeats at most its last
batch, and repeating changes nothing.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from catalog.domain.change import Change
from index.document import ProductDocument
from index.engine import SearchEngine

# Changes in one commit: a commit costs some 30 ms whatever its size, and bounds what a kill repeats.
BATCH = 2_000


class ChangeSource(Protocol):
    """Where changes and documents come from."""

    def head(self) -> int:
        """The newest sequence of the log."""

    def reaches_back_to(self, cursor: int) -> bool:
        """True when no change after the cursor was pruned."""

    def after(self, cursor: int, limit: int) -> Sequence[Change]:
        """The next changes, in order."""

    def products_of(self, changes: Sequence[Change]) -> Collection[str]:
        """Ids of the products that the changes touch."""

    def documents(self, product_ids: Collection[str]) -> Iterable[ProductDocument]:
        """Their documents as of now; a product that is not to be found is left out."""

    def all_documents(self) -> Iterable[ProductDocument]:
        """Every document there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedCounts:
    """What was done; ``rebuilt``: the index was made anew."""

    changes: int = 0
    indexed: int = 0
    removed: int = 0
    rebuilt: bool = False

    def __add__(self, other: "FeedCounts") -> "FeedCounts":
        return FeedCounts(
            changes=self.changes + other.changes,
            indexed=self.indexed + other.indexed,
            removed=self.removed + other.removed,
            rebuilt=self.rebuilt or other.rebuilt,
        )


Progress = Callable[[FeedCounts], None]


def feed(engine: SearchEngine, source: ChangeSource, *, on_progress: Progress | None = None) -> FeedCounts:
    """Index everything that changed since the engine's cursor. A new index, one that fell behind what the log
    still holds, and one that is ahead of it, as the catalog was restored, is rebuilt."""
    counts = FeedCounts()
    cursor, head = engine.cursor(), source.head()
    if cursor > head or (head and (cursor == 0 or not source.reaches_back_to(cursor))):
        counts = rebuild(engine, source, on_progress=on_progress)
    while changes := source.after(engine.cursor(), BATCH):
        counts += _feed_batch(engine, source, changes)
        if on_progress:
            on_progress(counts)
    engine.release()
    return counts


def rebuild(engine: SearchEngine, source: ChangeSource, *, on_progress: Progress | None = None) -> FeedCounts:
    """Make the index anew while the old one serves. What changes meanwhile comes after the cursor."""
    cursor = source.head()
    indexed = 0

    def counted() -> Iterable[ProductDocument]:
        nonlocal indexed
        for document in source.all_documents():
            indexed += 1
            if on_progress and indexed % BATCH == 0:
                on_progress(FeedCounts(indexed=indexed, rebuilt=True))
            yield document

    engine.rebuild(counted(), cursor)
    return FeedCounts(indexed=indexed, rebuilt=True)


def _feed_batch(engine: SearchEngine, source: ChangeSource, changes: Sequence[Change]) -> FeedCounts:
    touched = set(source.products_of(changes))
    documents = list(source.documents(touched))
    gone = touched - {document.product_id for document in documents}
    engine.upsert(documents)
    engine.delete(sorted(gone))
    engine.commit(changes[-1].sequence)
    return FeedCounts(changes=len(changes), indexed=len(documents), removed=len(gone))
