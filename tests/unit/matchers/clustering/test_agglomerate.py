"""Greedy average linkage against an oracle that tries every partition."""

from collections.abc import Iterator, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from matchers.clustering.agglomerate import agglomerate
from matchers.clustering.problem import ClusterProblem, Pair

SMALL = 6


def partitions(size: int) -> Iterator[list[int]]:
    """Every partition of 0…size-1 as labels (restricted growth strings)."""

    def grow(labels: list[int]) -> Iterator[list[int]]:
        if len(labels) == size:
            yield labels
            return
        for label in range(max(labels, default=-1) + 2):
            yield from grow([*labels, label])

    return grow([])


def objective(problem: ClusterProblem, labels: Sequence[int]) -> float:
    """Sum of the weights of all pairs inside clusters: what a solution maximises."""
    members: dict[int, list[int]] = {}
    for node, label in enumerate(labels):
        members.setdefault(label, []).append(node)
    total = 0.0
    for nodes in members.values():
        for position, left in enumerate(nodes):
            for right in nodes[position + 1 :]:
                total += problem.weights.get((left, right), problem.missing)
    return total


def allowed(problem: ClusterProblem, labels: list[int]) -> bool:
    if any(labels[a] != labels[b] for a, b in problem.together) or any(
        labels[a] == labels[b] for a, b in problem.apart
    ):
        return False
    for node, mine in enumerate(problem.exclusive):
        for other in range(node):
            if labels[node] == labels[other] and mine & problem.exclusive[other]:
                return False
    return True


def best(problem: ClusterProblem) -> float:
    return max(objective(problem, labels) for labels in partitions(problem.size) if allowed(problem, labels))


@st.composite
def problems(draw: st.DrawFn) -> ClusterProblem:
    size = draw(st.integers(2, SMALL))
    pairs = [(i, j) for i in range(size) for j in range(i + 1, size)]
    weights: dict[Pair, float] = {}
    for pair in pairs:
        if draw(st.booleans()):
            weights[pair] = draw(st.integers(-40, 40)) / 10
    apart = frozenset(draw(st.lists(st.sampled_from(pairs), max_size=2)))
    stores = [frozenset({draw(st.sampled_from("abc"))}) for _ in range(size)] if draw(st.booleans()) else []
    return ClusterProblem(size=size, weights=weights, missing=-0.7, apart=apart, exclusive=stores)


@given(problem=problems())
@settings(max_examples=150, deadline=None)
def test_no_constraint_is_ever_broken_and_nothing_is_lost_by_clustering(problem: ClusterProblem) -> None:
    labels = agglomerate(problem)
    assert allowed(problem, labels)
    assert 0 <= objective(problem, labels) <= best(problem) + 1e-9


@given(problem=problems())
@settings(max_examples=60, deadline=None)
def test_no_two_clusters_are_left_that_would_gain_by_merging(problem: ClusterProblem) -> None:
    labels = agglomerate(problem)
    before = objective(problem, labels)
    for one in set(labels):
        for other in set(labels) - {one}:
            merged = [one if label == other else label for label in labels]
            assert not allowed(problem, merged) or objective(problem, merged) <= before + 1e-9


@given(problem=problems(), data=st.data())
@settings(max_examples=60, deadline=None)
def test_the_order_in_which_pairs_are_given_plays_no_part(
    problem: ClusterProblem, data: st.DataObject
) -> None:
    shuffled = dict(data.draw(st.permutations(list(problem.weights.items()))))
    again = ClusterProblem(
        size=problem.size,
        weights=shuffled,
        missing=problem.missing,
        apart=problem.apart,
        exclusive=problem.exclusive,
    )
    assert agglomerate(again) == agglomerate(problem)


@given(sizes=st.lists(st.integers(1, 4), min_size=1, max_size=3))
def test_groups_that_are_clearly_apart_are_found_as_the_oracle_finds_them(sizes: list[int]) -> None:
    home = [group for group, size in enumerate(sizes) for _ in range(size)]
    count = len(home)
    weights = {(i, j): 2.0 if home[i] == home[j] else -2.0 for i in range(count) for j in range(i + 1, count)}
    labels = agglomerate(ClusterProblem(size=count, weights=weights))
    assert [home.index(group) for group in home] == labels


def test_a_weak_bridge_does_not_chain_two_clusters() -> None:
    weights = {(a, b): 3.0 for block in (range(3), range(3, 6)) for a in block for b in block if a < b}
    weights[2, 3] = 1.0
    labels = agglomerate(ClusterProblem(size=6, weights=weights, missing=-1.0))
    assert labels == [0, 0, 0, 3, 3, 3]


def test_what_must_be_together_is_even_against_every_weight() -> None:
    problem = ClusterProblem(size=3, weights={(0, 2): -9.0}, together=frozenset({(0, 2)}))
    labels = agglomerate(problem)
    assert labels[0] == labels[2]
