"""Listings with the noise of stores, generated from the shared facts; the truth is kept.

Icecat gives titles, brands and part numbers. Siblings of each product (another number in the same series, another
capacity or colour) make as many products as are needed, so that neighbours are hard, as in a real catalogue.
"""

import gzip
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from matchers.record import Record

# about four stores sell a product
_OFFERS = (1, 2, 3, 4, 4, 5, 6, 7)
_STORES = 400
_GTIN_SHARE, _MPN_SHARE, _BRAND_SHARE = 0.65, 0.6, 0.85
# of the identifiers stated
_WRONG_SHARE = 0.005
_DECORATIONS = ("NEW", "Free Delivery", "Genuine", "- Best Price", "(In Stock)", "Retail", "OEM", "Sale")
# letters and digits, five to twenty: in this set "Drum unit" is a part number too
_TELLING = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[\w/.#-]{5,20}")
_DIGITS = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Fact:
    """A product as its maker names it."""

    title: str
    brand: str
    mpn: str
    gtin: str


def read_facts(shared: Path) -> list[Fact]:
    """The products of the shared Icecat set whose title has a part number, once each."""
    with gzip.open(shared / "bench/search/icecat/products.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    facts = {
        (row["brand"], row["mpn"]): Fact(row["title"], row["brand"], row["mpn"], "")
        for row in rows
        if row.get("brand") and _TELLING.fullmatch(row.get("mpn") or "") and row["mpn"] in row["title"]
    }
    return list(facts.values())


def generate(facts: list[Fact], count: int, *, seed: int = 1) -> Iterator[tuple[Record, int]]:
    """``count`` listings in random order, each with the number of its product."""
    chance = random.Random(seed)
    offers: list[tuple[int, int]] = []
    while len(offers) < count:
        product = offers[-1][0] + 1 if offers else 0
        stores = chance.sample(range(_STORES), chance.choice(_OFFERS))
        offers += [(product, store) for store in stores[: count - len(offers)]]
    chance.shuffle(offers)
    for number, (product, store) in enumerate(offers):
        yield _listing(_product(facts, product, seed), number, store, chance), product


def _product(facts: list[Fact], number: int, seed: int) -> Fact:
    """The fact itself the first time round, later a sibling with other digits in its part number."""
    fact, round_ = facts[number % len(facts)], number // len(facts)
    chance = random.Random(f"{seed}-{number}")
    gtin = _with_check_digit(f"4{number:011d}")
    if not round_:
        return Fact(fact.title, fact.brand, fact.mpn, gtin)
    # the round at its end keeps siblings apart: chance alone would name two products alike
    mpn = f"{_DIGITS.sub(lambda _: str(chance.randrange(10)), fact.mpn)}{round_}"
    return Fact(fact.title.replace(fact.mpn, mpn), fact.brand, mpn, gtin)


def _listing(fact: Fact, number: int, store: int, chance: random.Random) -> Record:
    words = fact.title.split()
    style = store % 5
    if style == 1 and len(words) > 6:
        words = words[: chance.randrange(5, len(words))]
    elif style == 2 and len(words) > 5:
        del words[chance.randrange(3, len(words))]
    elif style == 3:
        words.append(chance.choice(_DECORATIONS))
    title = " ".join(words)
    if fact.mpn not in title:
        title = f"{title} {fact.mpn}"
    if style == 4:
        title = title.upper() if chance.random() < 0.5 else title.replace("-", " ")
    wrong = chance.random() < _WRONG_SHARE
    gtin = _with_check_digit(f"9{chance.randrange(10**11):011d}") if wrong else fact.gtin
    return Record(
        id=f"o{number}",
        title=title,
        store_id=f"s{store}",
        brand=fact.brand if chance.random() < _BRAND_SHARE else None,
        mpn=fact.mpn if chance.random() < _MPN_SHARE else None,
        gtin=gtin if chance.random() < _GTIN_SHARE else None,
        price=round(20 + 5 * (crc32(fact.mpn.encode()) % 100) * chance.uniform(0.9, 1.1), 2),
    )


def _with_check_digit(digits: str) -> str:
    """EAN-13 of twelve digits."""
    total = sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(digits))
    return digits + str(-total % 10)
