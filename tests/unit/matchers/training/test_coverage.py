"""How much of two titles has a counterpart, and where the rest stands."""

import numpy as np
import pytest

from matchers.features.profile import profile
from matchers.record import Record
from matchers.scoring.catalogues import TwoCatalogues
from matchers.training.coverage import Both, Coverage, Side, own_columns

_NAMES = [f"{name}_{end}" for name in Side._fields for end in ("low", "high")] + list(Both._fields)


def _compared(
    left: str, right: str, *, brand: str | None = None, description: str | None = None
) -> dict[str, float]:
    """Every word weighs 1."""
    coverage = Coverage(rarity=lambda _: 1.0, weigh_left=lambda _: 1.0, weigh_right=lambda _: 1.0)
    one = profile(Record(id="l", title=left))
    other = profile(Record(id="r", title=right, brand=brand, description=description))
    (row,) = coverage.columns([(one, other)])
    return dict(zip(_NAMES, row.tolist(), strict=True))


def test_a_word_inside_the_name_is_told_from_one_behind_it() -> None:
    inside = _compared("acme photo deluxe album", "acme photo album")
    behind = _compared("acme photo album boxed", "acme photo album")
    assert (inside["inside_high"], inside["outside_high"]) == (1.0, 0.0)
    assert (behind["inside_high"], behind["outside_high"]) == (0.0, 1.0)
    assert inside["covered_high"] == pytest.approx(1.0)
    assert inside["covered_low"] == pytest.approx(0.75)


def test_a_word_in_another_ones_place_is_seen() -> None:
    assert _compared("acme kettle black steel", "acme kettle white steel")["instead"] == 1.0
    assert _compared("acme kettle black steel", "acme kettle steel")["instead"] == 0.0


def test_brand_and_words_with_letters_left_out_have_a_counterpart() -> None:
    assert _compared("acme photo album", "photo album", brand="Acme")["lone_high"] == 0.0
    assert _compared("photo album dlux", "photo album deluxe")["lone_high"] == 0.0
    assert _compared("photo album dxq", "photo album deluxe")["lone_high"] == 1.0


def test_a_word_of_the_description_is_half_covered() -> None:
    assert _compared("photo album travel", "photo album", description="for travel")["weight_high"] == 0.5


def test_the_order_of_the_offers_changes_nothing() -> None:
    pair = ("acme photo deluxe album", "photo standard album")
    assert _compared(*pair) == _compared(*pair[::-1])


def test_prices_are_measured_from_the_usual_ratio() -> None:
    """The left catalogue is twice as dear; the third product costs the same in both."""
    names = ("kettle red", "toaster blue", "blender green")
    left = [Record(id=str(at), title=name, price=20.0) for at, name in enumerate(names)]
    right = [
        Record(id=f"r{at}", title=name, price=price)
        for at, (name, price) in enumerate(zip(names, (10.0, 10.0, 20.0), strict=True))
    ]
    catalogues = TwoCatalogues(left, [*right, Record(id="x", title="kettle red old")])
    graph = catalogues.graph([("0", "r0"), ("1", "r1"), ("2", "r2"), ("0", "x")])
    asked, near = own_columns(catalogues, graph)
    assert len(near) == len(graph.near_left)
    np.testing.assert_allclose(asked[:, -2], [np.log(2), np.log(2), 0.0, np.nan], atol=1e-5)
    np.testing.assert_allclose(asked[:, -1], [0.0, 0.0, np.log(2), np.nan], atol=1e-5)


def test_offers_without_words_are_compared_too() -> None:
    assert np.isfinite(list(_compared("", "kettle").values())).all()
