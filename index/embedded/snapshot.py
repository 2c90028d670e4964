"""Columns and vectors on disk, so that a process opens a large index in seconds instead of minutes.

Only a shortcut: tantivy's documents are the truth. A snapshot says of which version it is, and what was
committed since is taken over from the documents; one that is missing or broken costs only time.
"""

import logging
import os
import shutil
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import orjson

from index.embedded.columns import Columns
from index.neighbours import NeighbourIndex

logger = logging.getLogger(__name__)

_PREFIX = "snapshot-"
_DRAFT = "draft-"
_ARRAYS = "columns.npz"
_NAMES = "names.json"
_VECTORS = "vectors"


def save(folder: Path, version: int, columns: Columns, neighbours: NeighbourIndex | None) -> None:
    """Write a snapshot whole, then remove the older ones."""
    for left in folder.glob(f"{_DRAFT}*"):
        shutil.rmtree(left, ignore_errors=True)
    draft = folder / f"{_DRAFT}{os.getpid()}"
    draft.mkdir()
    arrays: dict[str, Any] = columns.arrays()
    np.savez(draft / _ARRAYS, **arrays)
    (draft / _NAMES).write_bytes(orjson.dumps(columns.names()))
    if neighbours is not None:
        neighbours.save(draft / _VECTORS)
    target = folder / f"{_PREFIX}{version:012d}"
    shutil.rmtree(target, ignore_errors=True)
    draft.rename(target)
    for older in _snapshots(folder):
        if older != target:
            shutil.rmtree(older, ignore_errors=True)


def load(folder: Path, newest: int, columns: Columns, neighbours: NeighbourIndex | None) -> int:
    """Fill empty columns and vectors; the version that they are of, 0 when there is no snapshot.

    ``newest``: the version committed; a snapshot of a later one was overtaken by a lost disk.
    """
    for path in reversed(_snapshots(folder)):
        version = int(path.name.removeprefix(_PREFIX))
        if version > newest:
            continue
        try:
            with np.load(path / _ARRAYS) as arrays:
                held = {name: arrays[name] for name in arrays.files}
            names = orjson.loads((path / _NAMES).read_bytes())
            if neighbours is not None:
                neighbours.restore(path / _VECTORS)
            columns.restore(held, names)
        except (OSError, ValueError, RuntimeError, zipfile.BadZipFile) as error:
            logger.warning(
                "the snapshot %s cannot be read (%s): the index is loaded from its documents", path, error
            )
            continue
        return version
    return 0


def _snapshots(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"{_PREFIX}*"))
