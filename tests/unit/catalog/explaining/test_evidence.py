"""What two offers say for and against being one product."""

from typing import Any

import pytest

from catalog.domain.condition import Condition
from catalog.domain.money import Money
from catalog.exchange import shipped_exchange_rates
from catalog.explaining.evidence import Evidence, Side, Topic, pair_evidence
from tests.builders import a_listing, eur

_ONE, _OTHER = "04548736132610", "04006381333931"


def _evidence(left: dict[str, Any], right: dict[str, Any]) -> tuple[Evidence, ...]:
    plain = {"name": "Thing", "brand": None, "price": None, "attributes": {}}
    return pair_evidence(
        a_listing(store_id="alpha", **{**plain, **left}),
        a_listing(store_id="beta", **{**plain, **right}),
        rates=shipped_exchange_rates(),
    )


def _sides(topic: Topic, left: dict[str, Any], right: dict[str, Any]) -> list[Side]:
    there = [fact.side for fact in _evidence(left, right) if fact.topic is topic]
    back = [fact.side for fact in _evidence(right, left) if fact.topic is topic]
    assert there == back, "evidence must not depend on the order of the offers"
    return there


@pytest.mark.parametrize(
    ("topic", "left", "right", "side"),
    [
        (Topic.GTIN, {"gtin": _ONE}, {"gtin": _ONE}, Side.SAME),
        (Topic.GTIN, {"gtin": _ONE}, {"gtin": _OTHER}, Side.DIFFERENT),
        (Topic.PART_NUMBER, {"mpn": "WH-1000XM5/B"}, {"mpn": "wh1000xm5b"}, Side.SAME),
        (Topic.PART_NUMBER, {"mpn": "WH-1000XM5"}, {"mpn": "WH-1000XM4"}, Side.DIFFERENT),
        (Topic.PART_NUMBER, {"mpn": "Sony WH-1000XM5", "brand": "Sony"}, {"mpn": "WH-1000XM5"}, Side.SAME),
        (Topic.PART_NUMBER, {"mpn": "WH-1000XM5"}, {"name": "Sony WH 1000XM5 headphones"}, Side.SAME),
        (Topic.MODEL, {"name": "Sony WH-1000XM5"}, {"name": "WH1000XM5 by Sony"}, Side.SAME),
        (Topic.MODEL, {"name": "Sony WH-1000XM5"}, {"name": "Sony WH-1000XM4"}, Side.DIFFERENT),
        (Topic.BRAND, {"brand": "Sony"}, {"brand": "SONY"}, Side.SAME),
        (Topic.BRAND, {"brand": "Sony"}, {"brand": "Bose"}, Side.DIFFERENT),
        (Topic.ATTRIBUTE, {"name": "Phone 256 GB"}, {"name": "Phone 256GB"}, Side.SAME),
        (
            Topic.ATTRIBUTE,
            {"name": "Lamp black"},
            {"name": "Lampe", "attributes": {"Farbe": "Weiß"}},
            Side.DIFFERENT,
        ),
        (Topic.PACK, {"name": "Ink 3-pack"}, {"name": "Ink"}, Side.DIFFERENT),
        (Topic.CONDITION, {"condition": Condition.REFURBISHED}, {}, Side.DIFFERENT),
        (Topic.PRICE, {"price": eur("100.00")}, {"price": eur("104.00")}, Side.SAME),
        (Topic.PRICE, {"price": eur("100.00")}, {"price": eur("300.00")}, Side.DIFFERENT),
    ],
)
def test_a_fact_speaks_for_one_side(
    topic: Topic, left: dict[str, Any], right: dict[str, Any], side: Side
) -> None:
    assert _sides(topic, left, right) == [side]


@pytest.mark.parametrize(
    ("topic", "left", "right"),
    [
        (Topic.GTIN, {"gtin": _ONE}, {}),
        (Topic.GTIN, {"gtin": "02000000000008"}, {"gtin": "02000000000008"}),
        (Topic.PART_NUMBER, {"mpn": "WH-1000XM5"}, {}),
        (Topic.BRAND, {"brand": "Sony"}, {}),
        (Topic.ATTRIBUTE, {"name": "Lamp black"}, {"name": "Lamp"}),
        (Topic.CONDITION, {"condition": Condition.NEW}, {}),
        (Topic.PRICE, {"price": eur("100.00")}, {"price": eur("150.00")}),
        (Topic.PRICE, {"price": eur("100.00")}, {"price": eur("0.00")}),
        (Topic.PRICE, {"price": eur("100.00")}, {"price": Money(amount=eur("1").amount, currency="XAU")}),
    ],
)
def test_what_one_side_does_not_say_is_no_evidence(
    topic: Topic, left: dict[str, Any], right: dict[str, Any]
) -> None:
    assert _sides(topic, left, right) == []


def test_words_are_told_shared_and_lone_and_not_all_of_them() -> None:
    facts = {
        fact.side: fact.text for fact in _evidence({"name": "Acme lamp desk"}, {"name": "Acme lamp case"})
    }
    assert facts[Side.SAME].endswith("acme, lamp")
    assert facts[Side.DIFFERENT].endswith("desk, case")
    many = " ".join(f"word{letter}" for letter in "abcdefghij")
    assert any("…" in fact.text for fact in _evidence({"name": many}, {"name": many}))


def test_one_amount_and_one_colour_in_other_words_are_said_by_both_titles() -> None:
    told = _evidence({"name": "Batterie AA 4 ks schwarz neu"}, {"name": "Batterie AA 4 szt. black 2 szt."})
    (lone,) = (fact.text for fact in told if fact.topic is Topic.WORDS and fact.side is Side.DIFFERENT)
    assert lone == "only one title says: neu, 2szt"
