"""Matchers that were learned, as numbered files in one folder: the one with the highest number is in use.

Invariant: a file never changes once it has its number; going back is removing the newest.
"""

import os
from dataclasses import dataclass, replace
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path

from matchers.scoring import MatcherModel
from matchers.scoring.model import SHIPPED

_NAME = "matcher-{number:04}.zip"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelInUse:
    """``number`` is 0 for the matcher that comes with pricemesh. ``key`` changes when the matcher does."""

    number: int
    key: str
    path: Path | None

    def load(self) -> MatcherModel:
        """Raises ConfigurationError for a file of another version of pricemesh."""
        return MatcherModel.shipped() if self.path is None else MatcherModel.load(self.path)


class ModelVersions:
    """The folder of one catalogue; it need not exist."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def numbers(self) -> list[int]:
        """Of the matchers that are there, oldest first."""
        return sorted(int(path.stem.partition("-")[2]) for path in self._folder.glob("matcher-[0-9]*.zip"))

    def in_use(self) -> ModelInUse:
        """The newest, else the one that comes with pricemesh."""
        numbers = self.numbers()
        if not numbers:
            return self.shipped()
        path = self._path(numbers[-1])
        return ModelInUse(number=numbers[-1], key=_key(path.read_bytes()), path=path)

    @staticmethod
    def shipped() -> ModelInUse:
        """The matcher that comes with pricemesh."""
        return ModelInUse(number=0, key=_key(files("data").joinpath(SHIPPED).read_bytes()), path=None)

    def stamp(self) -> tuple[int, int]:
        """Changes when another matcher is in use; reads no file, so it may be asked every second."""
        number = max(self.numbers(), default=0)
        return number, self._path(number).stat().st_mtime_ns if number else 0

    def add(self, model: MatcherModel) -> ModelInUse:
        """Write a matcher under the next number; it is in use from then on."""
        number = max(self.numbers(), default=0) + 1
        self._folder.mkdir(parents=True, exist_ok=True)
        unfinished = self._folder / f".unfinished-{os.getpid()}"
        replace(model, about={**model.about, "learned": number}).save(unfinished)
        unfinished.replace(self._path(number))
        return self.in_use()

    def forget(self) -> int | None:
        """Remove the newest; its number, or None where there is none."""
        numbers = self.numbers()
        if not numbers:
            return None
        self._path(numbers[-1]).unlink()
        return numbers[-1]

    def _path(self, number: int) -> Path:
        return self._folder / _NAME.format(number=number)


def _key(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()
