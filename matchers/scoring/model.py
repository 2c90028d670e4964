"""The trained matcher as one file: two boosted-tree models and what they were trained with."""

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
FORMAT = 1


@dataclass(frozen=True, slots=True)
class MatcherModel:
    """``base`` judges a pair by itself; ``full`` also sees how it fares against rival pairs.

    ``about`` says how it was made: sets, seed, figures.
    """

    base: lightgbm.Booster
    full: lightgbm.Booster
    about: Mapping[str, object] = field(default_factory=dict)

    def save(self, path: Path) -> None:
        """Write one zip file."""
        about = {**self.about, "format": FORMAT, "features": feature_names()}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("about.json", json.dumps(about, indent=1))
            archive.writestr("base.txt", self.base.model_to_string())
            archive.writestr("full.txt", self.full.model_to_string())

    @classmethod
    def load(cls, path: Path) -> "MatcherModel":
        """Read what ``save`` wrote. Raises ConfigurationError for a file of another version."""
        if not path.is_file():
            raise ConfigurationError(f"there is no matcher at {path}; make one with: pricemesh match train")
        with zipfile.ZipFile(path) as archive:
            about = json.loads(archive.read("about.json"))
            if about["features"] != feature_names() or about["format"] != FORMAT:
                raise ConfigurationError(f"{path} was trained for other features; retrain with: pricemesh match train")
            base, full = (archive.read(name).decode() for name in ("base.txt", "full.txt"))
        return cls(lightgbm.Booster(model_str=base), lightgbm.Booster(model_str=full), about)

    @classmethod
    def shipped(cls) -> "MatcherModel":
        """The matcher that comes with pricemesh."""
        with as_file(files("data").joinpath(SHIPPED)) as path:
            return cls.load(path)


def feature_names() -> list[str]:
    """The columns of the full model, in order; the base model has those before the competition."""
    return [*(row.name for row in FEATURES), *COMPETITION]


def log_odds(chances: NDArray[np.floating]) -> Floats:
    """Log-odds of probabilities, cut off at one in ten thousand: trees tell no more than that."""
    cut = np.clip(chances, 1e-4, 1 - 1e-4)
    return np.asarray(np.log(cut / (1 - cut)), dtype=np.float32)
