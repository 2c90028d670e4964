"""What is to be clustered: nodes 0…size-1, weighted pairs, and constraints that no weight overcomes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterProblem:
    """A correlation clustering problem.

    ``weights``: per pair ``(i, j)``, ``i < j``, the log-odds that both are one product, less the log-odds of
    the threshold: positive speaks for merging. ``missing``: the weight of a pair that nobody scored, never
    positive. ``apart``: pairs that may not share a cluster. ``together``: pairs that must; they win over
    ``apart``, which holds only between the groups that ``together`` forms. ``exclusive``: one label a node,
    at most one node of a label in a cluster (stores that list a product once); ``None`` for nodes that are
    free. ``rivals``: of pairs that a person is asked about whatever they score, the weight of the score.
    """

    size: int
    weights: Mapping[Pair, float]
    missing: float = -1.0
    apart: frozenset[Pair] = frozenset()
    together: frozenset[Pair] = frozenset()
    exclusive: Sequence[frozenset[str]] = field(default=())
    rivals: Mapping[Pair, float] = field(default_factory=dict)
