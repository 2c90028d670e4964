"""Units of measure as shops write them, each with its dimension and its size in the base unit."""

from dataclasses import dataclass
from enum import StrEnum


class Dimension(StrEnum):
    """What a quantity measures; the base unit is in the comment."""

    STORAGE = "storage"  # gigabytes
    LENGTH = "length"  # millimetres
    MASS = "mass"  # grams
    VOLUME = "volume"  # millilitres
    POWER = "power"  # watts
    VOLTAGE = "voltage"  # volts
    CURRENT = "current"  # amperes
    CHARGE = "charge"  # milliampere hours
    ENERGY = "energy"  # watt hours
    FREQUENCY = "frequency"  # hertz
    RESOLUTION = "resolution"  # megapixels
    TIME = "time"  # seconds
    SPEED = "speed"  # revolutions per minute
    DATA_RATE = "data_rate"  # megabits per second
    PRINT_DENSITY = "print_density"  # dots per inch
    PIECES = "pieces"  # pieces in the pack
    USERS = "users"  # licences
    PORTS = "ports"  # ports
    PINS = "pins"  # pins
    CHANNELS = "channels"  # channels
    CORES = "cores"  # cores
    BITS = "bits"  # bits
    CELLS = "cells"  # cells
    ZOOM = "zoom"  # times
    PAGES = "pages"  # pages or sheets
    STRENGTH = "strength"  # per cent by volume or of the whole
    AREA = "area"  # square metres
    PRESSURE = "pressure"  # bar


@dataclass(frozen=True, slots=True)
class Quantity:
    """``value`` is in the base unit of the dimension."""

    dimension: Dimension
    value: float


_INCH = 25.4
_OUNCE = 28.349523125
_POUND = 453.59237

# dimension -> unit's size in the base unit -> spellings (folded)
_TABLE: dict[Dimension, dict[float, str]] = {
    Dimension.STORAGE: {
        1.0: "gb gbyte gbytes gigabyte gigabytes gig go gib гб",
        1000.0: "tb tbyte terabyte terabytes tib тб",
        0.001: "mb mbyte megabyte megabytes mib мб",
        0.000001: "kb kilobyte kilobytes",
    },
    Dimension.LENGTH: {
        1.0: "mm millimeter millimetre millimeters millimetres мм",
        10.0: "cm centimeter centimetre centimeters centimetres см",
        1000.0: "m meter metre meters metres metara mtr",
        _INCH: "in inch inches zoll pulgadas pouces palcu pollici inc cali дюим дюимов \" '' ” ″ in. inch.",
        12 * _INCH: "ft feet foot ft.",
        36 * _INCH: "yd yard yards",
    },
    Dimension.MASS: {
        0.001: "mg milligram milligrams мг",
        1.0: "g gr gram grams grama gm grs г гр γρ",
        10.0: "dag dkg",
        1000.0: "kg kilo kilos kilogram kilograms kgs кг κιλο κιλα",
        _OUNCE: "oz ounce ounces oz.",
        _POUND: "lb lbs pound pounds lb. lbs.",
    },
    Dimension.VOLUME: {
        1.0: "ml millilitre milliliter cc ccm мл",
        10.0: "cl",
        100.0: "dl",
        1000.0: "l lt ltr litre liter litres liters litra litara litar л λιτρο λιτρα",
        29.5735295625: "floz",
        3785.411784: "gal gallon gallons",
        473.176473: "pint pints",
    },
    Dimension.POWER: {
        1.0: "w watt watts wt вт",
        1000.0: "kw kilowatt квт",
        745.7: "hp",
        0.001: "mw",
    },
    Dimension.VOLTAGE: {1.0: "v volt volts vdc vac", 1000.0: "kv", 0.001: "mv"},
    Dimension.CURRENT: {1.0: "a amp amps ampere"},
    Dimension.CHARGE: {1.0: "mah", 1000.0: "ah"},
    Dimension.ENERGY: {1.0: "wh", 1000.0: "kwh"},
    Dimension.FREQUENCY: {1.0: "hz гц", 1e3: "khz", 1e6: "mhz", 1e9: "ghz ггц"},
    Dimension.RESOLUTION: {1.0: "mp mpx mpix megapixel megapixels mpixel"},
    Dimension.TIME: {
        1.0: "s sec secs second seconds",
        60.0: "min mins minute minutes",
        3600.0: "h hr hrs hour hours",
        86400.0: "day days tag tage",
        31557600.0: "yr yrs year years jahr jahre",
        0.001: "ms",
    },
    Dimension.SPEED: {1.0: "rpm"},
    Dimension.DATA_RATE: {1.0: "mbps mbit mbits mb/s", 1000.0: "gbps gbit gbits gb/s gbe"},
    Dimension.PRINT_DENSITY: {1.0: "dpi"},
    Dimension.PIECES: {
        1.0: "pack packs pk pcs pc pce piece pieces count ct kom komada kusu stk stuck stueck pieza piezas ks "
        "szt pezzi pieces tablets capsules tabs bags szt. ks. kom. pc. pcs. rolls rola sztuk sztuki "
        "stuks adet шт шт. τεμ τμχ"
    },
    Dimension.USERS: {
        1.0: "user users licence licences license licenses lizenz client clients seat seats server servers"
    },
    Dimension.PORTS: {1.0: "port ports ptos outlet outlets"},
    Dimension.PINS: {1.0: "pin pins"},
    Dimension.CHANNELS: {1.0: "channel channels ch"},
    Dimension.CORES: {1.0: "core cores kern"},
    Dimension.BITS: {1.0: "bit bits"},
    Dimension.CELLS: {1.0: "cell cells"},
    Dimension.ZOOM: {1.0: "x"},
    Dimension.PAGES: {1.0: "page pages sheet sheets listova listu blatt seiten"},
    Dimension.STRENGTH: {1.0: "% percent prozent"},
    Dimension.AREA: {1.0: "m2 sqm", 0.09290304: "sqft"},
    Dimension.PRESSURE: {1.0: "bar", 0.0689476: "psi"},
}

UNITS: dict[str, tuple[Dimension, float]] = {
    spelling: (dimension, size)
    for dimension, sizes in _TABLE.items()
    for size, spellings in sizes.items()
    for spelling in spellings.split()
}

# Letters that are units only when they touch the number: "5 a" and "3 s" are models or words.
TIGHT_ONLY = frozenset(
    {"a", "s", "h", "m", "w", "v", "in", "x", "go", "min", "mb/s", "gb/s", "ch", "ms", "day", "days"}
)


def quantity(value: float, unit: str) -> Quantity | None:
    """``value`` of ``unit`` (a folded spelling) in the base unit, or None for an unknown unit."""
    known = UNITS.get(unit)
    if known is None:
        return None
    return Quantity(known[0], float(f"{value * known[1]:.6g}"))
