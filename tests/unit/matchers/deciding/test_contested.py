"""Pairs that are too close to call."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from matchers.clustering.agglomerate import agglomerate
from matchers.clustering.problem import ClusterProblem, Pair
from matchers.deciding.contested import solved

LEAD, SURE = 0.5, 4.0


def labels(weights: dict[Pair, float], *, apart: frozenset[Pair] = frozenset(), size: int = 3) -> list[int]:
    problem = ClusterProblem(size=size, weights=weights, missing=-3.0, apart=apart)
    return solved(problem, lead=LEAD, sure=SURE)


def test_of_two_partners_nearly_as_good_that_are_apart_none_is_merged() -> None:
    assert labels({(0, 1): 1.0, (0, 2): 0.8}, apart=frozenset({(1, 2)})) == [0, 1, 2]


def test_a_clear_lead_decides() -> None:
    assert labels({(0, 1): 1.0, (0, 2): 0.4}, apart=frozenset({(1, 2)})) == [0, 0, 2]


def test_a_rival_just_below_the_threshold_counts() -> None:
    assert labels({(0, 1): 0.2, (0, 2): -0.1}) == [0, 1, 2]


def test_partners_that_are_one_product_are_no_rivals() -> None:
    assert labels({(0, 1): 1.0, (0, 2): 1.0, (1, 2): 1.0}) == [0, 0, 0]


def test_what_a_rule_merges_no_rival_contests() -> None:
    assert labels({(0, 1): 4.5, (0, 2): 1.0}, apart=frozenset({(1, 2)})) == [0, 0, 2]


def test_what_a_rule_keeps_apart_is_no_rival() -> None:
    assert labels({(0, 1): 1.0, (0, 2): 1.0}, apart=frozenset({(0, 2)})) == [0, 0, 2]


def test_the_score_of_a_pair_that_is_asked_about_rivals_others_where_it_is_told() -> None:
    weights = {(0, 1): 1.0, (0, 2): -2.2}
    problem = ClusterProblem(size=3, weights=weights, missing=-3.0)
    assert solved(problem, lead=LEAD, sure=SURE) == [0, 0, 2]
    assert solved(replace(problem, rivals={(0, 2): 0.8}), lead=LEAD, sure=SURE) == [0, 1, 2]
    assert solved(replace(problem, rivals={(0, 2): 0.4}), lead=LEAD, sure=SURE) == [0, 0, 2]


_NODES = 6
_WEIGHTS = st.dictionaries(
    st.tuples(st.integers(0, _NODES - 1), st.integers(0, _NODES - 1)).filter(lambda pair: pair[0] < pair[1]),
    st.floats(-2.0, 2.0),
    max_size=12,
)


@given(_WEIGHTS)
def test_without_a_refused_partner_clusters_are_as_before(weights: dict[Pair, float]) -> None:
    problem = ClusterProblem(size=_NODES, weights=weights, missing=-3.0)
    before = agglomerate(problem)
    refused = any(before[one] != before[other] and weight > -LEAD for (one, other), weight in weights.items())
    assert refused or solved(problem, lead=LEAD, sure=SURE) == before
