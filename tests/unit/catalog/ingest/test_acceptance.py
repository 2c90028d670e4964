"""The rules that a listing must pass."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from catalog.ingest.acceptance import refusal
from tests.builders import NOON, a_listing


def test_a_sound_listing_passes() -> None:
    assert refusal(a_listing(), NOON) is None


@pytest.mark.parametrize(
    ("rule", "wrong"),
    [
        ("name_is_there", {"name": "  "}),
        ("name_is_a_name", {"name": "x" * 2_001}),
        ("key_is_usable", {"item_key": ""}),
        ("key_is_usable", {"item_key": "x" * 601}),
        ("address_is_web", {"url": "javascript:void(0)"}),
        ("time_is_plausible", {"seen_at": datetime(2026, 1, 1)}),  # noqa: DTZ001
        ("time_is_plausible", {"seen_at": NOON + timedelta(days=2)}),
        ("address_is_readable", {"item_key": "a\x00b"}),
        ("address_is_readable", {"url": "https://alpha.example/\ud83d"}),
    ],
)
def test_each_rule_refuses_what_breaks_it(rule: str, wrong: dict[str, Any]) -> None:
    broken = refusal(a_listing(**wrong), NOON)
    assert broken is not None
    assert broken[0] == rule
