"""Which pairs are too close to call: an offer that has two partners nearly as good, which are not one product.

One of them is wrong, and the probabilities do not say which. Such pairs count nothing, so that neither is merged by
them and a person is asked. Depends on the problem alone, so an order of updates changes nothing.
"""

from collections import defaultdict
from dataclasses import replace

from matchers.clustering.agglomerate import agglomerate
from matchers.clustering.problem import ClusterProblem


def solved(problem: ClusterProblem, *, lead: float, sure: float) -> list[int]:
    """A label for each node. ``lead``: by so many log-odds the best partner must outdo those it is not grouped with;
    ``sure``: weights from which on a rule spoke, which no rival contests.
    """
    labels = agglomerate(problem)
    weights = _without_contested(problem, labels, lead, sure)
    return labels if weights is None else agglomerate(replace(problem, weights=weights))


def _without_contested(
    problem: ClusterProblem, labels: list[int], lead: float, sure: float
) -> dict[tuple[int, int], float] | None:
    """The weights with nought for contested pairs; None where no pair is contested."""
    rival: defaultdict[int, float] = defaultdict(lambda: -lead)
    refused = []
    scores = {**problem.weights, **problem.rivals} if problem.rivals else problem.weights
    for pair, weight in scores.items():
        one, other = pair
        if labels[one] != labels[other] and weight > -lead and pair not in problem.apart:
            rival[one], rival[other] = max(rival[one], weight), max(rival[other], weight)
            refused.append(pair)
    if not refused:
        return None
    contested = {
        (one, other)
        for (one, other), weight in problem.weights.items()
        if 0 < weight < sure and weight - max(rival[one], rival[other]) < lead
    }
    contested.update(pair for pair in refused if 0 < problem.weights[pair] < sure)
    return {pair: 0.0 if pair in contested else weight for pair, weight in problem.weights.items()}
