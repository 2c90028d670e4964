"""The closer look: versions, platforms, descriptions, and a catalogue's habits."""

import numpy as np
import pytest

from matchers.features import CatalogueContext, OfferTable, PairBatch
from matchers.features.closer import CLOSER
from matchers.features.details import versions
from matchers.features.table import compute
from matchers.record import Record


def _row(left: list[Record], right: list[Record]) -> dict[str, float]:
    """Of the first offers of two catalogues."""
    context = CatalogueContext.of([*left, *right])
    tables = OfferTable.of(left, context), OfferTable.of(right, context)
    values = compute(CLOSER, PairBatch(*tables, np.asarray([0]), np.asarray([0])))[0]
    return dict(zip((row.name for row in CLOSER), values.tolist(), strict=True))


def _of(left: str, right: str, *, described: str | None = None) -> dict[str, float]:
    return _row([Record(id="l", title=left)], [Record(id="r", title=right, description=described)])


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("draw v7.0", {"7"}),
        ("draw r11.5", {"11.5"}),
        ("draw 2008", {"2008"}),
        ("draw ii", {"2"}),
        ("draw 1st grade", {"1"}),
        ("chess win 98 me 2000 xp", set()),
        ("acme 5512 drill", set()),
    ],
)
def test_versions_are_told_from_platforms_and_article_numbers(title: str, found: set[str]) -> None:
    assert versions(title.split()) == found


def test_a_shorter_version_leaves_the_rest_open() -> None:
    assert _of("draw 4", "draw 4.2")["detail_versions_conflict"] == 0.0
    assert _of("draw 5", "draw 4.2")["detail_versions_conflict"] == 1.0


def test_a_description_confirms_or_contradicts_what_only_one_title_states() -> None:
    assert _of("drive 2tb", "drive", described="a drive of 2 tb")["detail_described_measures"] == 1.0
    assert _of("drive 4tb", "drive", described="a drive of 2 tb")["detail_described_conflicts"] == 1.0
    assert _of("drive red", "drive", described="in blue")["detail_described_colour"] == -1.0


def test_only_one_of_two_is_an_upgrade() -> None:
    assert _of("draw 4 upgrade", "draw 4")["detail_sales_lacking"] == 1.0
    assert _of("draw 4 mac", "draw 4 windows")["detail_platform_conflict"] == 1.0


def test_the_habits_of_a_catalogue_weigh_little() -> None:
    left = [Record(id=str(at), title=f"game{at} boxed") for at in range(20)]
    right = [Record(id=str(at), title=f"game{at}") for at in range(20)]
    alike = [*right[:1], *(Record(id=f"b{at}", title=f"game{at} boxed") for at in range(1, 20))]
    assert _row(left, right)["manner_weight_high"] < 0.2 * _row(left, alike)["manner_weight_high"]
