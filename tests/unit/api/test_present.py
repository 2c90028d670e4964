"""How values are shown to people."""

from datetime import UTC, datetime, timedelta

import pytest

from api.pages.present import age, attribute_chips


@pytest.mark.parametrize(
    ("attributes", "chips"),
    [
        ({"storage": "1 TB", "colour": "Grey"}, ["Grey", "1 TB"]),
        ({"memory": "2 GB", "storage": "2 GB"}, ["2 GB"]),
        ({"cells": "6", "screen_size": '15.6"'}, ["Cells: 6", '15.6"']),
        ({"wi_fi": "yes", "bluetooth": "Nein"}, ["Bluetooth: Nein", "Wi fi: yes"]),
    ],
)
def test_a_value_that_says_too_little_alone_is_shown_with_its_name(
    attributes: dict[str, str], chips: list[str]
) -> None:
    assert attribute_chips(attributes) == chips


def test_an_age_is_never_in_the_future() -> None:
    now = datetime.now(UTC)
    assert age(now - timedelta(minutes=12, seconds=1)) == "12 minutes ago"
    assert age(now + timedelta(hours=3)) == "now"
