"""Bodies and kits are told apart by what both titles say of the lens."""

import numpy as np
import pytest

from matchers.deciding.lenses import before_lenses
from matchers.grouping.kits import kits_differ


def _differ(*titles: str) -> bool:
    """Of the first two titles of a catalogue."""
    found = kits_differ(titles, np.asarray([0]), np.asarray([1]))
    return bool(found[0])


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("canon eos 1300d body only", "canon eos 1300d + 18-55mm IS II", True),
        ("nikon d5600 18 55mm vr", "nikon d5600 18 140 mm vr", True),
        ("canon eos m100 15 45mm", "canon eos m100 twin lens kit 15 45mm 55 200mm", True),
        ("canon eos 1300d dslr kit 18 55mm", "canon eos 1300d 18-55mm is ii lens", False),
        ("sony a6000 16mm-50mm", "sony ilce6000 16 50mm", False),
        ("canon eos 1300d", "canon eos 1300d 18 55mm", False),
        ("canon eos 1300d", "canon eos 1300d body", False),
        ("stainless steel body microwave 595 600mm", "stainless steel microwave 595 620mm", False),
    ],
)
def test_only_what_both_titles_say_sets_them_apart(one: str, other: str, *, differ: bool) -> None:
    assert _differ(one, other) == differ


def test_lengths_without_their_unit_are_a_lens_where_the_catalogue_writes_them_with_it() -> None:
    bare, body = "canon eos 80d 18 135", "canon eos 80d body"
    assert not _differ(bare, body)
    assert _differ(bare, body, "canon eos 80d 18 135mm", "canon eos 77d 18 135mm")


def test_a_title_is_cut_before_its_lens() -> None:
    assert before_lenses("eos 6d mark ii 24 105mm is ii") == "eos 6d mark ii "
    assert before_lenses("eos 6d mark ii") == "eos 6d mark ii"
