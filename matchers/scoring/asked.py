"""The models that decide pairs which somebody asks about, between whole catalogues."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

import lightgbm
import numpy as np
from numpy.typing import NDArray

from matchers.features.vocabulary import Floats


@dataclass(frozen=True, slots=True)
class AskedModels:
    """``alone`` judges a pair by itself, ``full`` also sees its rivals, ``rivals`` sees nothing but how it fares
    against them, which holds for any kind of goods. ``full`` may be empty: then rivals alone decide.

    Each is several boosters: the mean of their log-odds is steadier than any. Those of ``alone`` have not learned from
    the same sets: some do not know a set that others know.
    """

    alone: Sequence[lightgbm.Booster]
    full: Sequence[lightgbm.Booster]
    rivals: Sequence[lightgbm.Booster]

    def texts(self) -> Mapping[str, str]:
        """Name → booster as text."""
        return {
            f"{name}-{at}": booster.model_to_string()
            for name in _NAMES
            for at, booster in enumerate(getattr(self, name))
        }

    @classmethod
    def of_texts(cls, texts: Mapping[str, str]) -> "AskedModels":
        """What ``texts`` gave."""
        return cls(
            **{
                name: _Written(
                    texts[key] for key in sorted(texts, key=_number) if key.rpartition("-")[0] == name
                )
                for name in _NAMES
            }
        )

    def each_alone(self, features: Floats, *, threads: int = 1) -> Floats:
        """Log-odds of pairs by themselves: one row a booster, one column a pair."""
        return _each_odds(self.alone, features, threads)

    def odds_among_rivals(self, features: Floats, columns: Floats, *, threads: int = 1) -> Floats:
        """Log-odds from the features and the competition columns: the mean of both kinds of models that see rivals."""
        rivals = mean_odds(self.rivals, columns, threads)
        if not self.full:
            return rivals
        full = mean_odds(self.full, np.hstack([features, columns]), threads)
        return np.asarray((full + rivals) / 2, dtype=np.float32)


class _Written(Sequence[lightgbm.Booster]):
    """Boosters as text until one is asked for: reading them takes as long as all else of a matcher, and a catalogue
    is matched without them.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(texts)

    def __len__(self) -> int:
        return len(self._texts)

    @overload
    def __getitem__(self, at: int) -> lightgbm.Booster: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[lightgbm.Booster]: ...
    def __getitem__(self, at: int | slice) -> lightgbm.Booster | Sequence[lightgbm.Booster]:
        return self._read[at]

    @cached_property
    def _read(self) -> tuple[lightgbm.Booster, ...]:
        return tuple(lightgbm.Booster(model_str=text) for text in self._texts)


_NAMES = ("alone", "full", "rivals")


def _number(key: str) -> int:
    """Of ``alone-11``: 11."""
    return int(key.rpartition("-")[2]) if "-" in key else 0


def mean_odds(boosters: Sequence[lightgbm.Booster], rows: Floats, threads: int = 1) -> Floats:
    """The mean of the boosters' log-odds."""
    return np.asarray(_each_odds(boosters, rows, threads).mean(axis=0), dtype=np.float32)


def _each_odds(boosters: Sequence[lightgbm.Booster], rows: Floats, threads: int) -> Floats:
    if not len(rows):
        return np.empty((len(boosters), 0), dtype=np.float32)
    odds = [log_odds(np.asarray(booster.predict(rows, num_threads=threads))) for booster in boosters]
    return np.asarray(odds, dtype=np.float32)


def log_odds(chances: NDArray[np.floating]) -> Floats:
    """Log-odds of probabilities, cut off at one in ten thousand: trees tell no more than that."""
    cut = np.clip(chances, 1e-4, 1 - 1e-4)
    return np.asarray(np.log(cut / (1 - cut)), dtype=np.float32)


def chances_of(odds: Floats) -> Floats:
    """Probabilities of log-odds."""
    return np.asarray(1.0 / (1.0 + np.exp(-odds)), dtype=np.float32)
