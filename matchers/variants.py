"""Product groups: products that differ only in a variant axis, such as colour, size or capacity."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from catalog.normalise.brand import brand_key
from catalog.titles import Dimension, TitleReading, read_title
from catalog.titles.text import fold

# what makes a variant rather than another product, with the word that shoppers read
_AXES = {
    Dimension.STORAGE: "storage",
    Dimension.LENGTH: "size",
    Dimension.MASS: "weight",
    Dimension.VOLUME: "volume",
}
_COLOUR = "colour"
# a name of one word besides brand and axes names a kind of thing, not a model
_FEWEST_WORDS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantSource:
    """A product by its golden name."""

    product_id: str
    name: str
    brand: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantGroup:
    """``id`` is made of the smallest product id, so it lives as long as that product. ``axes``: what differs."""

    id: str
    name: str
    products: tuple[str, ...]
    axes: tuple[str, ...]


def variant_groups(products: Iterable[VariantSource]) -> list[VariantGroup]:
    """The groups of two or more products: one brand, and the same words but for colours and measures.

    Independent of the order of the products; ordered by id.
    """
    readings = {one.product_id: (one, read_title(one.name)) for one in products}
    homes: dict[tuple[str, str], list[str]] = {}
    for product_id, (one, reading) in sorted(readings.items()):
        if key := _key(one, reading):
            homes.setdefault(key, []).append(product_id)
    groups = []
    for (_, words), members in homes.items():
        axes = _differing({member: _axes(readings[member][1]) for member in members})
        if len(members) > 1 and axes:
            groups.append(VariantGroup(id=f"g{members[0]}", name=words, products=tuple(members), axes=axes))
    return sorted(groups, key=lambda group: group.id)


def _key(one: VariantSource, reading: TitleReading) -> tuple[str, str] | None:
    brand = brand_key(one.brand or reading.brand)
    if brand is None:
        return None
    colours = {word for word in reading.words if word in reading.colours or read_title(word).colours}
    plain = [
        w for w in reading.words if w not in colours and not read_title(w).quantities and fold(brand) != w
    ]
    return (brand, " ".join(plain)) if len(plain) >= _FEWEST_WORDS else None


def _axes(reading: TitleReading) -> dict[str, tuple[str, ...]]:
    values = {name: tuple(f"{v:g}" for v in reading.values(dimension)) for dimension, name in _AXES.items()}
    values[_COLOUR] = tuple(sorted(reading.colours))
    return {name: value for name, value in values.items() if value}


def _differing(values: Mapping[str, Mapping[str, tuple[str, ...]]]) -> tuple[str, ...]:
    names = sorted({name for one in values.values() for name in one})
    return tuple(name for name in names if len({one.get(name) for one in values.values()}) > 1)
