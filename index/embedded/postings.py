"""Which products hold a token, with their BM25 scores: read from tantivy once, then kept as arrays.

tantivy hands over a hit in 0.4 µs, which is too slow for tokens of many products at each query; an array is
read 100 times as fast. A commit does not empty the cache: an entry drops the rows that changed since it was
read and asks tantivy only for those.
"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

import numpy as np
import tantivy

from index.embedded.arrays import Floats, Ordinals, grown
from index.embedded.reader import Reader
from index.layout import text_field

# Postings kept, 12 bytes each: 240 MB at most. At a million products it holds the tokens of all but rare queries.
_BUDGET = 20_000_000
# Words whose frequency is kept: some 5 MB.
_FREQUENCIES = 50_000


@dataclass(frozen=True, slots=True)
class Postings:
    """Ordinals ascending, so that they are looked up in the order of memory, and their scores. True for the commit
    ``version``."""

    ordinals: Ordinals
    scores: Floats
    version: int


_EMPTY = Postings(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32), 0)


class TokenPostings:
    """Postings by token, over all text fields with their boosts."""

    def __init__(self, reader: Reader, boosts: Mapping[str, float]) -> None:
        self._reader = reader
        self._boosts = {text_field(name): boost for name, boost in boosts.items()}
        self._cache: OrderedDict[str, Postings] = OrderedDict()
        self._held = 0
        self._lock = Lock()
        self._version = 0
        self._changed_in = np.zeros(0, dtype=np.int64)
        self._frequencies: dict[str, int] = {}
        self._frequencies_of = 0

    def changed(self, ordinals: Ordinals, version: int) -> None:
        """The commit ``version`` wrote these ordinals."""
        if len(ordinals):
            self._changed_in = grown(self._changed_in, int(ordinals.max()) + 1, 0)
            self._changed_in[ordinals] = version
        self._version = version

    def get(self, token: str) -> Postings:
        """The token's postings at the newest commit."""
        with self._lock:
            entry = self._cache.get(token)
            if entry is not None:
                self._cache.move_to_end(token)
        if entry is None or entry.version != self._version:
            entry = self._read(token) if entry is None else self._refresh(token, entry)
            self._keep(token, entry)
        return entry

    def frequency(self, token: str) -> int:
        """Products with the token in the field where it is most frequent; kept until the next commit."""
        if self._frequencies_of != self._version or len(self._frequencies) > _FREQUENCIES:
            self._frequencies, self._frequencies_of = {}, self._version
        known = self._frequencies
        found = known.get(token)
        if found is None:
            searcher = self._reader.searcher
            found = known[token] = max(searcher.doc_freq(field, token) for field in self._boosts)
        return found

    def _read(self, token: str, since: int | None = None) -> Postings:
        searcher, schema = self._reader.searcher, self._reader.schema
        limit = sum(searcher.doc_freq(field, token) for field in self._boosts)
        if not limit:
            return Postings(_EMPTY.ordinals, _EMPTY.scores, self._version)
        query = self._query(token)
        if since is not None:
            changed = tantivy.Query.range_query(
                schema, "version", tantivy.FieldType.Unsigned, lower_bound=since + 1
            )
            unscored = tantivy.Query.const_score_query(changed, 0.0)
            query = tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, unscored)])
        hits = searcher.search(query, limit=limit, count=False).hits
        addresses = [address for _, address in hits]
        ordinals = searcher.fast_field_values("ordinal", addresses) if addresses else []
        scores = np.array([score for score, _ in hits], dtype=np.float32)
        return _ascending(np.array(ordinals, dtype=np.int64), scores, self._version)

    def _query(self, token: str) -> tantivy.Query:
        return tantivy.Query.boolean_query(
            [
                (
                    tantivy.Occur.Should,
                    tantivy.Query.boost_query(
                        tantivy.Query.term_query(self._reader.schema, field, token, "freq"), boost
                    ),
                )
                for field, boost in self._boosts.items()
            ]
        )

    def _refresh(self, token: str, entry: Postings) -> Postings:
        news = self._read(token, since=entry.version)
        kept = self._changed_in[entry.ordinals] <= entry.version
        ordinals = np.concatenate([entry.ordinals[kept], news.ordinals])
        return _ascending(ordinals, np.concatenate([entry.scores[kept], news.scores]), self._version)

    def _keep(self, token: str, entry: Postings) -> None:
        with self._lock:
            before = self._cache.pop(token, _EMPTY)
            self._cache[token] = entry
            self._held += len(entry.ordinals) - len(before.ordinals)
            while self._held > _BUDGET and len(self._cache) > 1:
                _, dropped = self._cache.popitem(last=False)
                self._held -= len(dropped.ordinals)


def _ascending(ordinals: Ordinals, scores: Floats, version: int) -> Postings:
    order = np.argsort(ordinals, kind="stable")
    return Postings(ordinals[order], scores[order], version)
