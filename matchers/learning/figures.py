"""How well a matcher does on pairs that are confirmed."""

from dataclasses import dataclass

import numpy as np

from matchers.features.vocabulary import Floats

# trees tell no more than one in ten thousand
_SUREST = 1e-4
# of automatic merges, in the long run
WANTED_PRECISION = 0.99
# A smaller gain in log loss is not worth comparing every offer anew.
_TRUER = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Of held-out pairs: the mean log loss (natural logarithm), precision and recall of automatic merges."""

    log_loss: float
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def figures(chances: Floats, labels: Floats, weights: Floats, *, merge: float) -> Figures:
    """``merge``: the probability from which on pairs are merged unasked."""
    cut = np.clip(chances.astype(np.float64), _SUREST, 1 - _SUREST)
    losses = -np.where(labels > 0, np.log(cut), np.log(1 - cut))
    merged = chances >= merge
    right = float(weights[merged & (labels > 0)].sum())
    return Figures(
        log_loss=float((losses * weights).sum() / weights.sum()),
        precision=right / float(weights[merged].sum()) if merged.any() else 1.0,
        recall=right / float(weights[labels > 0].sum()),
    )


def objections(learned: Figures, in_use: Figures) -> tuple[str, ...]:
    """Why what was learned is not better than what is in use, in words; empty where it is."""
    found = []
    if learned.log_loss > _TRUER * in_use.log_loss:
        found.append(
            f"its probabilities are hardly truer: log loss {learned.log_loss:.4f}, before {in_use.log_loss:.4f}"
        )
    if learned.f1 < in_use.f1:
        found.append(f"it merges worse: F1 {learned.f1:.3f}, before {in_use.f1:.3f}")
    if learned.precision < min(in_use.precision, WANTED_PRECISION):
        found.append(
            f"more of its merges are wrong: precision {learned.precision:.3f}, before {in_use.precision:.3f}"
        )
    return tuple(found)
