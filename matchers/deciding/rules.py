"""Rules above the score: identifiers that agree, and facts that cannot both be true of one product.

Rules read records only and need no statistics. What is read of a text is kept, as the same offers are compared often.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import isclose

from catalog.domain.judgement import Decision
from catalog.normalise.brand import brand_key
from catalog.normalise.mpn import mpn_key
from catalog.titles import Dimension, TitleReading
from matchers.blocking.keys import folded_code, verified_gtin, words
from matchers.deciding.bundles import is_bundle
from matchers.deciding.packing import packing
from matchers.deciding.packs import bare_part, pieces_of
from matchers.deciding.reading import brand_in_title, title_reading
from matchers.products.variant_keys import Axis, split_variant
from matchers.record import Record

# smaller amounts are caches and bundled cards, not what a product is sold by
_MIN_STORAGE_GB = 4.0
# sizes are rounded and converted
_TOLERANCE = 0.02
_TWO_SIZES = re.compile(r"(?<![\d.,])(\d+ ?[gt]b)[/+](\d+ ?[gt]b)\b", re.IGNORECASE)
# a thing is told by so many words
_MIN_WORDS = 2
# "A1" or "100" are no part numbers; in a title, amid sizes and years, it takes more
_MIN_PART = 4
_MIN_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleVerdict:
    """What a rule says, and why in words. ``rivals``: it asks, but knows nothing that sets both apart, so that their
    score still rivals those of other pairs.
    """

    decision: Decision
    reason: str
    rivals: bool = False


Rule = Callable[[Record, Record], RuleVerdict | None]


def _apart(reason: str) -> RuleVerdict:
    return RuleVerdict(decision=Decision.NO_MATCH, reason=reason)


def asked(reason: str, *, rivals: bool = False) -> RuleVerdict:
    """A person looks first."""
    return RuleVerdict(decision=Decision.UNSURE, reason=reason, rivals=rivals)


_mpn_key = lru_cache(maxsize=50_000)(mpn_key)


def condition_of(record: Record) -> str:
    """As the store says, else as the title says, else new."""
    return record.condition or title_reading(record.title).condition or "New"


def conditions_differ(left: Record, right: Record) -> RuleVerdict | None:
    """New and refurbished, used or damaged items are products of their own."""
    one, other = condition_of(left), condition_of(right)
    return None if one == other else _apart(f"the conditions differ: {one} and {other}")


def packs_differ(left: Record, right: Record) -> RuleVerdict | None:
    """A pack of several is not the single piece."""
    one, other = pieces_of(left), pieces_of(right)
    return None if one == other else _apart(f"the packs differ: {one} and {other} pieces")


def storage_differs(left: Record, right: Record) -> RuleVerdict | None:
    """Two storage sizes are two products, also beside a memory of one size: 8 and 128 GB, 8 and 256 GB."""
    one, other = _storage(left.title), _storage(right.title)
    if not (_beyond(one, other) and _beyond(other, one)):
        return None
    return _apart(f"the storage differs: {_listed(one)} and {_listed(other)} GB")


@lru_cache(maxsize=10_000)
def _storage(title: str) -> tuple[float, ...]:
    """Sizes in GB, also those written as one word: ``4GB/64GB``."""
    values = title_reading(title).values(Dimension.STORAGE)
    for first, second in _TWO_SIZES.findall(title) if "/" in title or "+" in title else ():
        values = (*values, *title_reading(f"{first} {second}").values(Dimension.STORAGE))
    return tuple(sorted({value for value in values if value >= _MIN_STORAGE_GB}))


def _beyond(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Whether one says a size that the other does not."""
    return any(not any(isclose(a, b, rel_tol=_TOLERANCE) for b in other) for a in one)


def _listed(values: tuple[float, ...]) -> str:
    return "/".join(f"{value:g}" for value in values)


