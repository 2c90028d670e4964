"""A labelled set as the models see it: features of its pairs and of their rivals, kept on disk between runs."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchers.scoring.catalogues import TwoCatalogues
from matchers.scoring.graph import PairGraph
from matchers.training.code import PAIR_CODE, code_fingerprint
from matchers.training.folders import LabelledPair, PairSet

# Raised when what is kept is chosen in another way.
_LAYOUT = 2
_ARRAYS = ("asked_left", "asked_right", "asked_features", "near_left", "near_right", "near_features")


@dataclass(frozen=True, slots=True, eq=False)
class Examples:
    """``labels`` has one entry a pair asked: 1 match, 0 not. ``drawn``: pairs were drawn from groups."""

    name: str
    graph: PairGraph
    labels: NDArray[np.int8]
    drawn: bool = False

    def __len__(self) -> int:
        return len(self.labels)


def examples(found: PairSet, *, cache: Path | None = None) -> Examples:
    """Features of all labelled pairs of a set; read from ``cache`` where an earlier run left them."""
    pairs = [pair for pair in (*found.train, *found.valid) if pair.match is not None]
    kept = cache / f"{found.name.replace('/', '-')}-{_fingerprint(found, pairs)}.npz" if cache else None
    labels = np.asarray([bool(pair.match) for pair in pairs], dtype=np.int8)
    if kept is not None and kept.is_file():
        with np.load(kept) as arrays:
            return Examples(found.name, _graph(arrays), labels, found.drawn)
    graph = TwoCatalogues(found.left, found.right).graph([(pair.left_id, pair.right_id) for pair in pairs])
    if kept is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        part = kept.with_suffix(".part.npz")
        np.savez(part, nodes=graph.nodes, **{name: getattr(graph, name) for name in _ARRAYS})
        part.replace(kept)
    return Examples(found.name, graph, labels, found.drawn)


def _graph(arrays: Mapping[str, NDArray[Any]]) -> PairGraph:
    return PairGraph(**{name: arrays[name] for name in _ARRAYS}, nodes=int(arrays["nodes"]))


def _fingerprint(found: PairSet, pairs: list[LabelledPair]) -> str:
    """Changes when the pairs, the offers or the code of the features change."""
    digest = hashlib.sha256(repr((_LAYOUT, code_fingerprint(PAIR_CODE), pairs)).encode())
    for record in (*found.left, *found.right):
        digest.update(f"{record.id}\t{record.title}\n".encode())
    return digest.hexdigest()[:12]
