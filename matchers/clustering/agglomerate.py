"""Greedy average linkage under constraints: the best pair of groups merges while that gains anything.

Deterministic: ties go to the groups with the smallest nodes, so a result depends on the numbering of the
nodes alone, never on the order in which pairs are given.
"""

import heapq
from dataclasses import dataclass

from matchers.clustering.components import DisjointSets
from matchers.clustering.problem import ClusterProblem


@dataclass(slots=True)
class _Link:
    """Between two groups: the sum of the scored weights and how many pairs were scored."""

    total: float = 0.0
    scored: int = 0

    def add(self, other: "_Link") -> None:
        self.total += other.total
        self.scored += other.scored


class Groups:
    """The groups of a solution under way, with the links between them."""

    def __init__(self, problem: ClusterProblem) -> None:
        self._missing = problem.missing
        self.members = _forced(problem)
        self.home = {node: group for group, nodes in self.members.items() for node in nodes}
        self._labels = {group: self._labels_of(problem, nodes) for group, nodes in self.members.items()}
        self.links: dict[int, dict[int, _Link]] = {group: {} for group in self.members}
        for (left, right), weight in problem.weights.items():
            self._link(self.home[left], self.home[right], _Link(weight, 1))
        self._apart: dict[int, set[int]] = {group: set() for group in self.members}
        for left, right in problem.apart:
            one, other = self.home[left], self.home[right]
            if one != other:
                self._apart[one].add(other)
                self._apart[other].add(one)

    @staticmethod
    def _labels_of(problem: ClusterProblem, nodes: list[int]) -> set[str]:
        if not problem.exclusive:
            return set()
        return set().union(*(problem.exclusive[node] for node in nodes))

    def _link(self, one: int, other: int, link: _Link) -> None:
        if one == other:
            return
        for here, there in ((one, other), (other, one)):
            self.links[here].setdefault(there, _Link()).add(link)

    def gain(self, one: int, other: int) -> float:
        """What the objective gains when the two groups merge."""
        link = self.links[one].get(other, _Link())
        pairs = len(self.members[one]) * len(self.members[other])
        return link.total + self._missing * (pairs - link.scored)

    def mean(self, one: int, other: int) -> float:
        """The gain per pair of offers: average linkage."""
        return self.gain(one, other) / (len(self.members[one]) * len(self.members[other]))

    def allowed(self, one: int, other: int) -> bool:
        """Whether no constraint forbids the merge."""
        return other not in self._apart[one] and not self._labels[one] & self._labels[other]

    def merge(self, one: int, other: int) -> int:
        """Merge two groups; the smaller number stays and is returned."""
        keep, gone = sorted((one, other))
        self.members[keep] = sorted(self.members[keep] + self.members.pop(gone))
        self._labels[keep] |= self._labels.pop(gone)
        for node in self.members[keep]:
            self.home[node] = keep
        for far in self._apart.pop(gone):
            self._apart[far].discard(gone)
            self._apart[far].add(keep)
            self._apart[keep].add(far)
        for far, link in self.links.pop(gone).items():
            del self.links[far][gone]
            if far != keep:
                self.links[keep].setdefault(far, _Link()).add(link)
                self.links[far].setdefault(keep, _Link()).add(link)
        return keep


def _forced(problem: ClusterProblem) -> dict[int, list[int]]:
    """The groups that ``together`` forms, by their smallest node."""
    sets = DisjointSets(problem.size)
    for left, right in problem.together:
        sets.union(left, right)
    groups: dict[int, list[int]] = {}
    for node in range(problem.size):
        groups.setdefault(sets.find(node), []).append(node)
    return groups


def agglomerate(problem: ClusterProblem) -> list[int]:
    """A label for each node: the smallest node of its cluster."""
    groups = Groups(problem)
    heap: list[tuple[float, int, int]] = []

    def offer(one: int, other: int) -> None:
        if groups.allowed(one, other) and (mean := groups.mean(one, other)) > 0:
            heapq.heappush(heap, (-mean, min(one, other), max(one, other)))

    for one, linked in groups.links.items():
        for other in linked:
            if one < other:
                offer(one, other)
    while heap:
        negative, one, other = heapq.heappop(heap)
        if one not in groups.members or other not in groups.members or not groups.allowed(one, other):
            continue
        if -negative != groups.mean(one, other):
            continue  # an entry from before one of the two grew; its successor is in the heap
        kept = groups.merge(one, other)
        for far in groups.links[kept]:
            offer(kept, far)
    return [groups.home[node] for node in range(problem.size)]
