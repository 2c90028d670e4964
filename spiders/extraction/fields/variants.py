"""The buyable forms of the product, where the page has them as data."""

from collections.abc import Iterator
from typing import Any

from catalog.normalise.availability import parse_availability
from catalog.normalise.gtin import parse_gtin
from spiders.extraction.candidate import Candidate, Reading, Source
from spiders.extraction.document.page import Page
from spiders.extraction.fields.gtin import GTIN_NAMES
from spiders.extraction.main_product import main_products
from spiders.extraction.offers import offers_of
from spiders.extraction.prices.amounts import from_data
from spiders.extraction.product import Variant
from spiders.extraction.sources.option_variants import option_variants
from spiders.extraction.sources.variant_configs import configured_variants
from spiders.extraction.structured import StructuredItem, as_list, text_of
from spiders.extraction.vote import decide

_AXES = ("color", "size", "material", "pattern", "suggestedAge", "suggestedGender", "width", "storage")
_MAX_VARIANTS = 400


def extract_variants(page: Page) -> Reading[tuple[Variant, ...]] | None:
    """The shop software's own table or options with data, else structured variants; one form alone is no variant."""
    return decide(_candidates(page), key=len)


def _candidates(page: Page) -> Iterator[Candidate[tuple[Variant, ...]]]:
    configured = configured_variants(page)
    if len(configured) > 1:
        yield Candidate(value=tuple(configured), source=Source.STATE, score=2.5, where="variant table")
    else:
        options = tuple(option_variants(page))
        if len(options) > 1:
            yield Candidate(value=options, source=Source.ATTRIBUTE, score=1.5, where="options")
    for item in main_products(page):
        structured = tuple(_structured(item))
        if len(structured) > 1:
            yield Candidate(value=structured, source=item.source, score=2.0, where="hasVariant")
        offered = tuple(_offered(item))
        if len(offered) > 1 and not structured:
            yield Candidate(value=offered, source=item.source, score=1.8, where="offers")


def _structured(item: StructuredItem) -> Iterator[Variant]:
    for thing in as_list(item.properties.get("hasVariant"))[:_MAX_VARIANTS]:
        if isinstance(thing, dict) and (thing.get("sku") or thing.get("name") or thing.get("offers")):
            yield _variant(thing, item)


def _offered(item: StructuredItem) -> Iterator[Variant]:
    """One form per number or GTIN where each of the product's offers has its own; without, they are other sellers'."""
    told: set[str] = set()
    for offer in (each for each in offers_of(item)[:_MAX_VARIANTS] if not each.aggregate):
        sku, gtin = text_of(offer.data.get("sku")), _gtin(offer.data)
        if offer.variant or (number := sku or gtin) is None or number in told:
            return
        told.add(number)
        yield Variant(
            sku=sku,
            name=text_of(offer.data.get("name")),
            price=from_data(offer.price, currency=offer.currency),
            availability=parse_availability(text_of(offer.data.get("availability")) or ""),
            gtin=gtin,
            url=text_of(offer.data.get("url")),
        )


def _gtin(thing: dict[str, Any]) -> str | None:
    """The first right one under any of its names."""
    said = (text for name in GTIN_NAMES if (text := text_of(thing.get(name))))
    return next((gtin for text in said if (gtin := parse_gtin(text))), None)


def _variant(thing: dict[str, Any], item: StructuredItem) -> Variant:
    offers = offers_of(StructuredItem(item.types, {**thing, "hasVariant": None}, item.source, item.order))
    offer = offers[0] if offers else None
    return Variant(
        sku=text_of(thing.get("sku")),
        name=text_of(thing.get("name")),
        price=from_data(offer.price, currency=offer.currency) if offer else None,
        availability=parse_availability(text_of(offer.data.get("availability")) or "") if offer else None,
        gtin=_gtin(thing),
        url=text_of(thing.get("url")) or (text_of(offer.data.get("url")) if offer else None),
        options={axis: text for axis in _AXES if (text := text_of(thing.get(axis)))},
    )
