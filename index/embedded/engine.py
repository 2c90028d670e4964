"""The search engine that needs no server: a folder, opened by one writer and any number of readers."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import RLock

import tantivy

from catalog.errors import ConfigurationError, ConflictError, ServiceUnavailableError
from index.document import ProductDocument
from index.embedded.reader import Reader
from index.embedded.schema import build_schema
from index.embedded.searching import search
from index.embedded.suggestions import suggest
from index.embedded.versions import Versions
from index.embedded.view import View
from index.embedded.writer import Writer
from index.layout import difference, layout
from index.neighbours import NeighbourIndex
from index.page import Hit, SearchPage, Suggestion
from index.query import SearchQuery
from index.tools import Tools

_LAYOUT = "layout.json"
# Documents committed since the last snapshot: loading so many takes a second, saving a million takes three.
_SAVE_FROM = 5_000
# Seconds to wait for another process that makes the first, empty version, which takes milliseconds.
_PATIENCE = 10.0
_SAVE_SHARE = 0.05


class EmbeddedEngine:
    """A ``SearchEngine`` in a folder. Other processes' commits are seen at the next search."""

    def __init__(
        self, root: Path, tools: Tools, *, neighbours: Callable[[], NeighbourIndex] | None = None
    ) -> None:
        """Opens nothing yet. ``neighbours`` makes an empty vector index; None: words alone."""
        self._versions = Versions(root)
        self._tools = tools
        self._make_neighbours = neighbours
        self._lock = RLock()
        self._view: View | None = None
        self._writer: Writer | None = None
        self._lost = False

    def upsert(self, documents: Iterable[ProductDocument]) -> None:
        """Add or replace documents by product id. Raises ConflictError when another process writes."""
        with self._lock:
            self._writing().upsert(documents)

    def delete(self, product_ids: Iterable[str]) -> None:
        """Forget products; unknown ids are ignored."""
        with self._lock:
            self._writing().delete(product_ids)

    def commit(self, cursor: int | None = None) -> None:
        """Make what was written visible and durable, with the change-log cursor it reflects."""
        with self._lock:
            try:
                self._writing().commit(cursor)
            except ServiceUnavailableError:
                self._writer = None  # a writer that failed takes nothing more
                raise
            view = self._opened()
            view.refresh()
            if view.unsaved > _SAVE_FROM + _SAVE_SHARE * view.columns.living:
                view.save()

    def cursor(self) -> int:
        """The change-log sequence that the index reflects; 0 when it is new."""
        return self._fresh().state.cursor

    def search(self, query: SearchQuery) -> SearchPage:
        """Answer a query. Raises InvalidValueError on a bad cursor."""
        return search(self._fresh(), query, self._tools)

    def suggest(self, prefix: str, size: int = 8) -> tuple[Suggestion, ...]:
        """Completions of what was typed so far."""
        return suggest(self._fresh(), prefix, size)

    def similar(self, product_id: str, size: int = 8) -> tuple[Hit, ...]:
        """Products near by vector; empty when the product is unknown or vectors are off."""
        view = self._fresh()
        ordinal = view.reader.ordinal(product_id)
        vector = None if ordinal is None else view.reader.vector_at(ordinal)
        if vector is None or view.neighbours is None:
            return ()
        with view.reading():
            ordinals, cosines = view.neighbours.search(vector, size + 1)
            near = [
                (view.document(int(row)), float(cosine))
                for row, cosine in zip(ordinals, cosines, strict=True)
                if row != ordinal
            ]
        return tuple(Hit.of(document, score) for document, score in near if document is not None)[:size]

    def count(self) -> int:
        """How many products the index holds."""
        return self._fresh().columns.living

    def rebuild(self, documents: Iterable[ProductDocument], cursor: int) -> None:
        """Write a new version beside the old one, which serves until the new one is whole.

        Raises ConflictError while another process does.
        """
        with self._lock, self._versions.building():
            known = self._known_vectors()
            folder = self._versions.begin()
            index = self._create(folder)
            view = View(folder, index, self._tools.analysis, self._empty_neighbours())
            writer = Writer(index, view.reader, self._tools.analysis, self._tools.meaning, told=view.adopt)
            writer.upsert(documents, vectors_of=known)
            writer.commit(cursor)
            writer.close()
            view.adopted()
            view.save()
            self._close_writer()
            self._versions.publish(folder)
            self._versions.remove_others()
            self._view = view

    def release(self) -> None:
        """Let other processes write; what was not committed is lost."""
        with self._lock:
            self._close_writer()

    def close(self) -> None:
        """Release files and the writer's lock."""
        with self._lock:
            self._close_writer()
            self._view = None

    def _close_writer(self) -> None:
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    def _abandon_writer(self) -> None:
        """Forget the writer of a version that is no longer in use, and remember what is lost with it."""
        self._lost = self._lost or (self._writer is not None and self._writer.pending)
        self._writer = None

    def _writing(self) -> Writer:
        """The writer of the version in use. Raises ConflictError when another process rebuilt the index
        after documents were written here: they went into a version that nobody will read."""
        view = self._fresh()
        if self._lost:
            self._lost = False
            raise ConflictError(
                "the search index was rebuilt by another process while documents were being written; "
                "write them again"
            )
        if self._writer is None:
            index = tantivy.Index.open(str(view.folder))
            self._writer = Writer(index, view.reader, self._tools.analysis, self._tools.meaning)
            view.refresh()
        return self._writer

    def _fresh(self) -> View:
        view = self._opened()
        view.refresh()
        return view

    def _opened(self) -> View:
        """The view of the version in use; a version is made when there is none."""
        folder = self._versions.current()
        view = self._view
        if view is not None and folder == view.folder:
            return view
        with self._lock:
            if self._view is None or folder != self._view.folder:
                self._abandon_writer()
                self._view = self._open(folder or self._first_version())
                self._view.refresh()
            return self._view

    def _first_version(self) -> Path:
        with self._versions.building(patience=_PATIENCE):
            folder = self._versions.current()
            if folder is None:
                folder = self._versions.begin()
                self._create(folder)
                self._versions.publish(folder)
            return folder

    def _create(self, folder: Path) -> tantivy.Index:
        (folder / _LAYOUT).write_text(json.dumps(layout(self._tools)))
        return tantivy.Index(build_schema(self._tools.analysis.boosts), str(folder))

    def _open(self, folder: Path) -> View:
        built = _layout_of(folder)
        if built != layout(self._tools):
            raise ConfigurationError(
                f"the index in {folder} was built with {difference(built, layout(self._tools))}; "
                "run pricemesh index rebuild"
            )
        index = tantivy.Index.open(str(folder))
        return View(folder, index, self._tools.analysis, self._empty_neighbours())

    def _empty_neighbours(self) -> NeighbourIndex | None:
        return self._make_neighbours() if self._make_neighbours and self._tools.meaning else None

    def _known_vectors(self) -> Reader | None:
        """Where a rebuild finds the vectors of texts that did not change."""
        folder = self._versions.current()
        if folder is None or layout(self._tools)["model"] != _layout_of(folder)["model"]:
            return None
        return Reader(tantivy.Index.open(str(folder)))


def _layout_of(folder: Path) -> dict[str, object]:
    built: dict[str, object] = json.loads((folder / _LAYOUT).read_text())
    return built
