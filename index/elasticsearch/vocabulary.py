"""The index's words, brands and attribute values, read whole and kept for a while."""

import time
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from index.elasticsearch.cluster import Cluster

# Terms in one answer of a composite aggregation.
_PAGE = 10_000
# New words are corrected to, or completed, this many seconds late at most.
FRESH_SECONDS = 60


class ClusterVocabulary:
    """The vocabulary of one version as it was when first asked."""

    def __init__(self, cluster: Cluster, index: str) -> None:
        self._cluster = cluster
        self._index = index
        self._made = time.monotonic()

    @property
    def fresh(self) -> bool:
        """False when it is time for a new one."""
        return time.monotonic() - self._made < FRESH_SECONDS

    def products(self) -> int:
        """How many products there are."""
        return self._products

    def frequency(self, token: str) -> int:
        """In how many products the token is; 0 when in none."""
        return self.tokens().get(token, 0)

    def starting_with(self, prefix: str, limit: int) -> Sequence[tuple[str, int]]:
        """Tokens with the prefix and their frequency, the most frequent first."""
        start = bisect_left(self._sorted, prefix)
        end = bisect_left(self._sorted, prefix + "\U0010ffff")
        found = [(token, self._tokens[token]) for token in self._sorted[start:end]]
        return sorted(found, key=lambda item: (-item[1], item[0]))[:limit]

    def tokens(self) -> Mapping[str, int]:
        """All tokens with their frequency."""
        return self._tokens

    def brands(self) -> Mapping[str, int]:
        """Brands with the number of products."""
        return self._brands

    def attribute_values(self) -> Mapping[str, Mapping[str, int]]:
        """Attribute name → value → number of products."""
        return self._attribute_values

    @cached_property
    def _products(self) -> int:
        body = {"size": 0, "track_total_hits": True}
        return int(self._cluster.search(body, self._index)["hits"]["total"]["value"])

    @cached_property
    def _brands(self) -> Mapping[str, int]:
        return self._counts("brand")

    @cached_property
    def _attribute_values(self) -> Mapping[str, Mapping[str, int]]:
        found: dict[str, dict[str, int]] = {}
        for pair, count in self._counts("pairs").items():
            name, _, value = pair.partition("\x1f")
            found.setdefault(name, {})[value] = count
        return found

    @cached_property
    def _tokens(self) -> Mapping[str, int]:
        return self._counts("tokens")

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._tokens)

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
