"""Offers in, clusters out."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from matchers.clustering.agglomerate import agglomerate
from matchers.clustering.components import connected
from matchers.clustering.problem import ClusterProblem, Pair
from matchers.contents import in_order_of_contents
from matchers.deciding.packing import packings_differ
from matchers.features.vocabulary import Floats
from matchers.grouping.candidates import PAIR_COLUMNS, CandidatePairs, candidate_pairs
from matchers.grouping.categories import by_category
from matchers.grouping.colours import without_merged_colours
from matchers.grouping.generations import generations_differ
from matchers.grouping.kits import kits_differ
from matchers.grouping.listing import likely_pairs_list_once, stores_list_once
from matchers.grouping.model import CatalogueModel, predict
from matchers.grouping.series import series_differ
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
# pairs of such a probability by themselves are matches more often than not
_LIKELY = 0.5
# words of two titles that are so alike are about one series, mostly
_ALIKE = 0.4
# probabilities are taken for no surer than this: their log-odds stay finite
_SURE = 1e-6
# two rows, the weight of their pair, and whether they are known to be apart
_Edge = tuple[int, int, float, bool]


def group_offers(
    records: Sequence[Record],
    model: CatalogueModel,
    *,
    one_offer_per_store: bool | None = None,
    threshold: float | None = None,
) -> dict[str, str]:
    """Offer id → the smallest offer id of its cluster. Neither the order of the records nor ids change the clusters.

    ``one_offer_per_store``: no store has two offers in a cluster; by default as the records tell. ``threshold``:
    probability from which a pair speaks for merging; by default the one with the best expected F1 on these records.
    """
    ordered = in_order_of_contents(records)
    once = lists_once(ordered, model) if one_offer_per_store is None else one_offer_per_store
    found: dict[str, str] = {}
    for part in by_category(ordered):
        found |= _group(part, model, once, threshold)
    return found


def lists_once(records: Sequence[Record], model: CatalogueModel) -> bool:
    """Whether no store lists a product twice: told by model codes, else by the pairs that ``model`` thinks likely."""
    told = stores_list_once(records)
    if told is not None or not records:
        return bool(told)
    pairs = candidate_pairs(records, candidates=FEWEST_CANDIDATES, apart_stores=False)
    likely = predict(model.plain, pairs.features[:, model.picked_plain]) > _LIKELY
    return likely_pairs_list_once(pairs.same_store[likely])


def _group(
    ordered: Sequence[Record], model: CatalogueModel, apart_stores: bool, threshold: float | None
) -> dict[str, str]:
    read = as_read(ordered, apart_stores=apart_stores)
    pairs = candidate_pairs(read, candidates=candidates_for(len(read)), apart_stores=apart_stores)
    apart = known_apart(pairs, [record.title for record in read])
    chances = chances_of(pairs, model, apart=apart)
    bar = best_threshold(chances, apart_stores=apart_stores) if threshold is None else threshold
    labels = cluster_rows(pairs, chances, threshold=bar, apart=apart)
    names: dict[int, str] = {}
    for record, label in zip(ordered, labels, strict=True):
        names[label] = min(names.get(label, record.id), record.id)
    return {record.id: names[label] for record, label in zip(ordered, labels, strict=True)}


def known_apart(pairs: CandidatePairs, titles: Sequence[str]) -> NDArray[np.bool_]:
    """Pairs whose two titles say things that no one product is: whatever else they say, they share no cluster.

    Generations, kits and short numbers only where stores list a product once: shops that list it often merge a body
    with its kits.
    """
    apart = packings_differ(titles, pairs.left, pairs.right)
    if pairs.apart_stores:
        alike = pairs.features[:, PAIR_COLUMNS.index("words_cosine")] >= _ALIKE
        apart |= generations_differ(titles, pairs.left, pairs.right, alike=alike, one_store=pairs.same_store)
        apart |= kits_differ(titles, pairs.left, pairs.right)
        apart |= series_differ(titles, pairs.left, pairs.right)
    return apart


def as_read(records: Sequence[Record], *, apart_stores: bool) -> Sequence[Record]:
    """The records as all that follows reads them: without colours where products are not apart by colour."""
    return without_merged_colours(records) if apart_stores else records


def candidates_for(offers: int) -> int:
    """How many candidates each of so many offers has."""
    return max(FEWEST_CANDIDATES, min(offers, _AFFORDED_PAIRS // max(offers, 1)))


def chances_of(pairs: CandidatePairs, model: CatalogueModel, *, apart: NDArray[np.bool_]) -> Floats:
    """The probability of each candidate pair; nought for pairs that are known to be ``apart``, and for pairs of one
    store where stores are apart: so offers near both sides of such a pair are known to be near one of them only.

    Where stores may list a product often, an offer has any number of matches, and rivals say nothing against a pair:
    there each pair is judged by itself (27 clusters of 306 cameras: pairwise F1 .99 so, .75 with the structure), and
    not by what its words share in the catalogue (server parts left out of training: .45 so, .29 with it).
    Elsewhere the structure is looked at twice, first with the chances of the pairs by themselves, then with what that
    told: offers of a large product that look unlike are brought together by those between (mobile phones, left out of
    training: pairwise F1 .72 instead of .68; other kinds within .004).
    """
    if not len(pairs.left):  # titles without a word
        return np.empty(0, dtype=np.float32)
    if not pairs.apart_stores:
        return _without(predict(model.plain, pairs.features[:, model.picked_plain]), apart)
    never = pairs.same_store | apart
    features = pairs.features[:, model.picked]
    base = predict(model.base, features)
    share = one_store_share(pairs, base)

    def look(chances: Floats) -> Floats:
        """The probability of each pair, given those of all others."""
        return _without(predict(model.full, np.hstack([features, structure(pairs, chances, share)])), never)

    once = look(_without(base, never))
    return _between(once, look(once))


def _without(chances: Floats, never: NDArray[np.bool_]) -> Floats:
    """The chances, nought where never."""
    return np.where(never, np.float32(0.0), chances)


def _between(first: Floats, second: Floats) -> Floats:
    """The mean of both in log-odds."""
    odds = [
        np.log(one) - np.log1p(-one)
        for one in (np.clip(first, _SURE, 1 - _SURE), np.clip(second, _SURE, 1 - _SURE))
    ]
    mean = 1.0 / (1.0 + np.exp(-(odds[0] + odds[1]) / 2))
    return np.where(first > 0, mean, 0.0).astype(np.float32)


def cluster_rows(
    pairs: CandidatePairs, chances: Floats, *, threshold: float, apart: NDArray[np.bool_]
) -> list[int]:
    """For each offer the smallest row of its cluster. Pairs that are known to be ``apart`` share none (processors left
    out of training: pairwise F1 .78 so, .75 where only their probability is nought).

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
    inside: dict[int, list[_Edge]] = {}
    for edge in zip(left, right, weights.tolist(), apart.tolist(), strict=True):
        if home[edge[0]] == home[edge[1]]:
            inside.setdefault(home[edge[0]], []).append(edge)
    labels = list(range(pairs.offers))
    for number, edges in inside.items():
        part = parts[number]
        for row, label in zip(part, agglomerate(_problem(pairs, part, edges, missing)), strict=True):
            labels[row] = part[label]
    return labels


def _problem(
    pairs: CandidatePairs,
    part: Sequence[int],
    edges: Sequence[_Edge],
    missing: float,
) -> ClusterProblem:
    position = {row: at for at, row in enumerate(part)}
    weights: dict[Pair, float] = {}
    never: set[Pair] = set()
    for one, other, weight, is_apart in edges:
        weights[position[one], position[other]] = weight
        if is_apart:
            never.add((position[one], position[other]))
    stores = [pairs.stores[row] for row in part]
    return ClusterProblem(
        size=len(part),
        weights=weights,
        missing=missing,
        apart=frozenset(never),
        exclusive=[frozenset({str(one)} if one >= 0 else ()) for one in stores] if pairs.apart_stores else (),
    )
