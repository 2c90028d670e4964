"""Compares the typed attributes of two offers: 1 they agree, -1 they conflict, 0 one side does not say."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from catalog.domain.condition import Condition
from catalog.titles import Dimension
from matchers.features.profile import Profile

Measures = Mapping[Dimension, Sequence[float]]

# Rounded and converted sizes (2.5 in, 6.4 cm) still agree.
TOLERANCE = 0.02
_SIZES = (Dimension.MASS, Dimension.VOLUME)
_NO_UNITS = (0.0,) * 8
_ELECTRIC = (Dimension.POWER, Dimension.VOLTAGE, Dimension.CURRENT, Dimension.CHARGE, Dimension.ENERGY)


class Agreement(NamedTuple):
    """-1, 0 or 1 each, counts where said."""

    gtin: float
    brand: float
    pack: float
    colour: float
    colour_lacking: float  # only one side names a colour
    condition: float
    made_for: float  # words after "for" that the other side has too, share of the shorter list
    accessory: float  # 1 when only one side is an accessory
    bundle: float  # 1 when only one side is a bundle
    same_store: float
    units_lacking: float  # dimensions only one side states
    units_agreeing: float  # dimensions that agree
    units_conflicting: float
    storage: float
    length: float
    contents: float
    electric: float
    frequency: float
    resolution: float
    editions_shared: float
    editions_low: float  # edition words only one side has
    editions_high: float


def agreement(left: Profile, right: Profile) -> tuple[float, ...]:
    """Every attribute of the pair. As ``Agreement``, but with the left side for the smaller one."""
    a, b = left.reading, right.reading
    shared_editions = len(a.editions & b.editions)
    return (
        _sets(left.gtins, right.gtins),
        _brands(left, right),
        _packs(a.pack, b.pack),
        _sets(a.colours, b.colours),
        bool(a.colours) != bool(b.colours),
        _conditions(left.condition, right.condition),
        _share(a.made_for, b.made_for),
        a.is_accessory != b.is_accessory,
        a.is_bundle != b.is_bundle,
        left.store_id is not None and left.store_id == right.store_id,
        len(left.measures.keys() ^ right.measures.keys()),
        *_units(left.measures, right.measures),
        shared_editions,
        len(a.editions) - shared_editions,
        len(b.editions) - shared_editions,
    )


def _units(left: Measures, right: Measures) -> tuple[float, ...]:
    """The dimensions that agree and that conflict, then those with columns of their own."""
    shared = left.keys() & right.keys()
    if not shared:
        return _NO_UNITS
    units = {dimension: _measures(left[dimension], right[dimension]) for dimension in shared}
    return (
        sum(value > 0 for value in units.values()),
        sum(value < 0 for value in units.values()),
        units.get(Dimension.STORAGE, 0.0),
        units.get(Dimension.LENGTH, 0.0),
        _first(units, _SIZES),
        _first(units, _ELECTRIC),
        units.get(Dimension.FREQUENCY, 0.0),
        units.get(Dimension.RESOLUTION, 0.0),
    )


def _measures(left: Collection[float], right: Collection[float]) -> float:
    agree = any(abs(x - y) <= TOLERANCE * max(x, y) for x in left for y in right)
    return 1.0 if agree else -1.0


def _first(units: dict[Dimension, float], dimensions: Collection[Dimension]) -> float:
    said = [units[dimension] for dimension in dimensions if dimension in units]
    return min(said, default=0.0)


def _sets(left: frozenset[str], right: frozenset[str]) -> float:
    if not left or not right:
        return 0.0
    return -1.0 if left.isdisjoint(right) else 1.0


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
