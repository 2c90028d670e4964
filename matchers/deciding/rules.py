"""Rules that stand above the score: identifiers that agree, and facts that cannot both be true of one
product.
"""

from collections.abc import Callable
from dataclasses import dataclass

from catalog.domain.judgement import Decision
from matchers.blocking.keys import folded_code
from matchers.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleVerdict:
    """What a rule says, and why in words."""

    decision: Decision
    reason: str


Rule = Callable[[Record, Record], RuleVerdict | None]


def conditions_differ(left: Record, right: Record) -> RuleVerdict | None:
    """New and refurbished, used or damaged items are products of their own."""
    one, other = left.condition or "New", right.condition or "New"
    if one == other:
        return None
    return RuleVerdict(decision=Decision.NO_MATCH, reason=f"the conditions differ: {one} and {other}")


def gtins_differ(left: Record, right: Record) -> RuleVerdict | None:
    """Two valid GTINs that differ name two products."""
    if not left.gtin or not right.gtin or left.gtin.lstrip("0") == right.gtin.lstrip("0"):
        return None
    return RuleVerdict(decision=Decision.NO_MATCH, reason=f"the GTINs differ: {left.gtin} and {right.gtin}")


def gtins_agree(left: Record, right: Record) -> RuleVerdict | None:
    """One GTIN names one product."""
    if not left.gtin or not right.gtin or left.gtin.lstrip("0") != right.gtin.lstrip("0"):
        return None
    return RuleVerdict(decision=Decision.MATCH, reason=f"both have the GTIN {left.gtin}")


def part_numbers_agree(left: Record, right: Record) -> RuleVerdict | None:
    """A manufacturer's part number names one product of its brand."""
    if not (left.mpn and right.mpn and left.brand and right.brand):
        return None
    if folded_code(left.brand) != folded_code(right.brand) or folded_code(left.mpn) != folded_code(right.mpn):
        return None
    return RuleVerdict(decision=Decision.MATCH, reason=f"both are {left.brand} {left.mpn}")


# the first that has something to say decides
RULES: tuple[Rule, ...] = (conditions_differ, gtins_differ, gtins_agree, part_numbers_agree)


def rule_verdict(left: Record, right: Record) -> RuleVerdict | None:
    """The verdict of the first rule that has one."""
    return next((verdict for rule in RULES if (verdict := rule(left, right))), None)
