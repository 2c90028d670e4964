"""Grouping models are kept in a file with the names of the columns they read."""

import json
import zipfile
from pathlib import Path

import lightgbm
import numpy as np
import pytest

from catalog.errors import ConfigurationError
from matchers.grouping.candidates import OFFER_COLUMNS, PAIR_COLUMNS
from matchers.grouping.model import COLUMNS, PLAIN_COLUMNS, CatalogueModel
from matchers.grouping.structure import STRUCTURE


def _booster(columns: int) -> lightgbm.Booster:
    rows = np.random.default_rng(0).random((60, columns))
    data = lightgbm.Dataset(rows, (rows[:, 0] > 0.5).astype(float))
    return lightgbm.train({"objective": "binary", "min_data_in_leaf": 5, "verbose": -1}, data, 2)


def _kept(path: Path, **about: object) -> Path:
    pair = len(COLUMNS) - len(STRUCTURE)
    CatalogueModel(_booster(pair), _booster(len(COLUMNS)), _booster(len(PLAIN_COLUMNS)), about).add_to(path)
    return path


def test_a_kept_model_reads_the_columns_it_was_trained_on(tmp_path: Path) -> None:
    path = _kept(tmp_path / "m.zip", columns=list(COLUMNS), plain_columns=list(PLAIN_COLUMNS))
    model = CatalogueModel.load(path)
    assert [PAIR_COLUMNS[at] for at in model.picked] == list(COLUMNS[: -len(STRUCTURE)])
    assert [PAIR_COLUMNS[at] for at in model.picked_plain] == list(PLAIN_COLUMNS)


def test_a_model_from_before_the_kind_of_catalogue_was_known_reads_the_two_offers(tmp_path: Path) -> None:
    model = CatalogueModel.load(_kept(tmp_path / "m.zip", columns=list(COLUMNS)))
    assert [PAIR_COLUMNS[at] for at in model.picked_plain] == list(OFFER_COLUMNS)


@pytest.mark.parametrize("columns", [["unknown", *STRUCTURE], list(COLUMNS[:-1])])
def test_a_model_of_other_columns_is_refused(tmp_path: Path, columns: list[str]) -> None:
    with pytest.raises(ConfigurationError, match="retrain"):
        CatalogueModel.load(_kept(tmp_path / "m.zip", columns=columns))


def test_the_shipped_models_are_as_wide_as_their_columns() -> None:
    model = CatalogueModel.shipped()
    assert model.base.num_feature() == len(model.picked)
    assert model.full.num_feature() == len(model.picked) + len(STRUCTURE)
    assert model.plain.num_feature() == len(model.picked_plain)


def test_the_columns_are_written_as_names(tmp_path: Path) -> None:
    with zipfile.ZipFile(_kept(tmp_path / "m.zip", columns=list(COLUMNS))) as archive:
        assert json.loads(archive.read("catalogue.json"))["columns"] == list(COLUMNS)
