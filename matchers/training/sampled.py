"""Labelled pairs drawn from grouped offers: two offers a product and their nearest strangers."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from matchers.features import CatalogueContext, OfferTable
from matchers.features.neighbours import nearest
from matchers.record import Record
from matchers.training.folders import LabelledPair, PairSet

# As many as the largest labelled sets of pairs have.
PRODUCTS = 1_500
# Nearest strangers of an offer that become pairs: hard ones, since easy ones teach nothing.
_STRANGERS = 4
# Of so many offers of a product the two least alike are taken.
_OFFERS = 4


def sample_pairs(name: str, offers: Sequence[Record], products: Sequence[str], *, seed: int) -> PairSet:
    """``products`` names the product of each offer. One pair a product is a match: the hardest of a few."""
    chance = np.random.default_rng(seed)
    members: dict[str, list[int]] = defaultdict(list)
    for at, product in enumerate(products):
        members[product].append(at)
    several = [rows for rows in members.values() if len(rows) > 1]
    drawn = [several[at][: 2 * _OFFERS] for at in chance.permutation(len(several))[:PRODUCTS]]
    table = [offers[row] for rows in drawn for row in rows]
    product_of = {offers[row].id: at for at, rows in enumerate(drawn) for row in rows}
    couples = [_least_alike([offers[row] for row in chance.permutation(rows)[:_OFFERS]]) for rows in drawn]
    pairs = [LabelledPair(one.id, other.id, True) for one, other in couples]
    chosen = [record for couple in couples for record in couple]
    context = CatalogueContext.of(chosen)
    near = OfferTable.of(chosen, context)
    rows, others = nearest(near, near, np.arange(len(chosen)), count=_STRANGERS + 2)
    seen = set()
    for one, other in zip(rows.tolist(), others.tolist(), strict=True):
        left, right = chosen[min(one, other)], chosen[max(one, other)]
        if product_of[left.id] != product_of[right.id] and (left.id, right.id) not in seen:
            seen.add((left.id, right.id))
            pairs.append(LabelledPair(left.id, right.id, False))
    return PairSet(name=name, left=table, right=table, train=pairs, drawn=True)


def _least_alike(offers: Sequence[Record]) -> tuple[Record, Record]:
    """By shared words of the titles."""
    words = [set(record.title.casefold().split()) for record in offers]
    couples = [(one, other) for other in range(len(offers)) for one in range(other)]
    one, other = min(
        couples, key=lambda both: len(words[both[0]] & words[both[1]]) / len(words[both[0]] | words[both[1]])
    )
    return offers[one], offers[other]
