"""What a price history says about the best price of today."""

from datetime import UTC, datetime, timedelta

from index.price_history import TotalPoint, best_total, discount_percent, price_drop

NOW = datetime(2026, 6, 30, 12, tzinfo=UTC)


def points(*pairs: tuple[int, int | None]) -> list[TotalPoint]:
    """Days before now and the total from then on."""
    return [TotalPoint(at=NOW - timedelta(days=days), total=total) for days, total in pairs]


def test_the_best_total_is_the_lowest_that_could_be_paid() -> None:
    histories = {1: points((50, 1_000)), 2: points((50, 800), (10, None))}
    assert best_total(histories, NOW) == 1_000
    assert best_total(histories, NOW - timedelta(days=20)) == 800
    assert best_total(histories, NOW - timedelta(days=60)) is None


def test_a_discount_is_measured_against_the_usual_price_of_thirty_days() -> None:
    assert discount_percent({1: points((60, 1_000), (2, 750))}, NOW) == 25


def test_a_price_that_has_been_low_for_long_is_no_discount() -> None:
    assert discount_percent({1: points((60, 1_000), (20, 750))}, NOW) == 0


def test_a_short_rise_before_a_fall_makes_no_discount() -> None:
    assert discount_percent({1: points((60, 1_000), (3, 2_000), (1, 1_000))}, NOW) == 0


def test_a_rise_is_no_discount_and_no_drop() -> None:
    histories = {1: points((60, 1_000), (2, 1_200))}
    assert (discount_percent(histories, NOW), price_drop(histories, NOW)) == (0, 0)


def test_a_drop_is_the_difference_to_the_price_before_the_last_change() -> None:
    assert price_drop({1: points((60, 2_000), (20, 1_500), (2, 1_100))}, NOW) == 400


def test_a_drop_before_thirty_days_is_forgotten() -> None:
    assert price_drop({1: points((60, 2_000), (40, 1_500))}, NOW) == 0


def test_what_cannot_be_bought_has_neither() -> None:
    histories = {1: points((60, 2_000), (1, None))}
    assert (discount_percent(histories, NOW), price_drop(histories, NOW)) == (0, 0)
    assert discount_percent({}, NOW) == price_drop({}, NOW) == 0