def accessory_and_product(left: Record, right: Record) -> RuleVerdict | None:
    """What is made for a product is not the product, be that an accessory itself: "lid for" a case for a phone."""
    one, other = title_reading(left.title), title_reading(right.title)
    if one.made_for and other.made_for:
        made = _is_made_for(one, other) != _is_made_for(other, one)
    elif one.made_for or other.made_for:
        accessory, thing = (one, other) if one.made_for else (other, one)
        made = accessory.is_accessory != thing.is_accessory or _is_made_for(accessory, thing)
    else:
        return None
    return _apart("one is an accessory for the other") if made else None


def _is_made_for(made: TitleReading, thing: TitleReading) -> bool:
    """Whether all that a title says stands behind the "for" of another."""
    return len(thing.words) >= _MIN_WORDS and set(thing.words) <= set(made.made_for)


def bundle_and_product(left: Record, right: Record) -> RuleVerdict | None:
    """A product with something else in the box is another product."""
    return None if is_bundle(left.title) == is_bundle(right.title) else _apart("one is a bundle")


def packings_differ(left: Record, right: Record) -> RuleVerdict | None:
    """Boxed, with what a shop's customer gets, and the bare part in a tray are two products with two prices."""
    one, other = packing(left.title), packing(right.title)
    return _apart(f"one is {one}, the other {other}") if one and other and one != other else None


def variants_differ(left: Record, right: Record) -> RuleVerdict | None:
    """Another colour or size is another product. Of labelled pairs whose titles name other colours 2% match, but for
    phones (15%): a setting names the categories in which stores do not tell them apart.
    """
    one, other = _places(left.title), _places(right.title)
    for axis in (Axis.COLOUR, Axis.SIZE):
        if axis in one and axis in other and one[axis].isdisjoint(other[axis]):
            return _apart(f"the {axis}s differ: {_named(one[axis])} and {_named(other[axis])}")
    return None


@lru_cache(maxsize=10_000)
def _places(title: str) -> dict[Axis, frozenset[str]]:
    return {axis: frozenset(values) for axis, values in split_variant(title_reading(title).words)[1].items()}


def _named(values: frozenset[str]) -> str:
    return "/".join(sorted(values))


def one_item(left: Record, right: Record) -> RuleVerdict | None:
    """Variants of one item where their category does not distinguish them, whatever their GTINs."""
    if left.item is None or left.item != right.item:
        return None
    return RuleVerdict(
        decision=Decision.MATCH, reason="both are one item in variants that its category does not distinguish"
    )


def part_numbers_differ(left: Record, right: Record) -> RuleVerdict | None:
    """Two part numbers of one brand, each in its own title, name two products, whatever the GTINs say."""
    one, other = part_key(left), part_key(right)
    if not one or not other or one[0] != other[0] or one[1] == other[1]:
        return None
    if (
        not (_names(left, one[1]) and _names(right, other[1]))
        or _names(left, other[1])
        or _names(right, one[1])
    ):
        return None
    if one[1].startswith(other[1]) or other[1].startswith(one[1]):  # a longer spelling, or a variant
        return asked(f"the part numbers differ at the end: {left.mpn}, {right.mpn}")
    return _apart(f"the part numbers differ: {left.mpn} and {right.mpn}")


def gtins_differ(left: Record, right: Record) -> RuleVerdict | None:
    """Two valid GTINs that differ name two products, unless part numbers in both titles say they are one."""
    one, other = verified_gtin(left), verified_gtin(right)
    if not one or not other or one == other:
        return None
    part = part_key(left)
    if part and part == part_key(right) and _names(left, part[1]) and _names(right, part[1]):
        return None
    return _apart(f"the GTINs differ: {one} and {other}")


def gtins_agree(left: Record, right: Record) -> RuleVerdict | None:
    """One GTIN names one product, unless the titles have not a word in common: then one GTIN is wrong."""
    one, other = verified_gtin(left), verified_gtin(right)
    if not one or one != other:
        return None
    if _words(left.title).isdisjoint(_words(right.title)):
        return asked(f"both have the GTIN {one}, but their titles share not a word")
    return RuleVerdict(decision=Decision.MATCH, reason=f"both have the GTIN {one}")


