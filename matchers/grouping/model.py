"""The trained grouping of a catalogue: three boosted-tree models, kept in a matcher's file beside its pair models."""

import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from catalog.errors import ConfigurationError
from matchers.features.vocabulary import Floats
from matchers.grouping.candidates import OFFER_COLUMNS, PAIR_COLUMNS, SHARED_COLUMNS
from matchers.grouping.catalogue import CATALOGUE
from matchers.grouping.structure import STRUCTURE
from matchers.model_file import RETRAIN, opened_model

SHIPPED = "matcher/catalogue.zip"
_ENTRIES = ("catalogue_base.txt", "catalogue_full.txt", "catalogue_plain.txt")
_ABOUT = "catalogue.json"
# where stores list once kinds of goods differ, kinds of catalogue do not
COLUMNS = (*OFFER_COLUMNS, *SHARED_COLUMNS, *STRUCTURE)
PLAIN_COLUMNS = (*OFFER_COLUMNS, *CATALOGUE)


@dataclass(frozen=True, slots=True)
class CatalogueModel:
    """``base`` judges a candidate pair by itself and by what words and stores share, ``full`` also by how it stands in
    its catalogue, ``plain`` by the two offers and the kind of catalogue: where stores may list a product often.

    Unlike the pair models these learn from all candidates that blocking proposes, not from pairs picked by hand, so
    that their probabilities hold for the candidates of a whole catalogue. ``about`` says how they were made, with the
    columns of ``full`` and of ``plain``.
    """

    base: lightgbm.Booster
    full: lightgbm.Booster
    plain: lightgbm.Booster
    about: Mapping[str, Any]

    def add_to(self, path: Path) -> None:
        """Write into a zip file, a matcher's or a new one."""
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(_ABOUT, json.dumps(self.about, indent=1))
            for name, booster in zip(_ENTRIES, (self.base, self.full, self.plain), strict=True):
                archive.writestr(name, booster.model_to_string())

    @property
    def picked(self) -> list[int]:
        """Which columns of today's table ``base`` reads, and ``full`` before the structure: columns added since do not
        disturb them.
        """
        return _places(self.about["columns"][: -len(STRUCTURE)])

    @property
    def picked_plain(self) -> list[int]:
        """Which columns of today's table ``plain`` reads."""
        return _places(self.about["plain_columns"])

    @classmethod
    def load(cls, path: Path) -> "CatalogueModel":
        """Read what ``add_to`` wrote. Raises ConfigurationError where there is none, or one of other features."""
        with opened_model(path) as archive:
            if _ABOUT not in archive.namelist():
                raise ConfigurationError(
                    f"{path} cannot group offers: it was trained without DATA/clustering; {RETRAIN}"
                )
            about = json.loads(archive.read(_ABOUT))
            # files from before ``plain`` knew the kind of catalogue do not name its columns
            about.setdefault("plain_columns", [one for one in about["columns"] if one in OFFER_COLUMNS])
            known = {*about["columns"], *about["plain_columns"]} <= {*PAIR_COLUMNS, *STRUCTURE}
            if not known or about["columns"][-len(STRUCTURE) :] != list(STRUCTURE):
                raise ConfigurationError(f"{path} was trained for other features; {RETRAIN}")
            base, full, plain = (lightgbm.Booster(model_str=archive.read(name).decode()) for name in _ENTRIES)
        return cls(base, full, plain, about)

    @classmethod
    def shipped(cls) -> "CatalogueModel":
        """The one that comes with pricemesh."""
        with as_file(files("data").joinpath(SHIPPED)) as path:
            return cls.load(path)


def _places(names: Sequence[str]) -> list[int]:
    known = {name: at for at, name in enumerate(PAIR_COLUMNS)}
    return [known[name] for name in names]


def predict(booster: lightgbm.Booster, rows: Floats, *, threads: int = 2) -> Floats:
    """Probabilities, one a row."""
    if not len(rows):
        return np.empty(0, dtype=np.float32)
    return np.asarray(booster.predict(rows, num_threads=threads), dtype=np.float32)
