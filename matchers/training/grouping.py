"""Trains the grouping of catalogues: like ``fit``, on all candidates that blocking proposes."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import lightgbm
import numpy as np
from numpy.typing import NDArray

from matchers.features.vocabulary import Floats
from matchers.grouping.candidates import PAIR_COLUMNS, CandidatePairs, candidate_pairs
from matchers.grouping.group import as_read, candidates_for
from matchers.grouping.model import COLUMNS, PLAIN_COLUMNS, CatalogueModel, predict
from matchers.grouping.stores import one_store_share
from matchers.grouping.structure import STRUCTURE, structure
from matchers.training.clusters import LabelledCatalogue
from matchers.training.code import CATALOGUE_CODE, code_fingerprint
from matchers.training.trees import SEED, fit_trees

FOLDS = 3
# of the pairs that do not match one in so many is learned from, and weighs as many; most are easy, and an eighth
# teaches as much as a quarter, in half the time
_THINNING = 8
_BASE = COLUMNS[: -len(STRUCTURE)]
_ARRAYS = ("left", "right", "features", "stores")


@dataclass(frozen=True, slots=True)
class CatalogueExamples:
    """``labels``: one entry a candidate pair, 1 match, 0 not."""

    name: str
    pairs: CandidatePairs
    labels: NDArray[np.float32]

    @property
    def asked(self) -> NDArray[np.bool_]:
        """The pairs that a model must judge: not those of one store where stores are apart."""
        return ~self.pairs.same_store if self.pairs.apart_stores else np.ones(len(self.labels), dtype=bool)


def catalogue_examples(found: LabelledCatalogue, *, cache: Path | None = None) -> CatalogueExamples:
    """Candidates and features of a catalogue; read from ``cache`` where an earlier run left them."""
    ordered = sorted(zip(found.records, found.clusters, strict=True), key=lambda pair: pair[0].id)
    read = as_read([record for record, _ in ordered], apart_stores=found.apart_stores)
    titles = [(record.id, record.title, cluster) for record, (_, cluster) in zip(read, ordered, strict=True)]
    inputs = (PAIR_COLUMNS, candidates_for(len(read)), titles)
    digest = hashlib.sha256(repr((code_fingerprint(CATALOGUE_CODE), *inputs)).encode())
    kept = (
        cache / f"catalogue-{found.name.replace('/', '-')}-{digest.hexdigest()[:12]}.npz" if cache else None
    )
    if kept is not None and kept.is_file():
        with np.load(kept) as arrays:
            pairs = CandidatePairs(
                **{name: arrays[name] for name in _ARRAYS}, apart_stores=found.apart_stores
            )
    else:
        pairs = candidate_pairs(read, candidates=candidates_for(len(read)), apart_stores=found.apart_stores)
        if kept is not None:
            kept.parent.mkdir(parents=True, exist_ok=True)
            part = kept.with_suffix(".part.npz")
            np.savez(part, **{name: getattr(pairs, name) for name in _ARRAYS})
            part.replace(kept)
    numbers = {name: number for number, name in enumerate(sorted(set(found.clusters)))}
    cluster = np.asarray([numbers[one] for _, one in ordered])
    return CatalogueExamples(
        found.name, pairs, (cluster[pairs.left] == cluster[pairs.right]).astype(np.float32)
    )


def fit_catalogue_model(
    found: Sequence[CatalogueExamples], *, seed: int = SEED, progress: Callable[[str], None] = lambda _: None
) -> CatalogueModel:
    """All models; the full one sees each catalogue as scored by a base model that never saw it."""
    parts: list[_Part] = []
    for fold in range(FOLDS):
        held = found[fold::FOLDS]
        if not held:
            continue
        progress(f"structure of {', '.join(one.name for one in held)}")
        others = [one for one in found if one not in held] or found
        base = _fit([_part(one, _some(one, _BASE), seed) for one in others], seed=seed)
        for one in held:
            chances = predict(base, _some(one, _BASE))
            share = one_store_share(one.pairs, chances)
            chances[~one.asked] = 0.0
            parts.append(
                _part(one, np.hstack([_some(one, _BASE), structure(one.pairs, chances, share)]), seed)
            )
    progress("all catalogues")
    about = {
        "catalogues": {one.name: len(one.labels) for one in found},
        "seed": seed,
        "columns": list(COLUMNS),
        "plain_columns": list(PLAIN_COLUMNS),
    }
    base = _fit([_part(one, _some(one, _BASE), seed) for one in found], seed=seed)
    plain = _fit([_part(one, _some(one, PLAIN_COLUMNS), seed) for one in found], seed=seed)
    return CatalogueModel(base, _fit(parts, seed=seed), plain, about)


def _some(one: CatalogueExamples, names: Sequence[str]) -> Floats:
    """The features of these names."""
    return one.pairs.features[:, [PAIR_COLUMNS.index(name) for name in names]]


@dataclass(frozen=True, slots=True)
class _Part:
    """What is learned from one catalogue."""

    rows: Floats
    labels: Floats
    weights: Floats


def _part(one: CatalogueExamples, rows: Floats, seed: int) -> _Part:
    """All matches and some of the rest; a catalogue weighs as the root of its size, so that none drowns the others."""
    thinned = np.random.default_rng(seed).integers(_THINNING, size=len(rows)) == 0
    kept = one.asked & (thinned | (one.labels > 0))
    labels = one.labels[kept]
    weights = np.where(labels > 0, 1.0, float(_THINNING)) / np.sqrt(one.asked.sum())
    return _Part(rows[kept], labels, weights.astype(np.float32))


def _fit(parts: Sequence[_Part], *, seed: int) -> lightgbm.Booster:
    return fit_trees(
        [part.rows for part in parts],
        [part.labels for part in parts],
        weights=[part.weights for part in parts],
        seed=seed,
    )
