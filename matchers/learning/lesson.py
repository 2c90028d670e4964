"""Learns from confirmed pairs: the shipped trees stay, and a few small ones that correct them are added.

The labelled sets that the shipped matcher was trained on need not be at hand: its trees are what they taught, and
every new tree starts from their log-odds.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import lightgbm
import numpy as np

from catalog.errors import InsufficientDataError
from matchers.features import CatalogueContext, OfferTable
from matchers.features.vocabulary import Floats
from matchers.learning.confirmed import ConfirmedPair
from matchers.learning.figures import Figures, figures, objections
from matchers.learning.held_out import shares_held_out
from matchers.options import MatchingOptions
from matchers.record import Record
from matchers.scoring import MatcherModel
from matchers.scoring.graph import feature_rows
from matchers.scoring.model import FEATURES_AT
from matchers.training.trees import SEED, Trees

# Small trees and small steps: a catalogue has few confirmed pairs beside the sets that the shipped trees come from.
_TREES = Trees(rounds=60, leaves=8, learning_rate=0.05, least=20)
# Fewer matches than this are learned by heart, and tell nothing when held out: .99 of 50 is one wrong pair.
LEAST_MATCHES, LEAST_HELD_OUT = 150, 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """``model`` is what was learned; ``objections`` say why not to use it. ``pairs``: "gtin match" → how many."""

    model: MatcherModel
    learned: Figures
    in_use: Figures
    objections: tuple[str, ...]
    pairs: Mapping[str, int]

    @property
    def accepted(self) -> bool:
        """Whether the held-out products speak for using it."""
        return not self.objections


def learn(
    pairs: Sequence[ConfirmedPair],
    *,
    shipped: MatcherModel,
    in_use: MatcherModel,
    context: CatalogueContext,
    merge: float = MatchingOptions().merge,
    seed: int = SEED,
) -> Lesson:
    """Learn from the products that are not held out, and compare with the matcher in use on those that are.

    Raises InsufficientDataError where too few pairs are confirmed matches.
    """
    shares = shares_held_out(pairs)
    labels = np.asarray([pair.match for pair in pairs], dtype=np.float32)
    _check_enough(labels, shares)
    rows = pair_features(pairs, context)
    weights = np.asarray([pair.weight for pair in pairs], dtype=np.float32)
    seen, held = shares == 0, shares > 0
    model = replace(
        shipped,
        base=_corrected(shipped, rows[seen], labels[seen], weights[seen], seed=seed),
        about=dict(shipped.about),
    )
    learned, before = (
        figures(one.base_chances(rows[held]), labels[held], weights[held] * shares[held], merge=merge)
        for one in (model, in_use)
    )
    return Lesson(
        model=model,
        learned=learned,
        in_use=before,
        objections=objections(learned, before),
        pairs=Counter(f"{pair.source} {'match' if pair.match else 'no match'}" for pair in pairs),
    )


def _check_enough(labels: Floats, shares: Floats) -> None:
    matches, held = int(labels.sum()), int(labels[shares > 0].sum())
    for found, least, what in (
        (matches, LEAST_MATCHES, "confirmed matches"),
        (held, LEAST_HELD_OUT, "confirmed matches among the held-out products"),
        (int((1 - labels).sum()), LEAST_MATCHES, "confirmed differences"),
    ):
        if found < least:
            raise InsufficientDataError(
                f"learning needs {least} {what}, the catalogue has {found}: crawl more stores that state GTINs, "
                "or judge pairs with pricemesh match judge"
            )


def pair_features(pairs: Sequence[ConfirmedPair], context: CatalogueContext) -> Floats:
    """One row a pair. An offer that states its part number in one pair and not in another is read twice."""
    at: dict[tuple[str, bool], int] = {}
    records: list[Record] = []
    for pair in pairs:
        for record in (pair.left, pair.right):
            if at.setdefault((record.id, record.mpn is None), len(records)) == len(records):
                records.append(record)
    table = OfferTable.of(records, context)
    left, right = (
        np.asarray([at[record.id, record.mpn is None] for record in side], dtype=np.int64)
        for side in ([pair.left for pair in pairs], [pair.right for pair in pairs])
    )
    return feature_rows(table, table, left, right)


def _corrected(
    shipped: MatcherModel, rows: Floats, labels: Floats, weights: Floats, *, seed: int
) -> lightgbm.Booster:
    known = shipped.about.get(
        "features", list(FEATURES_AT)
    )  # features may have been added since it was trained
    assert isinstance(known, list)
    columns = [FEATURES_AT[name] for name in known if name in FEATURES_AT]
    data = lightgbm.Dataset(rows[:, columns], labels, weight=weights / weights.mean())
    return lightgbm.train(
        _TREES.parameters(seed), data, num_boost_round=_TREES.rounds, init_model=shipped.base
    )
