"""The trained matcher as one file: its boosted-tree models and what they were trained with."""

import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import as_file, files
from pathlib import Path

import lightgbm
import numpy as np

from catalog.errors import ConfigurationError
from matchers.features import FEATURES
from matchers.features.closer import CLOSER
from matchers.features.competition import COMPETITION
from matchers.features.vocabulary import Floats
from matchers.model_file import RETRAIN, opened_model
from matchers.scoring.asked import AskedModels

SHIPPED = "matcher/matcher.zip"
# Raised when a feature changes its meaning without changing its name.
FORMAT = 3
_ABOUT = "about.json"


@dataclass(frozen=True, slots=True)
class MatcherModel:
    """``base`` judges a candidate by itself, ``within`` also sees how it fares against rival pairs of its catalogue.

    Pairs that somebody asks about are decided by ``between`` where they are of two catalogues, and by ``among``
    where both are one table of offers. ``about`` says how it was made: sets, seed, figures.
    """

    base: lightgbm.Booster
    within: lightgbm.Booster
    between: AskedModels
    among: AskedModels
    about: Mapping[str, object] = field(default_factory=dict)

    def save(self, path: Path) -> None:
        """Write one zip file."""
        about = {"features": feature_names(), **self.about, "format": FORMAT}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(_ABOUT, json.dumps(about, indent=1))
            for name in _BOOSTERS:
                archive.writestr(f"{name}.txt", getattr(self, name).model_to_string())
            for name in _ASKED:
                for key, text in getattr(self, name).texts().items():
                    archive.writestr(f"{name}/{key}.txt", text)

    @classmethod
    def load(cls, path: Path) -> "MatcherModel":
        """Read what ``save`` wrote. Raises ConfigurationError for no such file, or one of another version."""
        with opened_model(path) as archive:
            if _ABOUT not in archive.namelist():
                raise ConfigurationError(f"{path} is no matcher: it has no {_ABOUT}; {RETRAIN}")
            about = json.loads(archive.read(_ABOUT))
            if about["format"] != FORMAT or not set(about["features"]) <= set(feature_names()):
                raise ConfigurationError(f"{path} was trained for other features; {RETRAIN}")
            texts = {
                name.removesuffix(".txt"): archive.read(name).decode()
                for name in archive.namelist()
                if name.endswith(".txt")
            }
            return cls(
                base=lightgbm.Booster(model_str=texts["base"]),
                within=lightgbm.Booster(model_str=texts["within"]),
                between=AskedModels.of_texts(_below("between", texts)),
                among=AskedModels.of_texts(_below("among", texts)),
                about=about,
            )

    def base_chances(self, features: Floats, *, threads: int = 1) -> Floats:
        """Probabilities of pairs by themselves, from the feature table."""
        return _predict(self.base, features[:, self._columns(FEATURES_AT)], threads)

    def within_chances(self, features: Floats, *, threads: int = 1) -> Floats:
        """Probabilities of pairs among rivals of one table, from the feature table and the competition columns."""
        return _predict(self.within, features[:, self._columns(WITHIN_AT)], threads)

    def picked(self, features: Floats) -> Floats:
        """The columns that the models for pairs asked about know, of the feature table with the closer features."""
        return features[:, self._columns(ASKED_AT)]

    def contributions(self, features: Floats) -> tuple[list[str], Floats, Floats]:
        """Feature names, their values, and what each adds to the base model's log-odds; one row a pair."""
        columns = self._columns(FEATURES_AT)
        names = list(FEATURES_AT)
        values = features[:, columns]
        added = np.asarray(self.base.predict(values, pred_contrib=True), dtype=np.float32)
        return [names[at] for at in columns], values, added[:, :-1]  # the last column is the mean

    def _columns(self, present: Mapping[str, int]) -> list[int]:
        """Features may have been added since the model was trained: it is given those it knows."""
        names = self.about.get("features", feature_names())
        assert isinstance(names, list)
        return [present[name] for name in names if name in present]

    @classmethod
    def shipped(cls) -> "MatcherModel":
        """The matcher that comes with pricemesh."""
        with as_file(files("data").joinpath(SHIPPED)) as path:
            return cls.load(path)


def feature_names() -> list[str]:
    """Every column that a model knows: features, closer features of pairs asked about, competition."""
    return [*(row.name for row in (*FEATURES, *CLOSER)), *COMPETITION]


def _below(name: str, texts: Mapping[str, str]) -> Mapping[str, str]:
    return {key.removeprefix(f"{name}/"): text for key, text in texts.items() if key.startswith(f"{name}/")}


_BOOSTERS = ("base", "within")
_ASKED = ("between", "among")
FEATURES_AT: Mapping[str, int] = {row.name: at for at, row in enumerate(FEATURES)}
ASKED_AT: Mapping[str, int] = {row.name: at for at, row in enumerate((*FEATURES, *CLOSER))}
WITHIN_AT: Mapping[str, int] = {name: at for at, name in enumerate((*FEATURES_AT, *COMPETITION))}


def _predict(booster: lightgbm.Booster, features: Floats, threads: int) -> Floats:
    if not len(features):
        return np.empty(0, dtype=np.float32)
    return np.asarray(booster.predict(features, num_threads=threads), dtype=np.float32)
