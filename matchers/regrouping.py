"""Which offers an update may regroup, and how they group: the clustering of a part of the catalogue."""

import math
from collections.abc import Iterable, Sequence

from matchers.clustering.agglomerate import agglomerate
from matchers.clustering.components import connected
from matchers.clustering.problem import ClusterProblem, Pair
from matchers.deciding.atoms import Atoms
from matchers.linking import RULE
from matchers.options import MatchingOptions
from matchers.state import MatcherState

# trees tell no more than one in ten thousand
_SUREST = 1e-4


def log_odds(probability: float) -> float:
    """Natural logarithm of the odds, cut off at one in ten thousand."""
    cut = min(max(probability, _SUREST), 1 - _SUREST)
    return math.log(cut / (1 - cut))


class Regrouping:
    """Reads the state, writes nothing. Nodes are heads of atoms; offers of an atom stay together."""

    def __init__(self, state: MatcherState, atoms: Atoms, options: MatchingOptions) -> None:
        self._state, self._atoms, self._options = state, atoms, options

    def region(self, seeds: Iterable[str], products: Iterable[str]) -> list[str]:
        """Heads of all offers whose cluster may change: what hangs together with the seeds and the products."""
        state, head = self._state, self._atoms.head
        pending = [head(seed) for seed in seeds]
        seen_products: set[str] = set()
        region: set[str] = set()

        def visit(product: str | None) -> None:
            if product is not None and product not in seen_products:
                seen_products.add(product)
                pending.extend(
                    head(member) for member in state.members.get(product, ()) if member in state.records
                )

        for product in products:
            visit(product)
        while pending:
            node = pending.pop()
            if node in region or node not in state.records:
                continue
            region.add(node)
            pending.extend(self._linked(node))
            for member in self._atoms.members(node):
                visit(state.assignment.get(member))
        return sorted(region)

    def clusters(self, region: Sequence[str]) -> list[list[str]]:
        """The clusters of offers that a region forms; parts that do not hang together are solved apart."""
        pairs = [(node, other) for node in region for other in self._linked(node)]
        return [cluster for part in connected(region, pairs) for cluster in self._solve(part)]

    def _linked(self, node: str) -> list[str]:
        """Heads that speak for one product with this one: by score, or by a person's word."""
        bar = self._options.merge
        found = [other for other, probability in self._state.edges.get(node, {}).items() if probability > bar]
        for member in self._atoms.members(node):
            for other, same in self._state.judged.get(member, {}).items():
                if same and other in self._state.records:
                    found.append(self._atoms.head(other))
        return found

    def _solve(self, nodes: Sequence[str]) -> list[list[str]]:
        members = [self._atoms.members(node) for node in nodes]
        if len(nodes) == 1:
            return members
        clusters: dict[int, list[str]] = {}
        for offers, label in zip(members, agglomerate(self._problem(nodes)), strict=True):
            clusters.setdefault(label, []).extend(offers)
        return list(clusters.values())

    def _problem(self, nodes: Sequence[str]) -> ClusterProblem:
        position = {node: index for index, node in enumerate(nodes)}
        bar = log_odds(self._options.merge)
        weights: dict[Pair, float] = {}
        apart: set[Pair] = set()
        together: set[Pair] = set()
        for node, index in position.items():
            for other, probability in self._state.edges.get(node, {}).items():
                far = position.get(other, -1)
                if index < far:
                    weights[index, far] = log_odds(probability) - bar
                    if probability <= 1 - RULE:
                        apart.add((index, far))
            self._judged(node, index, position, together, apart)
        return ClusterProblem(
            size=len(nodes),
            weights=weights,
            missing=log_odds(self._options.unseen) - bar,
            apart=frozenset(apart),
            together=frozenset(together),
            exclusive=self._stores(nodes) if self._options.one_offer_per_store else (),
        )

    def _judged(
        self, node: str, index: int, position: dict[str, int], together: set[Pair], apart: set[Pair]
    ) -> None:
        for member in self._atoms.members(node):
            for other, same in self._state.judged.get(member, {}).items():
                far = position.get(self._atoms.head(other), -1)
                if far >= 0 and far != index:
                    (together if same else apart).add((min(index, far), max(index, far)))

    def _stores(self, nodes: Sequence[str]) -> list[frozenset[str]]:
        records = self._state.records
        return [
            frozenset(store for member in self._atoms.members(node) if (store := records[member].store_id))
            for node in nodes
        ]
