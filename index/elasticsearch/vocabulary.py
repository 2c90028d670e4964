"""What the index holds, asked of the cluster a query's words at a time, and kept for a while."""

import time
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from rapidfuzz.distance import OSA

from index.elasticsearch.cluster import Cluster
from index.layout import text_field
from index.text.spelling import LEAST_PRODUCTS, SHORTEST, correctable

# Brands or attribute values in one answer of a composite aggregation.
_PAGE = 10_000
# New words are corrected to, and their frequency is known, this many seconds late at most.
FRESH_SECONDS = 60
# Words that a correction is chosen from.
_NEAR = 50
# ``text`` holds every word, ``pairs`` the compounds of two.
_FIELDS = ("text", "pairs")


class ClusterVocabulary:
    """The vocabulary of one version; each answer is kept as it was when first asked for."""

    def __init__(self, cluster: Cluster, index: str, fields: Iterable[str]) -> None:
        """``fields``: those of the analysis."""
        self._cluster = cluster
        self._index = index
        self._fields = [text_field(name) for name in fields]
        single = [text_field(name) for name in _FIELDS]
        self._words = [field for field in single if field in self._fields] or self._fields
        self._made = time.monotonic()
        self._frequencies: dict[str, int] = {}
        self._near: dict[tuple[str, int], Sequence[tuple[str, int, int]]] = {}

    @property
    def fresh(self) -> bool:
        """False when it is time for a new one."""
        return time.monotonic() - self._made < FRESH_SECONDS

    def products(self) -> int:
        """How many products there are."""
        return self._products

    def expect(self, tokens: Iterable[str]) -> None:
        """Fetch the frequencies of all these tokens in one request."""
        unknown = [token for token in dict.fromkeys(tokens) if token not in self._frequencies]
        if unknown:
            self._frequencies |= self._cluster.frequencies(self._index, unknown, self._fields)

    def frequency(self, token: str) -> int:
        """Products with the token in the field where it is most frequent; on one shard, of several."""
        if token not in self._frequencies:
            self.expect([token])
        return self._frequencies[token]

    def near(self, word: str, distance: int) -> Sequence[tuple[str, int, int]]:
        """Known words a slip or two away."""
        if (word, distance) not in self._near:
            self._near[word, distance] = self._suggested(word, distance)
        return self._near[word, distance]

    def brands(self) -> Mapping[str, int]:
        """Brands with the number of products."""
        return self._brands

    def stores(self) -> Mapping[str, int]:
        """Stores with the number of offers."""
        return self._stores

    def attribute_values(self) -> Mapping[str, Mapping[str, int]]:
        """Attribute name → value → number of products."""
        return self._attribute_values

    def _suggested(self, word: str, distance: int) -> list[tuple[str, int, int]]:
        asked = {
            "max_edits": distance,
            "prefix_length": 0,
            "min_word_length": SHORTEST,
            "min_doc_freq": LEAST_PRODUCTS,
            "suggest_mode": "always",
            "size": _NEAR,
            "accuracy": 0.0,
        }
        suggest = {field: {"text": word, "term": {"field": field, **asked}} for field in self._words}
        answer = self._cluster.search({"size": 0, "suggest": suggest}, self._index)["suggest"]
        found: dict[str, int] = {}
        for field in self._words:
            for option in answer[field][0]["options"]:
                found[option["text"]] = max(option["freq"], found.get(option["text"], 0))
        slips = {other: OSA.distance(word, other) for other in found if correctable(other)}
        return [(other, count, found[other]) for other, count in slips.items() if count <= distance]

    @cached_property
    def _products(self) -> int:
        body = {"size": 0, "track_total_hits": True}
        return int(self._cluster.search(body, self._index)["hits"]["total"]["value"])

    @cached_property
    def _brands(self) -> Mapping[str, int]:
        return self._counts("brand")

    @cached_property
    def _stores(self) -> Mapping[str, int]:
        values = {"terms": {"field": "offers.store", "size": _PAGE}}
        offers = {"nested": {"path": "offers"}, "aggs": {"stores": values}}
        answer = self._cluster.search({"size": 0, "aggregations": {"offers": offers}}, self._index)
        buckets = answer["aggregations"]["offers"]["stores"]["buckets"]
        return {bucket["key"]: bucket["doc_count"] for bucket in buckets}

    @cached_property
    def _attribute_values(self) -> Mapping[str, Mapping[str, int]]:
        found: dict[str, dict[str, int]] = {}
        for pair, count in self._counts("pairs").items():
            name, _, value = pair.partition("\x1f")
            found.setdefault(name, {})[value] = count
        return found

    def _counts(self, field: str) -> dict[str, int]:
        counts: dict[str, int] = {}
        after: Mapping[str, Any] | None = None
        while True:
            composite: dict[str, Any] = {"size": _PAGE, "sources": [{"value": {"terms": {"field": field}}}]}
            if after:
                composite["after"] = after
            body = {"size": 0, "aggregations": {"counted": {"composite": composite}}}
            counted = self._cluster.search(body, self._index)["aggregations"]["counted"]
            counts |= {bucket["key"]["value"]: bucket["doc_count"] for bucket in counted["buckets"]}
            after = counted.get("after_key")
            if after is None:
                return counts
