"""Compares the typed attributes of two offers: 1 they agree, -1 they conflict, 0 one side does not say."""

from collections.abc import Collection
from typing import NamedTuple

from catalog.domain.condition import Condition
from catalog.titles import Dimension
from matchers.features.profile import Profile

# Rounded and converted sizes (2.5 in, 6.4 cm) still agree.
TOLERANCE = 0.02
_SIZES = (Dimension.MASS, Dimension.VOLUME)
_ELECTRIC = (Dimension.POWER, Dimension.VOLTAGE, Dimension.CURRENT, Dimension.CHARGE, Dimension.ENERGY)


class Agreement(NamedTuple):
    """-1, 0 or 1 each, counts where said."""

    gtin: float
    brand: float
    storage: float
    length: float
    contents: float
    electric: float
    frequency: float
    resolution: float
    pack: float
    units_agreeing: float  # dimensions that agree
    units_conflicting: float
    units_lacking: float  # dimensions only one side states
    colour: float
    colour_lacking: float  # only one side names a colour
    condition: float
    editions_shared: float
    editions_low: float  # edition words only one side has
    editions_high: float
    made_for: float  # words after "for" that the other side has too, share of the shorter list
    accessory: float  # 1 when only one side is an accessory
    bundle: float  # 1 when only one side is a bundle
    same_store: float


def agreement(left: Profile, right: Profile) -> Agreement:
    """Every attribute of the pair."""
    a, b = left.reading, right.reading
    units = (
        {
            d: _measures(left.measures.get(d, ()), right.measures.get(d, ()))
            for d in left.measures.keys() & right.measures.keys()
        }
        if left.measures and right.measures
        else {}
    )
    shared_editions = len(a.editions & b.editions)
    only = sorted((len(a.editions) - shared_editions, len(b.editions) - shared_editions))
    return Agreement(
        gtin=_sets(left.gtins, right.gtins),
        brand=_brands(left, right),
        storage=units.get(Dimension.STORAGE, 0.0),
        length=units.get(Dimension.LENGTH, 0.0),
        contents=_first(units, _SIZES),
        electric=_first(units, _ELECTRIC),
        frequency=units.get(Dimension.FREQUENCY, 0.0),
        resolution=units.get(Dimension.RESOLUTION, 0.0),
        pack=_packs(a.pack, b.pack),
        units_agreeing=float(sum(value > 0 for value in units.values())),
        units_conflicting=float(sum(value < 0 for value in units.values())),
        units_lacking=float(len(left.measures.keys() ^ right.measures.keys())),
        colour=_sets(a.colours, b.colours),
        colour_lacking=float(bool(a.colours) != bool(b.colours)),
        condition=_conditions(left.condition, right.condition),
        editions_shared=float(shared_editions),
        editions_low=float(only[0]),
        editions_high=float(only[1]),
        made_for=_share(a.made_for, b.made_for),
        accessory=float(a.is_accessory != b.is_accessory),
        bundle=float(a.is_bundle != b.is_bundle),
        same_store=float(left.store_id is not None and left.store_id == right.store_id),
    )


def _measures(left: Collection[float], right: Collection[float]) -> float:
    if not left or not right:
        return 0.0
    agree = any(abs(x - y) <= TOLERANCE * max(x, y) for x in left for y in right)
    return 1.0 if agree else -1.0


def _first(units: dict[Dimension, float], dimensions: Collection[Dimension]) -> float:
    said = [units[dimension] for dimension in dimensions if dimension in units]
    return min(said, default=0.0)


def _sets(left: Collection[str], right: Collection[str]) -> float:
    if not left or not right:
        return 0.0
    return 1.0 if set(left) & set(right) else -1.0


def _brands(left: Profile, right: Profile) -> float:
    if left.brand is None or right.brand is None:
        return 0.0
    if left.brand == right.brand or left.brand in right.brand or right.brand in left.brand:
        return 1.0
    if left.brand in right.reading.words or right.brand in left.reading.words:
        return 0.5
    return -1.0


def _packs(left: int, right: int) -> float:
    if left == right:
        return 1.0 if left > 1 else 0.0
    return -1.0


def _conditions(left: Condition | None, right: Condition | None) -> float:
    if left is None and right is None:
        return 0.0
    return 1.0 if (left or Condition.NEW) is (right or Condition.NEW) else -1.0


def _share(left: Collection[str], right: Collection[str]) -> float:
    if not left or not right:
        return 0.0
    return len(set(left) & set(right)) / min(len(set(left)), len(set(right)))
