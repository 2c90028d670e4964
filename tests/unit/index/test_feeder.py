"""Following a change log."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime

from catalog.domain.change import Change, ChangeKind
from index.document import ProductDocument
from index.feeder import BATCH, FeedCounts, feed, rebuild
from index.page import Hit, SearchPage, Suggestion
from index.query import SearchQuery


class RememberingEngine:
    """A ``SearchEngine`` that keeps documents in a dict and shows what was committed."""

    def __init__(self, cursor: int = 0) -> None:
        self.documents: dict[str, ProductDocument] = {}
        self.commits: list[int | None] = []
        self.rebuilds = 0
        self._cursor = cursor

    def upsert(self, documents: Iterable[ProductDocument]) -> None:
        self.documents |= {document.product_id: document for document in documents}

    def delete(self, product_ids: Iterable[str]) -> None:
        for product_id in product_ids:
            self.documents.pop(product_id, None)

    def commit(self, cursor: int | None = None) -> None:
        self.commits.append(cursor)
        self._cursor = self._cursor if cursor is None else cursor

    def cursor(self) -> int:
        return self._cursor

    def rebuild(self, documents: Iterable[ProductDocument], cursor: int) -> None:
        self.documents = {document.product_id: document for document in documents}
        self.rebuilds += 1
        self._cursor = cursor

    def search(self, query: SearchQuery) -> SearchPage:
        raise NotImplementedError

    def suggest(self, prefix: str, size: int = 8) -> tuple[Suggestion, ...]:
        raise NotImplementedError

    def similar(self, product_id: str, size: int = 8) -> tuple[Hit, ...]:
        raise NotImplementedError

    def count(self) -> int:
        return len(self.documents)

    def release(self) -> None:
        """Nothing is held."""

    def close(self) -> None:
        """Nothing to release."""


class ListedCatalogue:
    """A ``ChangeSource`` over a list of product ids, one change each, and the products that are live."""

    def __init__(self, changed: Sequence[str], live: Collection[str], *, pruned_below: int = 0) -> None:
        self.changed = list(changed)
        self.live = set(live)
        self._pruned_below = pruned_below

    def head(self) -> int:
        return len(self.changed)

    def reaches_back_to(self, cursor: int) -> bool:
        return cursor >= self._pruned_below

    def after(self, cursor: int, limit: int) -> Sequence[Change]:
        some = self.changed[cursor : cursor + limit]
        at = datetime(2026, 1, 1, tzinfo=UTC)
        return [
            Change(sequence=n, kind=ChangeKind.PRODUCT_CHANGED, entity_id=product_id, at=at)
            for n, product_id in enumerate(some, cursor + 1)
        ]

    def products_of(self, changes: Sequence[Change]) -> Collection[str]:
        return {change.entity_id for change in changes}

    def documents(self, product_ids: Collection[str]) -> Iterable[ProductDocument]:
        return [ProductDocument(product_id=one, name=one) for one in product_ids if one in self.live]

    def all_documents(self) -> Iterator[ProductDocument]:
        yield from self.documents(sorted(self.live))


def test_a_new_index_is_built_whole() -> None:
    engine = RememberingEngine()
    counts = feed(engine, ListedCatalogue(["a", "b", "c"], ["a", "b"]))
    assert counts == FeedCounts(indexed=2, rebuilt=True)
    assert (set(engine.documents), engine.cursor()) == ({"a", "b"}, 3)


def test_an_empty_catalogue_costs_nothing() -> None:
    engine = RememberingEngine()
    assert feed(engine, ListedCatalogue([], [])) == FeedCounts()
    assert (engine.commits, engine.rebuilds) == ([], 0)


def test_what_changed_is_indexed_and_what_is_gone_is_removed() -> None:
    engine = RememberingEngine(cursor=1)
    engine.upsert(
        [ProductDocument(product_id="gone", name="x"), ProductDocument(product_id="kept", name="x")]
    )
    counts = feed(engine, ListedCatalogue(["kept", "gone", "new", "new"], ["new", "kept"]))
    assert counts == FeedCounts(changes=3, indexed=1, removed=1)
    assert set(engine.documents) == {"kept", "new"}
    assert engine.commits == [4]


def test_many_changes_are_committed_batch_by_batch() -> None:
    engine = RememberingEngine(cursor=1)
    told: list[int] = []
    feed(engine, ListedCatalogue(["a"] * (BATCH + 2), ["a"]), on_progress=lambda c: told.append(c.changes))
    assert engine.commits == [BATCH + 1, BATCH + 2]
    assert told == [BATCH, BATCH + 1]


def test_an_index_that_missed_pruned_changes_is_rebuilt() -> None:
    engine = RememberingEngine(cursor=1)
    assert feed(engine, ListedCatalogue(["a"] * 9, ["a"], pruned_below=5)).rebuilt
    assert engine.cursor() == 9


def test_changes_during_a_rebuild_are_fed_afterwards() -> None:
    catalogue = ListedCatalogue(["a"], ["a"])

    class Busy(RememberingEngine):
        def rebuild(self, documents: Iterable[ProductDocument], cursor: int) -> None:
            super().rebuild(documents, cursor)
            catalogue.changed.append("late")
            catalogue.live.add("late")

    engine = Busy()
    feed(engine, catalogue)
    assert (set(engine.documents), engine.cursor()) == ({"a", "late"}, 2)


def test_a_rebuild_tells_how_far_it_is() -> None:
    told: list[int] = []
    many = [f"p{number}" for number in range(BATCH + 1)]
    counts = rebuild(
        RememberingEngine(), ListedCatalogue(many, many), on_progress=lambda c: told.append(c.indexed)
    )
    assert (told, counts.indexed) == ([BATCH], BATCH + 1)


def test_an_index_ahead_of_the_log_is_of_a_catalogue_that_was_restored_and_made_anew() -> None:
    engine = RememberingEngine(cursor=9)
    engine.documents = {}
    feed(engine, ListedCatalogue(["a", "b"], live={"a", "b"}))
    assert (engine.rebuilds, engine.cursor()) == (1, 2)
    assert set(engine.documents) == {"a", "b"}
