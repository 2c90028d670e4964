"""GTINs: found, verified, 14 digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import ean

from catalog.normalise.gtin import is_store_local, parse_gtin

FOUND = [
    ("4006381333931", "04006381333931"),
    ("EAN: 4006381333931", "04006381333931"),
    ("4 006381 333931", "04006381333931"),
    ("036000291452", "00036000291452"),  # UPC-A
    ("96385074", "00000096385074"),  # EAN-8
    ("10614141000415", "10614141000415"),  # GTIN-14 of a case
    ("0-306-40615-2", "09780306406157"),  # ISBN-10
    ("ISBN 978-3-16-148410-0", "09783161484100"),
    ("4006381333931.0", "04006381333931"),  # a spreadsheet's number
    ("4006381333932, 4006381333931", "04006381333931"),  # the first is wrong
]


@pytest.mark.parametrize(("text", "gtin"), FOUND)
def test_a_gtin_is_found(text: str, gtin: str) -> None:
    assert parse_gtin(text) == gtin


@pytest.mark.parametrize(
    "text", [None, "", "4006381333932", "0000000000000", "12345", "4.00638E+12", "SKU4006381333931", "n/a"]
)
def test_what_is_no_gtin_is_none(text: str | None) -> None:
    assert parse_gtin(text) is None


@given(st.text(max_size=40))
def test_what_is_found_is_always_verified(text: str) -> None:
    found = parse_gtin(text)
    assert found is None or (len(found) == 14 and ean.is_valid(found))


@given(st.from_regex(r"[0-9]{6,22}", fullmatch=True))
def test_digits_alone_are_a_gtin_where_they_are_one_in_a_text(digits: str) -> None:
    assert parse_gtin(digits) == parse_gtin(f"EAN {digits}")


# From 1, for one repeated digit (0) is a placeholder.
@given(st.integers(min_value=1, max_value=10**12 - 1).map(lambda number: str(number).zfill(12)))
def test_one_wrong_digit_is_noticed(payload: str) -> None:
    right = payload + ean.calc_check_digit(payload)
    if len(set(right)) == 1:
        return
    assert parse_gtin(right) == right.zfill(14)
    wrong = payload + str((int(right[-1]) + 1) % 10)
    assert parse_gtin(wrong) is None


def test_reading_what_was_read_changes_nothing() -> None:
    for _, gtin in FOUND:
        assert parse_gtin(gtin) == gtin


@pytest.mark.parametrize(
    ("gtin", "local"),
    [
        ("02012345678900", True),  # 20…: weighed goods
        ("00212345678900", True),  # UPC 2: the same
        ("09912345678900", True),  # 99: coupon
        ("00000020000004", True),  # EAN-8 of a store's own
        ("04006381333931", False),
        ("00036000291452", False),
        ("00000096385074", False),
    ],
)
def test_numbers_a_store_gave_itself_are_known(gtin: str, local: bool) -> None:
    assert is_store_local(gtin) is local
