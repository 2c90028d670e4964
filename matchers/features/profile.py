"""What the features look at, read once per offer."""

from dataclasses import dataclass, field

from catalog.domain.condition import Condition
from catalog.titles import BrandTable, Dimension, TitleReading, read_without_brand, shipped_brands
from catalog.titles.text import compact, fold
from matchers.features.gtins import valid_gtins
from matchers.record import Record

# Descriptions are long and repeat themselves; what identifies a product stands at the front.
_DESCRIPTION_SIGNS = 600
# Attributes that name the product rather than describe it; a page without a title has only these.
_NAMING = ("model", "color", "memory", "carrier", "form", "connectivity", "abv", "size")


@dataclass(frozen=True, slots=True)
class Profile:
    """``codes``: model codes of title, MPN and model, without punctuation. ``squeezed``: letters and digits of
    title, MPN and model in one run; ``squeezed_description`` likewise. ``described``: words of the description.
    """

    reading: TitleReading
    brand: str | None
    codes: tuple[str, ...]
    mpns: tuple[str, ...]
    gtins: frozenset[str]
    squeezed: str
    squeezed_description: str
    described: tuple[str, ...]
    price: float | None
    store_id: str | None
    condition: Condition | None
    measures: dict[Dimension, tuple[float, ...]] = field(default_factory=dict)


def profile(record: Record, *, brands: BrandTable | None = None) -> Profile:
    """Read one offer."""
    title = naming_text(record)
    reading = read_without_brand(title)
    mpns = _part_numbers(record.mpn) if record.mpn else ()
    description = fold(record.description[:_DESCRIPTION_SIGNS]) if record.description else ""
    measures: dict[Dimension, tuple[float, ...]] = {}
    for read in reading.quantities:
        measures[read.dimension] = (*measures.get(read.dimension, ()), read.value)
    return Profile(
        reading=reading,
        brand=_brand(record, reading, brands),
        codes=tuple(dict.fromkeys((*reading.codes, *mpns))),
        mpns=mpns,
        gtins=valid_gtins(record.gtin),
        squeezed=compact(reading.text) + "".join(mpns),
        squeezed_description=compact(description),
        described=read_without_brand(description).words if description else (),
        price=record.price,
        store_id=record.store_id,
        condition=Condition(record.condition) if record.condition else reading.condition,
        measures=measures,
    )


def _part_numbers(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (compact(fold(part)) for part in text.split(",")))))


def naming_text(record: Record) -> str:
    """The title, and what naming attributes add to it."""
    if record.title and not record.attributes:
        return record.title
    more = [record.attributes[key] for key in _NAMING if record.attributes.get(key)]
    if not record.title:
        return " ".join(filter(None, (record.brand, *more, record.mpn)))
    lowered = record.title.casefold()
    return " ".join((record.title, *(text for text in more if text.casefold() not in lowered)))


def _brand(record: Record, reading: TitleReading, brands: BrandTable | None) -> str | None:
    if record.brand and brands is not None:
        return brands.canonical(record.brand)
    return fold(record.brand) if record.brand else (brands or shipped_brands()).find(reading.words)
