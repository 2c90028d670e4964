"""The trained matcher as one file: its boosted-tree models and what they were trained with."""

import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import as_file, files
from pathlib import Path

import lightgbm
import numpy as np
from numpy.typing import NDArray

from catalog.errors import ConfigurationError
from matchers.features import FEATURES
from matchers.features.competition import COMPETITION
from matchers.features.vocabulary import Floats

SHIPPED = "matcher/matcher.zip"
# Raised when a feature changes its meaning without changing its name.
FORMAT = 2


@dataclass(frozen=True, slots=True)
class MatcherModel:
    """``base`` judges a pair by itself, ``within`` also sees how it fares against rival pairs of one table of offers.

    For pairs asked about of two catalogues there are three: ``between`` judges a pair by itself, ``full`` also
    sees its rivals, ``rivals`` sees nothing but how it fares against them, which holds for any kind of goods.

    ``about`` says how it was made: sets, seed, figures.
    """

    base: lightgbm.Booster
    within: lightgbm.Booster
    between: lightgbm.Booster
    full: lightgbm.Booster
    rivals: lightgbm.Booster
    about: Mapping[str, object] = field(default_factory=dict)

    def save(self, path: Path) -> None:
        """Write one zip file."""
        about = {"features": feature_names(), **self.about, "format": FORMAT}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("about.json", json.dumps(about, indent=1))
            for name in _BOOSTERS:
                archive.writestr(f"{name}.txt", getattr(self, name).model_to_string())

    @classmethod
    def load(cls, path: Path) -> "MatcherModel":
        """Read what ``save`` wrote. Raises ConfigurationError for a file of another version."""
        if not path.is_file():
            raise ConfigurationError(f"there is no matcher at {path}; make one with: pricemesh match train")
        with zipfile.ZipFile(path) as archive:
            about = json.loads(archive.read("about.json"))
            if about["format"] != FORMAT or not set(about["features"]) <= set(feature_names()):
                raise ConfigurationError(
                    f"{path} was trained for other features; retrain with: pricemesh match train"
                )
            texts = {name: archive.read(f"{name}.txt").decode() for name in _BOOSTERS}
        return cls(**{name: lightgbm.Booster(model_str=text) for name, text in texts.items()}, about=about)

    def base_chances(self, features: Floats, *, threads: int = 1) -> Floats:
        """Probabilities of pairs by themselves, from the feature table."""
        return _predict(self.base, features[:, self._columns(FEATURES_AT)], threads)

    def within_chances(self, features: Floats, *, threads: int = 1) -> Floats:
        """Probabilities of pairs among rivals of one table, from the feature table and the competition columns."""
        return _predict(self.within, features[:, self._columns(ALL_AT)], threads)

    def between_chances(self, features: Floats, *, threads: int = 1) -> Floats:
        """Probabilities of pairs of two catalogues by themselves, from the feature table."""
        return _predict(self.between, features[:, self._columns(FEATURES_AT)], threads)

    def rival_odds(self, features: Floats, columns: Floats, *, threads: int = 1) -> Floats:
        """Log-odds of pairs of two catalogues among rivals: the mean of both models that see them."""
        known = np.hstack([features, columns])[:, self._columns(ALL_AT)]
        full = log_odds(_predict(self.full, known, threads))
        alone = log_odds(_predict(self.rivals, columns[:, self._columns(COMPETITION_AT)], threads))
        return np.asarray((full + alone) / 2, dtype=np.float32)

    def contributions(self, features: Floats) -> tuple[list[str], Floats, Floats]:
        """Feature names, their values, and what each adds to the base model's log-odds; one row a pair."""
        columns = self._columns(FEATURES_AT)
        names = list(FEATURES_AT)
        values = features[:, columns]
        added = np.asarray(self.base.predict(values, pred_contrib=True), dtype=np.float32)
        return [names[at] for at in columns], values, added[:, :-1]  # the last column is the mean

    def _columns(self, present: Mapping[str, int]) -> list[int]:
        """Features may have been added since the model was trained: it is given those it knows."""
        names = self.about.get("features", list(ALL_AT))
        assert isinstance(names, list)
        return [present[name] for name in names if name in present]

    @classmethod
    def shipped(cls) -> "MatcherModel":
        """The matcher that comes with pricemesh."""
        with as_file(files("data").joinpath(SHIPPED)) as path:
            return cls.load(path)


def feature_names() -> list[str]:
    """The columns of the full model, in order; the base model has those before the competition."""
    return [*(row.name for row in FEATURES), *COMPETITION]


_BOOSTERS = ("base", "within", "between", "full", "rivals")
COMPETITION_AT: Mapping[str, int] = {name: at for at, name in enumerate(COMPETITION)}
ALL_AT: Mapping[str, int] = {name: at for at, name in enumerate(feature_names())}
FEATURES_AT: Mapping[str, int] = {row.name: at for at, row in enumerate(FEATURES)}


def _predict(booster: lightgbm.Booster, features: Floats, threads: int) -> Floats:
    if not len(features):
        return np.empty(0, dtype=np.float32)
    return np.asarray(booster.predict(features, num_threads=threads), dtype=np.float32)


def log_odds(chances: NDArray[np.floating]) -> Floats:
    """Log-odds of probabilities, cut off at one in ten thousand: trees tell no more than that."""
    cut = np.clip(chances, 1e-4, 1 - 1e-4)
    return np.asarray(np.log(cut / (1 - cut)), dtype=np.float32)
