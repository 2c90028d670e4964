"""Nearest products by meaning. Plug-in place of ``index.vectors``."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.document import ProductDocument

Vectors = NDArray[np.float32]
Ordinals = NDArray[np.int64]


class Meaning(Protocol):
    """Turns documents and queries into vectors of length 1."""

    @property
    def name(self) -> str:
        """Which model it is: vectors of different names do not compare."""

    @property
    def dimensions(self) -> int:
        """Length of each vector."""

    def embed_documents(self, documents: Sequence[ProductDocument]) -> Vectors:
        """Shape (len(documents), dimensions)."""

    def embed_query(self, text: str) -> Vectors:
        """Shape (dimensions,)."""


class NeighbourIndex(Protocol):
    """Vectors by product ordinal, kept in memory."""

    def add(self, ordinals: Ordinals, vectors: Vectors) -> None:
        """Add or replace vectors."""

    def remove(self, ordinals: Ordinals) -> None:
        """Forget vectors; unknown ordinals are ignored."""

    def search(self, vector: Vectors, size: int) -> tuple[Ordinals, Vectors]:
        """The nearest ordinals and their cosines, nearest first."""

    def cosines(self, vector: Vectors, ordinals: Ordinals) -> Vectors:
        """Cosine of each ordinal's vector with the given one; NaN where there is none."""

    def save(self, path: Path) -> None:
        """Write to a file, whole or not at all."""

    def restore(self, path: Path) -> None:
        """Become what was saved. Raises OSError, ValueError or RuntimeError when it cannot be read."""
