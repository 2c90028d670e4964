"""Learns which words matter when only one title has them ("upgrade", "case") or both do; logistic regression."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from matchers.features.profile import Profile
from matchers.features.residue import leftovers
from matchers.features.vocabulary import Floats
from matchers.training.logistic import fit_logistic

# A word in fewer labelled pairs teaches more about those pairs than about itself.
_MIN_PAIRS = 3
# Found by cross-validation on the training parts.
_L2 = 0.5
_MIN_INSIDE = 3


def difference_tokens(left: Profile, right: Profile) -> list[str]:
    """ "-word" for each word that one side lacks in any spelling, "=word" for each that both have."""
    one, other = set(left.reading.words), set(right.reading.words)
    lone = [word for word in one - other if len(word) < _MIN_INSIDE or word not in right.squeezed]
    lone += [word for word in other - one if len(word) < _MIN_INSIDE or word not in left.squeezed]
    return sorted({*(f"-{word}" for word in lone), *(f"={word}" for word in one & other)})


def sided_tokens(left: Profile, right: Profile) -> list[str]:
    """ "<word" and ">word" for each word of the left and the right that has no counterpart, misspelled or abbreviated.

    That only one catalogue leaves out "black" is its habit; that the other does tells of another product.
    """
    only_left, only_right, _ = leftovers(left, right)
    return sorted({*(f"<{word}" for word in only_left), *(f">{word}" for word in only_right)})


@dataclass(frozen=True, slots=True)
class WordDifferences:
    """Weights of a linear model over difference tokens."""

    numbered: dict[str, int]
    weights: NDArray[np.float64]
    bias: float

    def strengths(self, tokens: Sequence[Sequence[str]]) -> Floats:
        """Log-odds that each pair is a match, from its words alone."""
        return np.asarray(_matrix(tokens, self.numbered) @ self.weights + self.bias, dtype=np.float32)


def fit_word_differences(tokens: Sequence[Sequence[str]], labels: NDArray[np.int8]) -> WordDifferences:
    """Fit on the L2-penalised log loss."""
    counts = Counter(token for row in tokens for token in row)
    numbered = {token: at for at, token in enumerate(t for t, count in counts.items() if count >= _MIN_PAIRS)}
    matrix = _matrix(tokens, numbered)
    weights, bias = fit_logistic(matrix, labels == 1, l2=_L2)
    return WordDifferences(numbered, weights, bias)


def _matrix(tokens: Sequence[Sequence[str]], numbered: dict[str, int]) -> csr_array:
    """Rows of unit length, so that long titles do not shout."""
    rows = [[numbered[token] for token in row if token in numbered] for row in tokens]
    starts = np.cumsum([0, *(len(row) for row in rows)])
    values = [np.full(len(row), 1.0 / np.sqrt(len(row))) for row in rows if row]
    return csr_array(
        (
            np.concatenate(values) if values else np.empty(0),
            np.asarray([at for row in rows for at in row], dtype=np.int32),
            starts,
        ),
        shape=(len(rows), len(numbered)),
    )
