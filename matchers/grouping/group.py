"""Offers in, clusters out."""

from collections.abc import Sequence

import numpy as np

from matchers.clustering.agglomerate import agglomerate
from matchers.clustering.components import connected
from matchers.clustering.problem import ClusterProblem, Pair
from matchers.features.vocabulary import Floats
from matchers.grouping.candidates import CandidatePairs, candidate_pairs
from matchers.grouping.model import CatalogueModel, predict
from matchers.grouping.stores import one_store_share
from matchers.grouping.structure import structure
from matchers.grouping.threshold import best_threshold
from matchers.record import Record

# candidates an offer: most clusters are smaller, and an offer without a number has many equals; a small catalogue
# affords more, and its clusters may be as large as itself
FEWEST_CANDIDATES = 30
_AFFORDED_PAIRS = 60_000
# the probability taken for a pair that blocking did not propose: a few strong links do not chain many offers
UNSEEN = 0.05


def group_offers(
    records: Sequence[Record],
    model: CatalogueModel,
    *,
    one_offer_per_store: bool = False,
    threshold: float | None = None,
) -> dict[str, str]:
    """Offer id → the smallest offer id of its cluster. Independent of the order of the records.

    ``one_offer_per_store``: no store has two offers in a cluster. ``threshold``: probability from which a pair
    speaks for merging; by default the one with the best expected F1 on these records.
    """
    ordered = sorted(records, key=lambda record: record.id)
    pairs = candidate_pairs(
        ordered, candidates=candidates_for(len(ordered)), apart_stores=one_offer_per_store
    )
    chances = chances_of(pairs, model)
    bar = best_threshold(chances) if threshold is None else threshold
    labels = cluster_rows(pairs, chances, threshold=bar)
    return {record.id: ordered[label].id for record, label in zip(ordered, labels, strict=True)}


def candidates_for(offers: int) -> int:
    """How many candidates each of so many offers has."""
    return max(FEWEST_CANDIDATES, min(offers, _AFFORDED_PAIRS // max(offers, 1)))


def chances_of(pairs: CandidatePairs, model: CatalogueModel) -> Floats:
    """The probability of each candidate pair; nought for pairs of one store where stores are apart.

    Where stores may list a product often, an offer has any number of matches, and rivals say nothing against a pair:
    there each pair is judged by itself (27 clusters of 306 cameras: pairwise F1 .99 so, .75 with the structure).
    """
    features = pairs.features[:, model.picked]
    base = predict(model.base, features)
    if not pairs.apart_stores:
        return base
    share = one_store_share(pairs, base)
    base[pairs.same_store] = 0.0
    full = predict(model.full, np.hstack([features, structure(pairs, base, share)]))
    full[pairs.same_store] = 0.0
    return full


def cluster_rows(pairs: CandidatePairs, chances: Floats, *, threshold: float) -> list[int]:
    """For each offer the smallest row of its cluster.

    A pair weighs by how far its probability lies above the threshold: with half of the best F1 as threshold, the
    clusters of greatest weight are those of the best expected F1 (Dinkelbach's method for a ratio of sums).
    """
    missing = min(UNSEEN - threshold, 0.0)
    weights = chances.astype(np.float64) - threshold
    left, right = pairs.left.tolist(), pairs.right.tolist()
    links = [(left[at], right[at]) for at in np.flatnonzero(weights > 0).tolist()]
    parts = connected(range(pairs.offers), links)
    home = [0] * pairs.offers
    for number, part in enumerate(parts):
        for row in part:
            home[row] = number
    inside: dict[int, list[tuple[int, int, float]]] = {}
    for one, other, weight in zip(left, right, weights.tolist(), strict=True):
        if home[one] == home[other]:
            inside.setdefault(home[one], []).append((one, other, weight))
    labels = list(range(pairs.offers))
    for number, edges in inside.items():
        part = parts[number]
        for row, label in zip(part, agglomerate(_problem(pairs, part, edges, missing)), strict=True):
            labels[row] = part[label]
    return labels


def _problem(
    pairs: CandidatePairs, part: Sequence[int], edges: Sequence[tuple[int, int, float]], missing: float
) -> ClusterProblem:
    position = {row: at for at, row in enumerate(part)}
    weights: dict[Pair, float] = {(position[one], position[other]): weight for one, other, weight in edges}
    stores = [pairs.stores[row] for row in part]
    return ClusterProblem(
        size=len(part),
        weights=weights,
        missing=missing,
        exclusive=[frozenset({str(one)} if one >= 0 else ()) for one in stores] if pairs.apart_stores else (),
    )
