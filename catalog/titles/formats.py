"""Quantities as people read them."""

from catalog.titles.numbers import number_key
from catalog.titles.units import Dimension

# dimension -> (smallest value in the base unit, size of the shown unit, shown unit), largest unit first
_SHOWN: dict[Dimension, tuple[tuple[float, float, str], ...]] = {
    Dimension.MASS: ((1000, 1000, "kg"), (1, 1, "g"), (0, 0.001, "mg")),
    Dimension.VOLUME: ((1000, 1000, "l"), (0, 1, "ml")),
    Dimension.POWER: ((1, 1, "W"),),
    Dimension.VOLTAGE: ((1, 1, "V"),),
    Dimension.CHARGE: ((0, 1, "mAh"),),
    Dimension.RESOLUTION: ((0, 1, "MP"),),
}
_TERABYTE = 1000
# Powers of two from here on are terabytes as makers of memory count them.
_BINARY_TERABYTE = 1024


def with_unit(value: float, dimension: Dimension) -> str | None:
    """``value`` in the base unit as "500 g" or "1.5 l"; None where it is too small to be meant."""
    for least, size, unit in _SHOWN[dimension]:
        if value >= least:
            return f"{number_key(round(value / size, 2))} {unit}"
    return None


def storage(gigabytes: float) -> str:
    """0.512 and 0.5 → "512 MB", 256 → "256 GB", 1000 and 1024 → "1 TB"."""
    if gigabytes < 1:
        binary = gigabytes * 1024
        megabytes = binary if binary.is_integer() else round(gigabytes * 1000, 1)
        return f"{number_key(megabytes)} MB"
    if gigabytes < _TERABYTE:
        return f"{number_key(gigabytes)} GB"
    thousand = _BINARY_TERABYTE if gigabytes % _BINARY_TERABYTE == 0 else _TERABYTE
    return f"{number_key(round(gigabytes / thousand, 2))} TB"


def inches(size: float) -> str:
    """15.6 → '15.6"'."""
    return f'{number_key(size)}"'


def metres(millimetres: float) -> str:
    """1830 → "1.8 m": feet and metres of one length meet; below half a metre two decimals tell lengths apart."""
    return f"{number_key(round(millimetres / 1000, 1 if millimetres >= 500 else 2))} m"
