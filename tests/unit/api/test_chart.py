"""A price holds until the next one is seen."""

import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest

from api.pages.chart import Point, days, price_chart, steps

START = datetime(2026, 3, 1, tzinfo=UTC)


def _point(day: int, total: str | None) -> Point:
    return Point(at=START + timedelta(days=day), total=Decimal(total) if total else None)


def test_a_change_is_a_step_and_the_last_price_holds_until_now() -> None:
    now = START + timedelta(days=9)
    drawn = steps([_point(0, "10"), _point(4, "8")], now)
    assert [value for _, value in drawn] == [10.0, 10.0, 8.0, 8.0]
    assert [at for at, _ in drawn][-2:] == [START + timedelta(days=4), now]


def test_nothing_is_drawn_while_an_offer_has_no_price() -> None:
    drawn = steps([_point(0, "10"), _point(2, None), _point(5, "9")], START + timedelta(days=6))
    assert [value for _, value in drawn] == [10.0, 10.0, None, 9.0, 9.0]


def test_a_store_name_cannot_break_out_of_the_drawing() -> None:
    chart = price_chart({"<script>x</script>": [_point(0, "10")]}, currency="EUR", until=START)
    assert chart is not None
    assert "<script>x" not in chart


def test_the_drawing_has_no_script_and_no_style_of_its_own_and_tells_what_it_is() -> None:
    chart = price_chart({"Alpha": [_point(0, "10"), _point(1, "12")]}, currency="EUR", until=START)
    assert chart is not None
    assert not re.search(r"<script|<style|style=|<!--|Pygal", chart)
    assert 'role="img" aria-label="Price history' in chart
    assert "<title>02 Mar: 12.00 EUR</title>" in chart, "what a dot stands for"


def test_without_a_price_there_is_no_chart() -> None:
    assert price_chart({"Alpha": [_point(0, None)], "Beta": []}, currency="EUR", until=START) is None


def test_each_day_below_the_chart_is_named_once() -> None:
    named = days(START + timedelta(hours=5), START + timedelta(days=3, hours=2))
    assert named == [START + timedelta(days=day) for day in (1, 2, 3)]


@pytest.mark.parametrize("span", [10, 33, 90])
def test_long_histories_name_few_days_evenly_apart(span: int) -> None:
    named = days(START, START + timedelta(days=span))
    assert 3 <= len(named) <= 9
    assert len({later - earlier for earlier, later in pairwise(named)}) == 1


def test_a_history_of_hours_names_its_beginning() -> None:
    assert days(START, START + timedelta(hours=2)) == [START]
