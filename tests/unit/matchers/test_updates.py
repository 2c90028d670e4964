"""A catalogue that comes in bit by bit ends as one that comes at once, whatever the order."""

import random
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

import pytest

from matchers.engine import MatchingEngine
from matchers.options import MatchingOptions
from matchers.record import Record
from tests.light_scorer import LightScorer

OPTIONS = MatchingOptions(merge=0.4, review=0.2)
# Of the pairs that a run over everything puts together, an incremental one may miss or add this share: where an
# offer has more equal candidates than are asked, it depends on who asked first.
BOUND = 0.02

_BRANDS = ("Acme", "Bosch", "Sony", "Philips")
_KINDS = ("drill", "headphones", "lamp", "kettle", "router")


def catalogue(size: int, *, seed: int) -> list[Record]:
    """Offers of a third as many products, with siblings that differ in a digit; half have the product's GTIN."""
    chance = random.Random(seed)
    offers = []
    for number in range(size):
        product = chance.randrange(size // 3)
        code = f"{'XKRT'[product % 4]}{product % 7}{product * 37 % 1000:03d}"
        words = [_BRANDS[product % 4], code, _KINDS[product % 5], *chance.sample(["new", "black", "sale"], 1)]
        if chance.random() < 0.4:
            chance.shuffle(words)
        gtin = _with_check_digit(f"40{product:010d}") if chance.random() < 0.5 else None
        store = f"s{chance.randrange(9)}"
        offers.append(Record(id=f"o{number}", title=" ".join(words), store_id=store, gtin=gtin))
    return offers


def _with_check_digit(digits: str) -> str:
    total = sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(digits))
    return digits + str(-total % 10)


def products(parts: Sequence[Sequence[Record]]) -> dict[str, str]:
    """Offer → product after one update for each part."""
    matcher = MatchingEngine(scorer=LightScorer(), options=OPTIONS)
    for part in parts:
        matcher.update(part)
    return {record.id: str(matcher.product_of(record.id)) for part in parts for record in part}


def pairs(assigned: dict[str, str]) -> set[tuple[str, str]]:
    members: dict[str, list[str]] = {}
    for offer, product in sorted(assigned.items()):
        members.setdefault(product, []).append(offer)
    return {pair for offers in members.values() for pair in combinations(offers, 2)}


def in_parts(offers: Sequence[Record], size: int) -> list[Sequence[Record]]:
    return [offers[start : start + size] for start in range(0, len(offers), size)]


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_offers_plays_no_part(seed: int) -> None:
    offers = catalogue(240, seed=seed)
    shuffled = random.Random(seed).sample(offers, len(offers))
    assert pairs(products([offers])) == pairs(products([shuffled]))


@pytest.mark.parametrize("size", [1, 20, 100])
@pytest.mark.parametrize("seed", range(2))
def test_updates_end_within_a_bound_of_one_run_over_everything(seed: int, size: int) -> None:
    offers = catalogue(240, seed=seed)
    whole, bit_by_bit = pairs(products([offers])), pairs(products(in_parts(offers, size)))
    assert len(whole ^ bit_by_bit) <= BOUND * len(whole)


def test_offers_that_leave_and_return_change_nothing() -> None:
    offers = catalogue(240, seed=5)
    matcher = MatchingEngine(scorer=LightScorer(), options=OPTIONS)
    matcher.update(offers)
    before = pairs({record.id: str(matcher.product_of(record.id)) for record in offers})
    some = offers[::6]
    matcher.update([], removed=[record.id for record in some])
    matcher.update(some)
    after = pairs({record.id: str(matcher.product_of(record.id)) for record in offers})
    assert len(before ^ after) <= BOUND * len(before)


def test_the_last_version_of_an_offer_counts() -> None:
    matcher = MatchingEngine(scorer=LightScorer(), options=OPTIONS)
    matcher.update([Record(id="x", title="Acme drill"), Record(id="x", title="Bosch lamp")])
    record = matcher.record("x")
    assert record is not None
    assert record.title == "Bosch lamp"
    assert Counter(matcher.members(str(matcher.product_of("x")))) == {"x": 1}
