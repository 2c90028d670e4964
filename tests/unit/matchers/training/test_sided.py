"""Columns that keep left and right apart."""

import numpy as np

from matchers.features.profile import Profile, profile
from matchers.record import Record
from matchers.training.sided import Both, Side, sided_columns
from matchers.training.spellings import Spelling
from matchers.training.stretches import Stretches
from matchers.training.word_differences import sided_tokens

_NAMES = (
    *(f"left {name}" for name in Side._fields),
    *(f"right {name}" for name in Side._fields),
    *Both._fields,
    *Stretches._fields,
    *(f"nearest {name}" for name in Spelling._fields),
    *(f"stated {name}" for name in Spelling._fields),
)


def _columns(left: Profile, right: Profile) -> dict[str, float]:
    rows = sided_columns([(left, right)], words=lambda _: 0.5, codes=lambda _: 1.0)
    return dict(zip(_NAMES, rows[0].tolist(), strict=True))


def _offer(title: str, mpn: str | None = None, price: float | None = None) -> Profile:
    return profile(Record(id=title, title=title, mpn=mpn, price=price))


def test_the_side_that_says_more_is_told() -> None:
    plain, more = _offer("acme kettle", price=10.0), _offer("acme kettle black deluxe", price=20.0)
    one, other = _columns(plain, more), _columns(more, plain)
    assert (one["left lone"], one["right lone"]) == (0, 2) == (other["right lone"], other["left lone"])
    assert one["price"] == -other["price"] < 0
    assert one["words_alike"] == other["words_alike"] == 100


def test_a_part_number_is_looked_for_in_the_other_title() -> None:
    found = _columns(_offer("acme kettle", mpn="KX-100"), _offer("acme kettle kx100", mpn="4711"))
    assert (found["part_number"], found["part_number_in_right"], found["part_number_in_left"]) == (-1, 1, 0)
    assert np.isnan(_columns(_offer("acme kettle"), _offer("acme kettle"))["part_number_in_right"])


def test_words_without_counterpart_name_their_side() -> None:
    tokens = sided_tokens(_offer("acme kettle prof black"), _offer("acme kettle professional red"))
    assert tokens == ["<black", ">red"]


def test_no_pairs_have_no_rows() -> None:
    assert sided_columns([], words=lambda _: 0.5, codes=lambda _: 1.0).shape == (0, len(_NAMES))
