"""Categories in which stores do not distinguish colours or sizes."""

from typing import Any

import pytest

from catalog.domain.judgement import Decision
from catalog.errors import ConfigurationError
from matchers.deciding.rules import rule_verdict
from matchers.products.merged_variants import MergedVariants, parse_merged_variants
from matchers.products.variant_keys import Axis
from matchers.record import Record

_PHONES = "Electronics > Mobile Phones > Apple"
_BLACK, _WHITE = "04006381333931", "08806090886324"


def _record(record_id: str, title: str, **more: Any) -> Record:
    return Record(**{"id": record_id, "title": title, "brand": "Apple", "category": _PHONES, **more})


def _verdict(setting: str, left: Record, right: Record) -> Decision | None:
    merged = parse_merged_variants(setting)
    verdicts = [rule_verdict(*pair) for pair in _both_ways(merged.applied(left), merged.applied(right))]
    decisions = {verdict.decision if verdict else None for verdict in verdicts}
    assert len(decisions) == 1, "rules must not depend on the order of the offers"
    return decisions.pop()


def _both_ways(left: Record, right: Record) -> tuple[tuple[Record, Record], tuple[Record, Record]]:
    return (left, right), (right, left)


def test_the_setting_names_categories_and_axes() -> None:
    merged = parse_merged_variants(" Mobile Phones = colour ; T-Shirts=colour,SIZE;")
    assert merged.of_category(_PHONES) == {Axis.COLOUR}
    assert merged.of_category("Clothes / T-shirts") == {Axis.COLOUR, Axis.SIZE}
    assert merged.of_category("Phones") == merged.of_category(None) == frozenset()
    assert parse_merged_variants("*=size").of_category(None) == {Axis.SIZE}
    assert parse_merged_variants("") == MergedVariants()


@pytest.mark.parametrize(
    "text", ["mobile phones", "=colour", "phones=", "phones=capacity", "phones=colour,shape"]
)
def test_a_wrong_setting_says_what_would_be_right(text: str) -> None:
    with pytest.raises(ConfigurationError, match="CATEGORY=AXES"):
        parse_merged_variants(text)


@pytest.mark.parametrize(
    ("setting", "expected"), [("", Decision.NO_MATCH), ("mobile phones=colour", Decision.MATCH)]
)
def test_colours_of_a_phone_are_one_product_just_where_the_setting_says_so(
    setting: str, expected: Decision
) -> None:
    left = _record("a", "Apple iPhone 15 128GB Black", gtin=_BLACK)
    right = _record("b", "Apple iPhone 15 - 128 GB, light blue", gtin=_WHITE)
    assert _verdict(setting, left, right) is expected
    unknown = _record("b", "Apple iPhone 15 128 GB blue")
    assert _verdict(setting, _record("a", "Apple iPhone 15 128GB black"), unknown) is expected


def test_an_offer_that_names_no_colour_is_the_same_item() -> None:
    left, right = _record("a", "Apple iPhone 15 128GB black"), _record("b", "Apple iPhone 15 128GB")
    assert _verdict("mobile phones=colour", left, right) is Decision.MATCH


def test_what_is_no_variant_keeps_two_phones_apart_all_the_same() -> None:
    left = _record("a", "Apple iPhone 15 128GB Black", gtin=_BLACK)
    for other in (
        "Apple iPhone 15 256GB Black",
        "Apple iPhone 14 128GB Black",
        "Apple iPhone 15 128GB Black 2-pack",
    ):
        assert (
            _verdict("mobile phones=colour", left, _record("b", other, gtin=_WHITE)) is Decision.NO_MATCH
        ), other
    used = _record("b", "Apple iPhone 15 128GB Black", condition="Refurbished")
    assert _verdict("mobile phones=colour", left, used) is Decision.NO_MATCH


def test_sizes_are_told_apart_unless_the_setting_says_otherwise() -> None:
    left, right = (
        _record(key, f"Acme Crew T-Shirt {size}", brand="Acme") for key, size in (("a", "M"), ("b", "XL"))
    )
    assert _verdict("mobile phones=colour", left, right) is Decision.NO_MATCH
    assert _verdict("*=size", left, right) is Decision.MATCH


def test_another_category_is_left_as_it_is() -> None:
    record = _record("a", "Apple iPhone 15 128GB Black", category="Cases")
    assert parse_merged_variants("mobile phones=colour").applied(record) is record


def test_stated_colours_are_not_shown_to_the_matcher_either() -> None:
    record = _record("a", "Apple iPhone 15", attributes={"Farbe": "Schwarz", "Speicher": "128 GB"})
    seen = parse_merged_variants("mobile phones=colour").applied(record)
    assert dict(seen.attributes) == {"Speicher": "128 GB"}


def test_a_title_of_nothing_but_a_colour_stays_and_names_no_item() -> None:
    seen = parse_merged_variants("*=colour").applied(_record("a", "Black"))
    assert (seen.title, seen.item) == ("Black", None)


def test_identifiers_that_agree_outdo_colours_in_titles() -> None:
    left, right = _record("a", "Acme Lamp black", gtin=_BLACK), _record("b", "Acme Lamp white", gtin=_BLACK)
    assert _verdict("", left, right) is Decision.MATCH


@pytest.mark.parametrize(
    ("one", "other"), [("Acme Lamp black/white", "Acme Lamp white"), ("Acme Lamp black", "Acme Lamp")]
)
def test_colours_that_may_be_one_do_not_conflict(one: str, other: str) -> None:
    assert _verdict("", _record("a", one), _record("b", other)) is None
