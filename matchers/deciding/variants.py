"""Doubts about the variants that titles name: where a catalogue has no rival, nothing else tells them apart."""

from collections.abc import Mapping

from matchers.deciding.reading import brand_in_title, title_reading
from matchers.deciding.rules import RuleVerdict, asked
from matchers.deciding.wording import Asked, Variant, variant_table, variants_named, wording
from matchers.record import Record

Named = Mapping[str, frozenset[Variant]]

# words that join others and name nothing by themselves
JOINING = frozenset(
    (
        *("with", "for", "of", "the", "and", "in", "no", "mit", "fur", "und", "de", "an"),
        *("a", "x"),
        *("version", "edition", "language", "size", "pack", "plug", "free", "layout", "hand", "model"),
    )
)
# beside these stands what is meant, or what is lacking, whatever its name
_OPENING = frozenset(
    ("only", "nur", "without", "ohne", "sans", "senza", "sin", "bez", "replacement", "spare")
)
_MOST_OPENED = 2
# more words on both sides than these are no small difference
_FEW = 6
# "ddr4" and "10m" are no model numbers
_MIN_MODEL = 5


def variants_apart(left: Record, right: Record) -> RuleVerdict | None:
    """Both name a variant and not the same ("left", "right"), or one alone does ("refill")."""
    differing = wording(left.title).words ^ wording(right.title).words
    if differing.isdisjoint(variant_table().beginnings):
        return None
    mine, theirs = variants_named(left.title), variants_named(right.title)
    if mine == theirs or _apart(left, right, mine, theirs) is None:
        return None
    brands = {*_in_brand(left), *_in_brand(right)}
    return _apart(left, right, _without(mine, brands), _without(theirs, brands))


def _apart(left: Record, right: Record, mine: Named, theirs: Named) -> RuleVerdict | None:
    for axis in sorted(mine.keys() & theirs.keys()):
        if mine[axis].isdisjoint(theirs[axis]):
            return asked(f"the {axis} differs: {_listed(mine[axis])} and {_listed(theirs[axis])}")
    added = _added(mine, theirs)
    if added and _is_asked(added, left, right):
        return asked(f"only one of the titles says {_listed(frozenset(added))}")
    return None


def _in_brand(record: Record) -> frozenset[Variant]:
    """What the name of a brand would name in a title: "Tripp Lite", "Cherry"."""
    brand = record.brand or brand_in_title(record.title)
    named = variants_named(brand).values() if brand else ()
    return frozenset(variant for variants in named for variant in variants if variant.in_model)


def _without(named: Named, brands: set[Variant]) -> Named:
    return (
        {axis: left for axis, variants in named.items() if (left := variants - brands)} if brands else named
    )


def _added(mine: Named, theirs: Named) -> dict[Variant, Asked]:
    """What one alone names; beside another variant of its axis it is asked about only where the rest is the same."""
    found: dict[Variant, Asked] = {}
    for axis in mine.keys() | theirs.keys():
        here, there = mine.get(axis, frozenset()), theirs.get(axis, frozenset())
        for variant in here ^ there:
            if variant.asked is not Asked.BOTH:
                found[variant] = Asked.SAME if here and there else variant.asked
    return found


def _is_asked(added: Mapping[Variant, Asked], left: Record, right: Record) -> bool:
    one, other = wording(left.title).words, wording(right.title).words
    differing = one ^ other
    if len(differing) <= _FEW:
        rest = differing - variant_table().words - JOINING
        if not rest or (len(rest) <= _MOST_OPENED and not differing.isdisjoint(_OPENING)):
            return True
    reach = {Asked.ALONE, Asked.MORE} if one <= other or other <= one else {Asked.ALONE}
    wide = [variant for variant, when in added.items() if when in reach]
    return bool(wide) and not (all(variant.in_model for variant in wide) and _one_model(left, right))


def _one_model(left: Record, right: Record) -> bool:
    """Whether both titles name one model number, which tells most variants."""
    one, other = title_reading(left.title).codes, title_reading(right.title).codes
    return any(
        len(code) >= _MIN_MODEL and code in other and not code.isdecimal() and not code.isalpha()
        for code in one
    )


def _listed(variants: frozenset[Variant]) -> str:
    return "/".join(sorted(variant.value for variant in variants))
