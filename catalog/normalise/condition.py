"""Condition: from schema.org's and feeds' words, and from what stores print."""

import re

from catalog.domain.condition import Condition

# https://schema.org/OfferItemCondition; letters only, lower case
_CODES = {
    "new": Condition.NEW,
    "newcondition": Condition.NEW,
    "brandnew": Condition.NEW,
    "used": Condition.USED,
    "usedcondition": Condition.USED,
    "preowned": Condition.USED,
    "refurbished": Condition.REFURBISHED,
    "refurbishedcondition": Condition.REFURBISHED,
    "damaged": Condition.DAMAGED,
    "damagedcondition": Condition.DAMAGED,
}
# Order matters: "used, refurbished" is refurbished, "wie neu" is used.
_PHRASES: tuple[tuple[Condition, str], ...] = (
    (
        Condition.DAMAGED,
        r"\bdamaged|for parts|\bdefekt|beschädigt|endommagé|pour pièces|danneggiat|dañado|beschadigd",
    ),
    (
        Condition.REFURBISHED,
        r"refurbish|\brefurb\b|reconditio|renewed|generalüberholt|\bwiederaufbereitet|\bremis à neuf|ricondizionat"
        r"|reacondicionad|recondicionad|gereviseerd|odnowion|renoverad",
    ),
    (
        Condition.USED,
        r"\bused\b|pre-?owned|second[ -]?hand|open[ -]box|gebraucht|wie neu|b-ware|d'?occasion|\boccasion\b|\busato"
        r"|\busado|tweedehands|\bgebruikt|używan|begagnad",
    ),
    (Condition.NEW, r"\bnew\b|\bneu\b|\bneuf\b|\bnuovo\b|\bnuevo\b|\bnieuw\b|\bnow[ya]\b|\bnytt?\b|\bnovo\b"),
)
_COMPILED = tuple((condition, re.compile(pattern, re.IGNORECASE)) for condition, pattern in _PHRASES)
_LONGEST = 300


def parse_condition(text: str | None) -> Condition | None:
    """The condition that ``text`` names; None where it names none.

    Meant for a condition field: in a title "new" and "neu" mean little.
    """
    if not text:
        return None
    cleaned = text[:_LONGEST].strip()
    code = re.sub(r"[^a-z]", "", cleaned.rsplit("/", 1)[-1].lower())
    if code in _CODES:
        return _CODES[code]
    return next((condition for condition, pattern in _COMPILED if pattern.search(cleaned)), None)
