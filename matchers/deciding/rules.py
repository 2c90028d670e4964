"""Rules above the score: identifiers that agree, and facts that cannot both be true of one product.

Rules read records only, so they are cheap and need no statistics. Order matters: the first that speaks decides.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from catalog.domain.judgement import Decision
from catalog.normalise.brand import brand_key
from catalog.normalise.mpn import mpn_key
from catalog.titles import Dimension, TitleReading, read_title
from matchers.blocking.keys import verified_gtin, words
from matchers.record import Record

# smaller amounts are caches and bundled cards, not what a product is sold by
_MIN_STORAGE_GB = 4.0
# sizes are rounded and converted
_TOLERANCE = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleVerdict:
    """What a rule says, and why in words."""

    decision: Decision
    reason: str


Rule = Callable[[Record, Record], RuleVerdict | None]


def _apart(reason: str) -> RuleVerdict:
    return RuleVerdict(decision=Decision.NO_MATCH, reason=reason)


@lru_cache(maxsize=50_000)
def _reading(title: str) -> TitleReading:
    return read_title(title)


def condition_of(record: Record) -> str:
    """As the store says, else as the title says, else new."""
    return record.condition or _reading(record.title).condition or "New"


def conditions_differ(left: Record, right: Record) -> RuleVerdict | None:
    """New and refurbished, used or damaged items are products of their own."""
    one, other = condition_of(left), condition_of(right)
    return None if one == other else _apart(f"the conditions differ: {one} and {other}")


def packs_differ(left: Record, right: Record) -> RuleVerdict | None:
    """A pack of several is not the single piece."""
    one, other = _reading(left.title).pack, _reading(right.title).pack
    return None if one == other else _apart(f"the packs differ: {one} and {other} pieces")


def storage_differs(left: Record, right: Record) -> RuleVerdict | None:
    """Two storage sizes are two products."""
    one, other = _storage(left), _storage(right)
    if not one or not other or any(abs(a - b) <= _TOLERANCE * max(a, b) for a in one for b in other):
        return None
    return _apart(f"the storage differs: {_listed(one)} and {_listed(other)} GB")


def _storage(record: Record) -> tuple[float, ...]:
    values = _reading(record.title).values(Dimension.STORAGE)
    return tuple(value for value in values if value >= _MIN_STORAGE_GB)


def _listed(values: tuple[float, ...]) -> str:
    return "/".join(f"{value:g}" for value in values)


def accessory_and_product(left: Record, right: Record) -> RuleVerdict | None:
    """What is made for a product is not the product."""
    one, other = _reading(left.title), _reading(right.title)
    if bool(one.made_for) == bool(other.made_for) or one.is_accessory == other.is_accessory:
        return None
    return _apart("one is an accessory for the other")


def gtins_differ(left: Record, right: Record) -> RuleVerdict | None:
    """Two valid GTINs that differ name two products, unless brand and part number say they are one."""
    one, other = verified_gtin(left), verified_gtin(right)
    if not one or not other or one == other or part_numbers_agree(left, right):
        return None
    return _apart(f"the GTINs differ: {one} and {other}")


def gtins_agree(left: Record, right: Record) -> RuleVerdict | None:
    """One GTIN names one product, unless the titles have not a word in common: then one GTIN is wrong."""
    one, other = verified_gtin(left), verified_gtin(right)
    if not one or one != other:
        return None
    if set(words(left.title)).isdisjoint(words(right.title)):
        return RuleVerdict(
            decision=Decision.UNSURE, reason=f"both have the GTIN {one}, but their titles share not a word"
        )
    return RuleVerdict(decision=Decision.MATCH, reason=f"both have the GTIN {one}")


def part_numbers_agree(left: Record, right: Record) -> RuleVerdict | None:
    """A manufacturer's part number names one product of its brand."""
    one, other = part_key(left), part_key(right)
    if one is None or one != other:
        return None
    return RuleVerdict(decision=Decision.MATCH, reason=f"both are {left.brand} {left.mpn}")


def part_key(record: Record) -> tuple[str, str] | None:
    """Brand and part number, however spelled; None where one is lacking or the number says too little."""
    brand, number = brand_key(record.brand), mpn_key(record.mpn)
    # "A1" or "100" are no part numbers
    return (brand, number) if brand and number and len(number) >= 4 else None


# facts that keep two offers apart, whatever their identifiers say
CONFLICTS: tuple[Rule, ...] = (conditions_differ, packs_differ, storage_differs, accessory_and_product)
RULES: tuple[Rule, ...] = (*CONFLICTS, gtins_differ, gtins_agree, part_numbers_agree)


def rule_verdict(left: Record, right: Record) -> RuleVerdict | None:
    """The verdict of the first rule that has one."""
    return next((verdict for rule in RULES if (verdict := rule(left, right))), None)
