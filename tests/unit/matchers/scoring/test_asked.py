"""The models for pairs asked about, kept as texts."""

import lightgbm
import numpy as np
import pytest

from matchers.scoring.asked import AskedModels

_ROWS = np.linspace(0.0, 1.0, 60, dtype=np.float32)[:, None]


def _booster(line: float) -> lightgbm.Booster:
    """Says yes above the line."""
    labels = (_ROWS[:, 0] > line).astype(np.float32)
    settings = {"objective": "binary", "num_leaves": 4, "min_child_samples": 2, "verbose": -1}
    return lightgbm.train(settings, lightgbm.Dataset(_ROWS, labels), num_boost_round=3)


def test_more_than_ten_boosters_keep_their_order() -> None:
    boosters = [_booster(0.1 + 0.05 * at) for at in range(12)]
    models = AskedModels(alone=boosters, full=(), rivals=boosters[:1])
    again = AskedModels.of_texts(models.texts())
    assert again.texts() == models.texts()
    np.testing.assert_array_equal(again.each_alone(_ROWS), models.each_alone(_ROWS))


def test_each_booster_says_how_alike_pairs_are() -> None:
    models = AskedModels(alone=[_booster(0.2), _booster(0.8)], full=(), rivals=())
    strict, lenient = models.each_alone(_ROWS)[::-1]
    assert (lenient >= strict).all()
    assert lenient[30] > 0 > strict[30]
    assert models.each_alone(_ROWS[:0]).shape == (2, 0)


def test_a_matcher_opens_without_reading_the_models_that_a_catalogue_does_not_need() -> None:
    models = AskedModels.of_texts({"alone-0": "no booster", "full-0": "no booster"})
    assert (len(models.alone), len(models.full), len(models.rivals)) == (1, 1, 0)
    with pytest.raises(lightgbm.basic.LightGBMError):
        models.each_alone(_ROWS)
