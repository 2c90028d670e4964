"""How the tokens of two offers overlap in one channel, for many pairs at once."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csr_array

from matchers.features.vocabulary import Floats


@dataclass
class Overlap:
    """Row i compares ``left`` row i with ``right`` row i; ``rarity`` weighs the tokens."""

    left: csr_array
    right: csr_array
    rarity: Floats

    @cached_property
    def shared(self) -> csr_array:
        return csr_array(self.left.multiply(self.right))

    @cached_property
    def shared_weight(self) -> Floats:
        return _float(self.shared @ self.rarity)

    @cached_property
    def left_weight(self) -> Floats:
        return _float(self.left @ self.rarity)

    @cached_property
    def right_weight(self) -> Floats:
        return _float(self.right @ self.rarity)

    @cached_property
    def cosine(self) -> Floats:
        """Cosine of the rarity vectors."""
        squared = self.rarity**2
        norm = np.sqrt((self.left @ squared) * (self.right @ squared))
        return _ratio(_float(self.shared @ squared), _float(norm))

    @cached_property
    def jaccard(self) -> Floats:
        return _ratio(self.shared_weight, self.left_weight + self.right_weight - self.shared_weight)

    @cached_property
    def left_covered(self) -> Floats:
        return _ratio(self.shared_weight, self.left_weight)

    @cached_property
    def right_covered(self) -> Floats:
        return _ratio(self.shared_weight, self.right_weight)

    @cached_property
    def rarest_shared(self) -> Floats:
        return rarest(self.shared, self.rarity)

    @cached_property
    def rarest_left_only(self) -> Floats:
        return rarest(csr_array(self.left - self.shared), self.rarity)

    @cached_property
    def rarest_right_only(self) -> Floats:
        return rarest(csr_array(self.right - self.shared), self.rarity)


def rarest(tokens: csr_array, rarity: Floats) -> Floats:
    """Per row the rarity of its rarest token that is there (entry not zero); 0 for a row without tokens."""
    weighted = tokens.data * rarity[tokens.indices]
    out = np.zeros(tokens.shape[0], dtype=np.float32)
    filled = np.diff(tokens.indptr) > 0
    if len(weighted):
        out[filled] = np.maximum.reduceat(weighted, tokens.indptr[:-1][filled])
    return out


def _float(values: object) -> Floats:
    return np.asarray(values, dtype=np.float32)


def _ratio(part: Floats, whole: Floats) -> Floats:
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)
