"""A folder of arrays and texts that is replaced as a whole: what was there is there until the new is complete.

Each save writes a folder of its own; ``manifest.json`` names the one that counts, with the size of each file, and is
replaced last, in one step. Arrays are mapped into memory when they are read, so opening costs what is looked at.
"""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray

from catalog.errors import ConfigurationError

_MANIFEST = "manifest.json"
_PREFIX = "part-"


class UnusableStateError(ConfigurationError):
    """What a folder keeps is of another version, or broken."""

    code = "unusable_state"


@dataclass(frozen=True, slots=True)
class KeptFiles:
    """The files that a folder's manifest names."""

    folder: Path

    def array(self, name: str) -> NDArray[Any]:
        """An array, mapped into memory and read-only."""
        return np.asarray(np.load(self.folder / f"{name}.npy", mmap_mode="r"))

    def text(self, name: str) -> memoryview:
        """Bytes, mapped into memory."""
        path = self.folder / f"{name}.bin"
        if not path.stat().st_size:
            return memoryview(b"")
        return memoryview(np.memmap(path, dtype=np.uint8, mode="r"))  # type: ignore[arg-type]

    def json(self, name: str) -> Any:
        """What was given as JSON."""
        return orjson.loads((self.folder / f"{name}.json").read_bytes())


class FolderWriter:
    """Writes the next version of a folder; nothing counts before ``commit``."""

    def __init__(self, folder: Path, *, version: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._root, self._version = folder, version
        self.folder = folder / _next(folder)
        self.folder.mkdir()

    def array(self, name: str, values: NDArray[Any]) -> None:
        """Keep an array."""
        np.save(self.folder / f"{name}.npy", values)

    def text(self, name: str, text: bytes | memoryview) -> None:
        """Keep bytes."""
        (self.folder / f"{name}.bin").write_bytes(text)

    def json(self, name: str, values: object) -> None:
        """Keep what JSON can say."""
        (self.folder / f"{name}.json").write_bytes(orjson.dumps(values))

    def commit(self) -> None:
        """Make this the version that counts, and remove the others."""
        sizes = {path.name: _synced(path) for path in sorted(self.folder.iterdir())}
        content = {"version": self._version, "folder": self.folder.name, "sizes": sizes}
        fresh = self._root / f"{_MANIFEST}.new"
        fresh.write_bytes(orjson.dumps(content, option=orjson.OPT_INDENT_2))
        _synced(fresh)
        fresh.replace(self._root / _MANIFEST)
        for old in self._root.glob(f"{_PREFIX}*"):
            if old != self.folder:
                shutil.rmtree(
                    old, ignore_errors=True
                )  # where a reader still holds it, the next save tries again


def read_folder(folder: Path, *, version: int) -> KeptFiles | None:
    """The files of the version that counts; None where nothing was kept.

    Raises UnusableStateError for another version, and for files that are missing or cut off.
    """
    path = folder / _MANIFEST
    if not path.exists():
        return None
    try:
        manifest = orjson.loads(path.read_bytes())
        found, sizes, part = manifest["version"], manifest["sizes"], folder / manifest["folder"]
    except (orjson.JSONDecodeError, KeyError, TypeError) as error:
        raise unusable(f"{path} is not one") from error
    if found != version:
        raise unusable(f"{path} is of version {found}, this program reads version {version}")
    _check(part, sizes)
    return KeptFiles(part)


def _check(part: Path, sizes: Mapping[str, int]) -> None:
    for name, size in sizes.items():
        file = part / name
        if not file.is_file() or file.stat().st_size != size:
            raise unusable(f"{file} is missing or was cut off")


def unusable(fault: str) -> UnusableStateError:
    """The error for a folder whose content cannot be used, with the reason and the remedy."""
    return UnusableStateError(
        f"the matcher's memory needs a complete manifest of this version, but {fault}; "
        "the next match builds it anew from the catalog, or delete the folder."
    )


def _next(folder: Path) -> str:
    numbers = [int(one.name[len(_PREFIX) :]) for one in folder.glob(f"{_PREFIX}[0-9]*")]
    return f"{_PREFIX}{max(numbers, default=0) + 1}"


def _synced(path: Path) -> int:
    """Force a file to the disk; returns its size."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
        return file.seek(0, os.SEEK_END)
