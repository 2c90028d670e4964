"""Connected components: what can be solved apart from the rest."""

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


class DisjointSets:
    """Union-find over 0…size-1; the smallest member of a set stands for it."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, node: int) -> int:
        """The member that stands for the set of ``node``."""
        parent = self._parent
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    def union(self, left: int, right: int) -> None:
        """Make one set of two."""
        low, high = sorted((self.find(left), self.find(right)))
        self._parent[high] = low


def connected(nodes: Sequence[Node], pairs: Iterable[tuple[Node, Node]]) -> list[list[Node]]:
    """The components of a graph, each in the order of ``nodes``, ordered by their first node."""
    position = {node: index for index, node in enumerate(nodes)}
    sets = DisjointSets(len(nodes))
    for left, right in pairs:
        sets.union(position[left], position[right])
    found: dict[int, list[Node]] = {}
    for index, node in enumerate(nodes):
        found.setdefault(sets.find(index), []).append(node)
    return list(found.values())
