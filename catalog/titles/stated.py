"""Attributes that a store writes itself, under one name and one spelling whatever the language."""

import csv
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from catalog.titles.attributes import colour_of
from catalog.titles.chunk import read_chunk
from catalog.titles.formats import inches, metres, storage, with_unit
from catalog.titles.reader import read_title
from catalog.titles.text import chunks, fold
from catalog.titles.units import Dimension, Quantity

# In the table: what a field of its own holds (brand, identifiers, price).
_OTHER_FIELD = "-"
# Longer ones are sentences, which nobody filters by.
_LONGEST_NAME, _LONGEST_VALUE = 40, 80
_PREFIX = re.compile(r"^(?:attribute_)?(?:pa_)?")
# "6", "6 Stück": what stands behind the count is its unit.
_COUNT = re.compile(r"(\d{1,4})(?:\s?[^\W\d]*\.?)?$")
_MEASURED: Mapping[str, tuple[Dimension, ...]] = {
    "storage": (Dimension.STORAGE,),
    "memory": (Dimension.STORAGE,),
    "capacity": (Dimension.STORAGE, Dimension.VOLUME, Dimension.CHARGE),
    "screen_size": (Dimension.LENGTH,),
    "length": (Dimension.LENGTH,),
    "weight": (Dimension.MASS,),
    "volume": (Dimension.VOLUME,),
    "power": (Dimension.POWER,),
    "voltage": (Dimension.VOLTAGE,),
}
# What a capacity is called once its unit tells what it holds.
_HELD = {Dimension.STORAGE: "storage", Dimension.VOLUME: "volume", Dimension.CHARGE: "battery"}
_INCH = 25.4


def stated_attributes(attributes: Mapping[str, str]) -> dict[str, str]:
    """``{"Farbe": "Schwarz"}`` → ``{"colour": "Black"}``. Unknown names become snake case and keep their value."""
    found: dict[str, str] = {}
    for name, value in attributes.items():
        read = _read(name, value) if value else None
        if read is not None:
            found.setdefault(*read)
    return found


@lru_cache(maxsize=50_000)  # shops repeat names and values
def _read(name: str, value: str) -> tuple[str, str] | None:
    text = " ".join(value.split())
    folded = fold(" ".join(_PREFIX.sub("", name.strip()).replace("_", " ").split())).rstrip(" :")
    if not text or not folded or len(folded) > _LONGEST_NAME or len(text) > _LONGEST_VALUE:
        return None
    known = names().get(folded) or re.sub(r"\W+", "_", folded).strip("_")
    if known in (_OTHER_FIELD, ""):
        return None
    if known == "colour":
        return known, colour_of(_words(text)) or text
    if known == "pack":
        count = _COUNT.match(text)
        return (known, f"{count[1]} pieces") if count and int(count[1]) > 1 else None
    return _measured(known, text) if known in _MEASURED else (known, text)


def _measured(name: str, text: str) -> tuple[str, str]:
    """The value in its usual unit where it is one quantity, else as the store wrote it."""
    dimensions = _MEASURED[name]
    # "4,7 Go": some units are read only where they touch the number
    found = read_title(text).quantities or read_title(text.replace(" ", "")).quantities
    quantities = {one for one in found if one.dimension in dimensions}
    if len(quantities) != 1:
        return name, text
    only = quantities.pop()
    return _HELD[only.dimension] if name == "capacity" else name, _shown(name, only) or text


def _shown(name: str, quantity: Quantity) -> str | None:
    if quantity.dimension is Dimension.STORAGE:
        return storage(quantity.value)
    if name == "screen_size":
        return inches(round(quantity.value / _INCH, 1))
    if name == "length":
        return metres(quantity.value)
    return with_unit(quantity.value, quantity.dimension)


def _words(text: str) -> list[str]:
    return [word for chunk in chunks(fold(text)) for word in read_chunk(chunk).words]


@cache
def names() -> Mapping[str, str]:
    """Folded name → the catalogue's, from ``data/titles/attribute_names.tsv``."""
    with files("data").joinpath("titles/attribute_names.tsv").open(encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return {spelling: row["name"] for row in rows for spelling in row["spellings"].split("|")}
