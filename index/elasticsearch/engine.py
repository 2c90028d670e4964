"""The search engine for many machines: an alias in an Elasticsearch cluster and versions behind it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from threading import RLock

import numpy as np
from numpy.typing import NDArray

from catalog.errors import ConfigurationError
from index.codec import from_fields
from index.document import ProductDocument
from index.elasticsearch.cluster import Body, Cluster
from index.elasticsearch.mapping import VERSION, build_mapping, build_source
from index.elasticsearch.neighbours import ClusterNeighbours, GraphNeighbours
from index.elasticsearch.searching import search
from index.elasticsearch.suggestions import suggest
from index.elasticsearch.vocabulary import ClusterVocabulary
from index.fingerprint import text_fingerprint
from index.layout import difference, layout
from index.page import Hit, SearchPage, Suggestion
from index.query import SearchQuery
from index.tools import Tools

# Documents embedded and sent at once.
_BATCH = 256
_CURSOR = "cursor"
_LAYOUT = "layout"


class ElasticsearchEngine:
    """A ``SearchEngine`` in a cluster. Every method raises ServiceUnavailableError when it is away.

    Documents are visible after ``commit``, which then stores the cursor in the version's ``_meta``. A kill
    between the two leaves the older cursor, and the changes after it are written again, to the same end.
    """

    def __init__(
        self,
        url: str,
        alias: str,
        tools: Tools,
        *,
        nearest: float = -1.0,
        nearby: ClusterNeighbours | None = None,
    ) -> None:
        """Connects at the first request. ``nearest``: cosine below which a vector is no neighbour.

        ``nearby`` None: neighbours come from the cluster's own kNN search.
        """
        self._nearby = nearby or GraphNeighbours(least=nearest)
        self._cluster = Cluster(url, alias)
        self._tools = tools
        self._lock = RLock()
        self._ready = False
        self._vocabulary: ClusterVocabulary | None = None

    def upsert(self, documents: Iterable[ProductDocument]) -> None:
        """Add or replace documents by product id."""
        name = self._version()
        self._write(name, documents, known=name)

    def delete(self, product_ids: Iterable[str]) -> None:
        """Forget products; unknown ids are ignored."""
        name = self._version()
        actions = [{"_op_type": "delete", "_index": name, "_id": product_id} for product_id in product_ids]
        self._cluster.write(actions)

    def commit(self, cursor: int | None = None) -> None:
        """Make what was written visible, then store the cursor that it reflects."""
        name = self._version()
        self._cluster.refresh(name)
        if cursor is not None:
            self._cluster.set_meta(name, {_CURSOR: cursor, _LAYOUT: self._layout()})

    def cursor(self) -> int:
        """The change-log sequence that the index reflects; 0 when it is new."""
        return int(self._cluster.meta(self._version()).get(_CURSOR, 0))

    def search(self, query: SearchQuery) -> SearchPage:
        """Answer a query. Raises InvalidValueError on a bad cursor."""
        self._ensure()
        return search(self._cluster, self._cluster.alias, query, self._tools, self._words(), self._nearby)

    def suggest(self, prefix: str, size: int = 8) -> tuple[Suggestion, ...]:
        """Completions of what was typed so far."""
        self._ensure()
        return suggest(self._cluster, self._cluster.alias, prefix, size)

    def similar(self, product_id: str, size: int = 8) -> tuple[Hit, ...]:
        """Products near by vector; empty when the product is unknown or vectors are off."""
        self._ensure()
        alias = self._cluster.alias
        vector = self._cluster.sources([product_id], ["vector"], alias).get(product_id, {}).get("vector")
        if vector is None:
            return ()
        near = self._nearby.near(self._cluster, alias, np.array(vector, dtype=np.float32), size + 1)
        near = [(near_id, cosine) for near_id, cosine in near if near_id != product_id][:size]
        sources = self._cluster.sources([near_id for near_id, _ in near], ["document"], alias)
        return tuple(
            Hit.of(from_fields(sources[near_id]["document"]), cosine)
            for near_id, cosine in near
            if near_id in sources
        )

    def count(self) -> int:
        """How many products the index holds."""
        self._ensure()
        answer = self._cluster.search({"size": 0, "track_total_hits": True})
        return int(answer["hits"]["total"]["value"])

    def rebuild(self, documents: Iterable[ProductDocument], cursor: int) -> None:
        """Write a new version beside the old one, then point the alias at it in one step."""
        with self._lock:
            known = self._cluster.current()
            if (
                known is not None
                and self._cluster.meta(known).get(_LAYOUT, {}).get("model") != self._layout()["model"]
            ):
                known = None
            name = self._create()
            self._write(name, documents, known=known)
            self._cluster.refresh(name)
            self._cluster.set_meta(name, {_CURSOR: cursor, _LAYOUT: self._layout()})
            self._cluster.publish(name)
            self._ready, self._vocabulary = True, None

    def release(self) -> None:
        """Nothing is held: the cluster takes writes from everybody."""

    def close(self) -> None:
        """Close the connections."""
        self._cluster.close()

    def drop(self) -> None:
        """Delete every version from the cluster, and close."""
        self._cluster.remove_all()
        self.close()

    def _layout(self) -> Body:
        return {**layout(self._tools), "mapping": VERSION}

    def _create(self) -> str:
        meaning = self._tools.meaning
        mapping = build_mapping(self._tools.analysis.boosts, meaning.dimensions if meaning else 0)
        return self._cluster.create({**mapping, "_meta": {_CURSOR: 0, _LAYOUT: self._layout()}})

    def _ensure(self) -> None:
        if not self._ready:
            self._version()

    def _version(self) -> str:
        """The version in use; made when there is none. Raises ConfigurationError when it needs a rebuild."""
        with self._lock:
            name = self._cluster.current()
            if name is None:
                name = self._create()
                self._cluster.publish(name)
            if not self._ready:
                built = self._cluster.meta(name).get(_LAYOUT)
                if built != self._layout():
                    raise ConfigurationError(
                        f"the index {name} was built with {difference(built or {}, self._layout())}; "
                        "run pricemesh index rebuild"
                    )
                self._ready = True
            return name

    def _words(self) -> ClusterVocabulary:
        if self._vocabulary is None or not self._vocabulary.fresh:
            self._vocabulary = ClusterVocabulary(
                self._cluster, self._cluster.alias, self._tools.analysis.boosts
            )
        return self._vocabulary

    def _write(self, name: str, documents: Iterable[ProductDocument], *, known: str | None) -> None:
        self._cluster.write(self._actions(name, documents, known))

    def _actions(self, name: str, documents: Iterable[ProductDocument], known: str | None) -> Iterator[Body]:
        rest = iter(documents)
        while batch := list(islice(rest, _BATCH)):
            for document, vector in zip(batch, self._vectors(batch, known), strict=True):
                source = build_source(document, self._tools.analysis, vector)
                yield {"_index": name, "_id": document.product_id, "_source": source}

    def _vectors(
        self, batch: Sequence[ProductDocument], known: str | None
    ) -> Sequence[NDArray[np.float32] | None]:
        """Vectors of unchanged text are taken from the version ``known``; the others are embedded."""
        meaning = self._tools.meaning
        if meaning is None:
            return [None] * len(batch)
        ids = [document.product_id for document in batch]
        stored = self._cluster.sources(ids, ["fingerprint", "vector"], known) if known else {}
        vectors: list[NDArray[np.float32] | None] = [None] * len(batch)
        for row, document in enumerate(batch):
            old = stored.get(document.product_id, {})
            if old.get("vector") and old.get("fingerprint") == text_fingerprint(document).hex():
                vectors[row] = np.array(old["vector"], dtype=np.float32)
        missing = [row for row, vector in enumerate(vectors) if vector is None]
        if missing:
            fresh = meaning.embed_documents([batch[row] for row in missing])
            for row, vector in zip(missing, fresh, strict=True):
                vectors[row] = vector
        return vectors
