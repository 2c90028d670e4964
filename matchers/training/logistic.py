"""Logistic regression with a penalty on its weights, fitted by L-BFGS."""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_array

from matchers.features.vocabulary import Floats

_STEPS = 100


def fit_logistic(
    rows: NDArray[np.float64] | csr_array, truth: NDArray[np.bool_], *, l2: float
) -> tuple[NDArray[np.float64], float]:
    """Weights and bias of the least log loss plus ``l2`` / 2 times the squared weights; the bias is free."""
    right = truth.astype(np.float64)

    def loss(values: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        odds = rows @ values[:-1] + values[-1]
        error = 1.0 / (1.0 + np.exp(-odds)) - right
        penalty = l2 * values[:-1]
        total = np.sum(np.logaddexp(0.0, odds) - right * odds) + 0.5 * float(penalty @ values[:-1])
        return float(total), np.append(rows.T @ error + penalty, error.sum())

    start = np.zeros(rows.shape[1] + 1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}).x
    return found[:-1], float(found[-1])


def standardised(rows: Floats, like: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Columns with mean 0 and deviation 1 in the rows that are ``like``, so that one penalty fits all."""
    wide = rows.astype(np.float64)
    spread = wide[like].std(axis=0)
    return np.asarray((wide - wide[like].mean(axis=0)) / np.where(spread > 0, spread, 1.0))
