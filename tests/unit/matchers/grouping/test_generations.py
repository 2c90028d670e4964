"""Generations of a model are read however they are written, and set two titles apart where both name one."""

import numpy as np
import pytest

from matchers.grouping.generations import generation, generations_differ


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("canon eos 6d mark ii body", 2),
        ("canon eos 6d mark 2 body", 2),
        ("canon powershot g7 x mkii", 2),
        ("Canon EOS 5DMkIV", 4),
        ("sony rx100 iii", 3),
        ("sony rx100 v", 5),
        ("motorola moto g 5th generation 16gb", 5),
        ("apple ipad pro 2nd gen", 2),
        ("canon eos 2000d 18 55mm is ii", None),
        ("canon eos 6d 24 105mm l is ii usm", None),
        ("intel xeon e31230 v 5", None),
        ("kettle 220 240 v", None),
        ("trademark 5", None),
        ("leica q", None),
    ],
)
def test_a_title_names_a_generation_or_none(title: str, number: int | None) -> None:
    assert generation(title) == number


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("sony rx100 iii", "sony cyber shot dsc rx100 iv", True),
        ("olympus e m10 mark ii", "olympus e m10 mkiii", True),
        ("olympus e m10 mark ii", "olympus e m10 mk2", False),
        ("canon eos 6d", "canon eos 6d mark ii", False),
    ],
)
def test_only_titles_that_both_name_one_are_set_apart(one: str, other: str, *, differ: bool) -> None:
    yes, no = np.asarray([True, True]), np.asarray([False, False])
    found = generations_differ([one, other], np.asarray([0, 1]), np.asarray([1, 0]), alike=yes, one_store=no)
    assert found.tolist() == [differ, differ]


@pytest.mark.parametrize("listed_together", [True, False])
def test_a_title_without_one_is_of_the_first_where_one_store_lists_both(*, listed_together: bool) -> None:
    titles = [title for at in range(30) for title in (f"camera {at}", f"camera {at} mark ii", f"camera {at}")]
    first = np.arange(0, len(titles), 3)
    left, right = np.concatenate([first, first]), np.concatenate([first + 1, first + 2])
    lacking = left + 1 == right
    found = generations_differ(
        titles,
        left,
        right,
        alike=np.ones(len(left), dtype=bool),
        one_store=lacking if listed_together else ~lacking,
    )
    assert found.tolist() == (lacking & listed_together).tolist()
