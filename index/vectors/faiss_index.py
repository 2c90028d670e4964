"""Vectors in memory by product ordinal, searched by FAISS: exact while there are few, in cells when many.

Invariant: ``_here`` is True exactly at the ordinals that ``_index`` holds, each once.
"""

from pathlib import Path
from threading import RLock
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from index.vectors.embedder import Vectors

Ordinals = NDArray[np.int64]

# An exact search reads all vectors: 77 MB at 50,000 of 384 numbers, which is where it starts to cost.
CELLS_FROM = 50_000
# Cells are cut again when there are so many times the vectors they were cut for.
_OUTGROWN = 4
# faiss.DirectMap.Hashtable, which the package's types do not name: find a vector by its ordinal
_BY_HASH = 2
# FAISS asks for at least 39 examples a cell. So many cells find 95 of the 100 nearest ten, on 26,000 products of
# two real catalogues and on a million made-up ones; twice as many find 97 and take twice the time.
_EXAMPLES = 64
_PROBED_SHARE = 1 / 64
_LEAST_PROBED = 16
_MOST_CELLS = 1024


class FaissNeighbours:
    """``index.neighbours.NeighbourIndex``. In cells a vector takes one byte a number."""

    def __init__(self, dimensions: int, *, nearest: float = -1.0, cells_from: int = CELLS_FROM) -> None:
        """``nearest``: cosine below which a vector is no neighbour."""
        self.dimensions = dimensions
        self._nearest = nearest
        self._cells_from = cells_from
        self._index: Any = _exact(dimensions)
        self._cut_for = 0
        self._here = np.zeros(0, dtype=np.bool_)
        self._lock = RLock()

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def add(self, ordinals: Ordinals, vectors: Vectors) -> None:
        """Add or replace vectors of length 1; of an ordinal given twice the last counts."""
        rows = {int(ordinal): row for row, ordinal in enumerate(ordinals)}
        if not rows:
            return
        keys = np.fromiter(rows, dtype=np.int64, count=len(rows))
        with self._lock:
            self.remove(keys)
            self._make_room(int(keys.max()) + 1)
            self._index.add_with_ids(
                np.ascontiguousarray(vectors[list(rows.values())], dtype=np.float32), keys
            )
            self._here[keys] = True
            if len(self) >= max(self._cells_from, _OUTGROWN * self._cut_for):
                self._cut_cells()

    def remove(self, ordinals: Ordinals) -> None:
        """Forget vectors; unknown ordinals are ignored."""
        with self._lock:
            known = ordinals[self._known(ordinals)]
            if len(known):
                self._index.remove_ids(np.ascontiguousarray(known, dtype=np.int64))
                self._here[known] = False

    def search(self, vector: Vectors, size: int) -> tuple[Ordinals, Vectors]:
        """The nearest ordinals and their cosines, nearest first."""
        # Of this thread: queries come several at a time, and threads that wait for each other cost more
        # than one query on one core.
        faiss.omp_set_num_threads(1)
        with self._lock:
            size = min(size, len(self))
            if not size:
                return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
            cosines, ordinals = self._index.search(_row(vector), size)
        near = (ordinals[0] >= 0) & (cosines[0] >= self._nearest)
        return ordinals[0][near], cosines[0][near]

    def cosines(self, vector: Vectors, ordinals: Ordinals) -> Vectors:
        """Cosine of each ordinal's vector with the given one; NaN where there is none."""
        found = np.full(len(ordinals), np.nan, dtype=np.float32)
        with self._lock:
            known = self._known(ordinals)
            if known.any():
                keys = np.ascontiguousarray(ordinals[known], dtype=np.int64)
                found[known] = self._index.reconstruct_batch(keys) @ vector
        return found

    def save(self, path: Path) -> None:
        """Write to a file, whole or not at all."""
        partial = path.with_suffix(path.suffix + ".partial")
        with self._lock:
            faiss.write_index(self._index, str(partial))
        partial.replace(path)

    @classmethod
    def load(cls, path: Path, *, nearest: float = -1.0, cells_from: int = CELLS_FROM) -> "FaissNeighbours":
        """Read what ``save`` wrote."""
        index: Any = faiss.read_index(str(path))
        loaded = cls(index.d, nearest=nearest, cells_from=cells_from)
        loaded._index = index
        if hasattr(index, "nlist"):
            index.nprobe = _probes(index.nlist)
        ids = _ids(index)
        loaded._cut_for = len(ids) if len(ids) >= cells_from else 0
        loaded._make_room(int(ids.max()) + 1 if len(ids) else 0)
        loaded._here[ids] = True
        return loaded

    def restore(self, path: Path) -> None:
        """Become what ``save`` wrote. Raises RuntimeError when the file is not one of these."""
        saved = self.load(path, nearest=self._nearest, cells_from=self._cells_from)
        with self._lock:
            self._index, self._here, self._cut_for = saved._index, saved._here, saved._cut_for

    def _known(self, ordinals: Ordinals) -> NDArray[np.bool_]:
        known = (ordinals >= 0) & (ordinals < len(self._here))
        known[known] = self._here[ordinals[known]]
        return known

    def _make_room(self, size: int) -> None:
        if size > len(self._here):
            grown = np.zeros(max(size, len(self._here) * 2), dtype=np.bool_)
            grown[: len(self._here)] = self._here
            self._here = grown

    def _cut_cells(self) -> None:
        """Move everything into cells, cut for what is here now."""
        ids = np.flatnonzero(self._here)
        count = min(_MOST_CELLS, int(4 * np.sqrt(len(ids))))
        cells: Any = faiss.index_factory(self.dimensions, f"IVF{count},SQ8", faiss.METRIC_INNER_PRODUCT)
        sample = np.random.default_rng(0).permutation(ids)[: count * _EXAMPLES]
        cells.train(self._index.reconstruct_batch(sample))
        cells.set_direct_map_type(_BY_HASH)
        cells.nprobe = _probes(count)
        for start in range(0, len(ids), self._cells_from):
            some = ids[start : start + self._cells_from]
            cells.add_with_ids(self._index.reconstruct_batch(some), some)
        self._index, self._cut_for = cells, len(ids)


def _probes(cells: int) -> int:
    return max(_LEAST_PROBED, round(cells * _PROBED_SHARE))


def _exact(dimensions: int) -> Any:
    return faiss.IndexIDMap2(faiss.IndexFlatIP(dimensions))


def _row(vector: Vectors) -> Vectors:
    return np.ascontiguousarray(vector, dtype=np.float32).reshape(1, -1)


def _ids(index: Any) -> Ordinals:
    if hasattr(index, "id_map"):
        ids: Ordinals = faiss.vector_to_array(index.id_map)
        return ids
    lists = index.invlists
    runs = [
        faiss.rev_swig_ptr(lists.get_ids(cell), lists.list_size(cell)).copy()
        for cell in range(index.nlist)
        if lists.list_size(cell)
    ]
    return np.concatenate(runs) if runs else np.zeros(0, dtype=np.int64)
