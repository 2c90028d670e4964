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
# Order matters: "used, refurbished" is refurbished, "like new" and "wie neu" are used.
_PHRASES: tuple[tuple[Condition, str], ...] = (
    (
        Condition.DAMAGED,
        r"\bdamaged|for parts|not working|\bdefekt|\bdefect\b|beschädigt|endommagé|pour pièces|danneggiat|dañad"
        r"|beschadigd|uszkodzon",
    ),
    (
        Condition.REFURBISHED,
        r"refurbish|\brefurb\b|reconditio|renewed|generalüberholt|erneuert|aufbereitet|reconditionné|remis à neuf"
        r"|ricondizionat|reacondicionad|recondicionad|gereviseerd|odnowion|rekonditionera|renoverad|istandsat"
        r"|kunnostettu|repasovan|felújított|восстановлен|מחודש",
    ),
    (
        Condition.USED,
        r"\bused\b|pre-?owned|second[ -]?hand|open[ -]box|\bvery good\b|like new|gebraucht|neuwertig|wie neu|b-ware"
        r"|\boccasion\b|\busato|\busado|segunda mano|tweedehands|\bgebruikt|używan|begagnad|\bbrugt|\bbrukt|käytetty"
        r"|použit|\bbazar|használt|\bbekas\b|б/у|как новый",
    ),
    (
        Condition.NEW,
        r"\bnew\b|\b(?:brand)?neu\b|\bneuf\b|\bneuve\b|\bnouveau\b|\bnuovo\b|\bnuevo\b|\bnieuw\b|\bnow[ya]\b|\bnowe\b|\bnytt?\b|\bnovo\b"
        r"|\buusi\b|\bbaru\b|\bnov[ýáé]\b|\búj\b|новый|новое|חדש",
    ),
)
_COMPILED = tuple((condition, re.compile(pattern, re.IGNORECASE)) for condition, pattern in _PHRASES)
_BROKEN = re.compile(
    r"(?<!\w)(?:for parts (?:only|or repair|or not working|not working)|for spares|spares? (?:or|and|&) repairs?"
    r"|not working|empty box|box only|an bastler|defekt|pour pièces|per ricambi|para piezas)(?!\w)",
    re.IGNORECASE,
)
_LONGEST = 300
# "Used – very good" is a condition, "used for cleaning of brushes" is a purpose.
_CONDITION_WORDS = 3


def parse_condition(text: str | None) -> Condition | None:
    """The condition that ``text`` names; None where it names none.

    Meant for a condition field: in a title "new" and "neu" mean little.
    """
    if not text:
        return None
    cleaned = text[:_LONGEST].strip()
    code = re.sub(r"[^a-z]", "", re.split(r"[/#:]", cleaned.rstrip("/"))[-1].lower())
    if code in _CODES:
        return _CODES[code]
    return next((condition for condition, pattern in _COMPILED if pattern.search(cleaned)), None)


def title_condition(title: str) -> Condition | None:
    """A condition that a title states beyond doubt: broken or refurbished anywhere, or used at its start or in
    brackets."""
    if _BROKEN.search(title):
        return Condition.DAMAGED
    if _COMPILED[1][1].search(title):
        return Condition.REFURBISHED
    for part in (*re.findall(r"[(\[]([^)\]]*)[)\]]", title), re.split(r"[:\-–|,]", title, maxsplit=1)[0]):
        if len(re.findall(r"\w+", part)) <= _CONDITION_WORDS and _COMPILED[2][1].search(part):
            return Condition.USED
    return None