@lru_cache(maxsize=10_000)
def _words(title: str) -> frozenset[str]:
    return frozenset(words(title))


def part_numbers_agree(left: Record, right: Record) -> RuleVerdict | None:
    """A maker's part number names one product of its brand; a title with another number in its place doubts it."""
    one, other = part_key(left), part_key(right)
    if one is None or one != other or _doubts(left, one[1]) or _doubts(right, one[1]):
        return None
    return RuleVerdict(decision=Decision.MATCH, reason=f"both are {left.brand} {left.mpn}")


def part_number_named(left: Record, right: Record) -> RuleVerdict | None:
    """One states a part number, the other has none but names it in the title, and the brands agree."""
    for one, other in ((left, right), (right, left)):
        part = part_key(one)
        if part is None or other.mpn or not _telling(part[1]) or not _names(other, part[1]):
            continue
        if _doubts(one, part[1]) or part[0] != brand_key(other.brand or brand_in_title(other.title)):
            continue
        return RuleVerdict(
            decision=Decision.MATCH, reason=f"one is {one.brand} {one.mpn}, which the other's title names"
        )
    return None


def part_key(record: Record) -> tuple[str, str] | None:
    """Brand and part number, however spelled; None where one is lacking or the number says too little."""
    if record.mpn is None or record.brand is None:
        return None
    brand, number = brand_key(record.brand), _mpn_key(bare_part(record.mpn, record.brand))
    return (brand, number) if brand and number and len(number) >= _MIN_PART else None


def _telling(number: str) -> bool:
    """Letters and digits, and long enough that no other thing is called so."""
    return len(number) >= _MIN_NAMED and not number.isalpha() and not number.isdecimal()


@lru_cache(maxsize=10_000)
def spelled(title: str) -> frozenset[str]:
    """Every chunk of a title without punctuation, and neighbours written together."""
    parts = [code for chunk in title.split() if (code := folded_code(chunk))]
    joined = (first + second for first, second in pairwise(parts))
    return frozenset((*parts, *joined, *map("".join, zip(parts, parts[1:], parts[2:], strict=False))))


def _names(record: Record, number: str) -> bool:
    """Whether the title has the part number, however spelled."""
    return number.lower() in spelled(record.title)


def _doubts(record: Record, number: str) -> bool:
    """Whether the title lacks the part number and has another code where it would stand."""
    if _names(record, number):
        return False
    return any(
        len(code) >= _MIN_NAMED and code not in number.lower() for code in title_reading(record.title).codes
    )


# facts that keep two offers apart whatever their identifiers say, and those that yield to identifiers that agree:
# "set" and "for" are in the names of many products, and some are called "Black"
HARD: tuple[Rule, ...] = (conditions_differ, packs_differ, storage_differs, part_numbers_differ)
ALL: tuple[Rule, ...] = (
    *HARD,
    variants_differ,
    packings_differ,
    accessory_and_product,
    bundle_and_product,
)


def identifier_verdict(left: Record, right: Record) -> RuleVerdict | None:
    """What the identifiers say, unless a conflict speaks against them; cheap where they say nothing."""
    item = one_item(left, right)
    differ = None if item else gtins_differ(left, right)
    if differ:
        return differ
    agree = item or gtins_agree(left, right) or part_numbers_agree(left, right)
    return conflict(left, right, HARD) or agree if agree else None


def conflict(left: Record, right: Record, rules: tuple[Rule, ...]) -> RuleVerdict | None:
    """The first of the rules that keeps both apart."""
    for rule in rules:
        if verdict := rule(left, right):
            return verdict
    return None


def rule_verdict(left: Record, right: Record) -> RuleVerdict | None:
    """The verdict of the rules, identifiers first; None where the score must decide."""
    return identifier_verdict(left, right) or conflict(left, right, ALL) or part_number_named(left, right)
