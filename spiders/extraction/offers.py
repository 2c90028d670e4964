"""The offers of a structured product, flattened: aggregate offers, price specifications, variants' offers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from spiders.extraction.prices.amounts import from_data
from spiders.extraction.structured import StructuredItem, as_list, text_of, types_of

_MAX_OFFERS = 300
_OFFERS = "offers"
_MAX_REDUCTION = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class StructuredOffer:
    """One offer as written. ``variant`` is true where it belongs to a form of the product, not to the product."""

    data: dict[str, Any]
    price: object
    list_price: object
    currency: str | None
    aggregate: bool
    variant: bool


def offers_of(item: StructuredItem) -> list[StructuredOffer]:
    """In page order, the product's own before those of its variants; kept with the item, as six fields ask."""
    known = item.memory.get(_OFFERS)
    if known is None:
        known = item.memory[_OFFERS] = _read(item)
    return known


def _read(item: StructuredItem) -> list[StructuredOffer]:
    found = list(_own(item.properties, variant=False))
    for variant in as_list(item.properties.get("hasVariant"))[:_MAX_OFFERS]:
        if isinstance(variant, dict):
            found += _own(variant, variant=True)
    if not found and any(key in item.properties for key in ("price", "lowPrice")):
        found.append(_offer(item.properties, variant=False))
    return found[:_MAX_OFFERS]


def _own(thing: dict[str, Any], *, variant: bool) -> Iterator[StructuredOffer]:
    for offer in (as_list(thing.get("offers")) or _capitalised(thing))[:_MAX_OFFERS]:
        if not isinstance(offer, dict):
            continue
        inner = [each for each in as_list(offer.get("offers")) if isinstance(each, dict)]
        if "price" in offer or "lowPrice" in offer or offer.get("priceSpecification") or not inner:
            yield _offer(offer, variant=variant)
        for each in inner:
            yield _offer(each, variant=variant)


def _capitalised(thing: dict[str, Any]) -> list[dict[str, Any]]:
    """Offers as some site builders write them, with names that begin with a capital: ``Offers``, ``Availability``."""
    return [
        {name[:1].lower() + name[1:]: value for name, value in offer.items()}
        for offer in as_list(thing.get("Offers"))
        if isinstance(offer, dict)
    ]


def _offer(data: dict[str, Any], *, variant: bool) -> StructuredOffer:
    aggregate = "AggregateOffer" in types_of(data) or ("price" not in data and "lowPrice" in data)
    said = data.get("price", data.get("lowPrice"))
    # Of tiers, whose rows the parser leaves without their own offers, the first.
    price = said[0] if aggregate and isinstance(said, list) and said else _first(said)
    currency = text_of(data.get("priceCurrency"))
    list_price: object = None
    by_unit: object = None
    for part in as_list(data.get("priceSpecification")):
        # What members of a programme pay has the tier that it is for.
        if not isinstance(part, dict) or "validForMemberTier" in part:
            continue
        kind = (text_of(part.get("priceType")) or "").lower()
        currency = currency or text_of(part.get("priceCurrency"))
        if any(word in kind for word in ("list", "strikethrough", "srp", "msrp", "regular")):
            list_price = _first(part.get("price"))
        elif _per_unit(part):
            by_unit = by_unit or _first(part.get("price"))
        elif price is None:
            price = _first(part.get("price"))
    # What is sold by the metre has no other.
    price = by_unit if price is None else price
    return StructuredOffer(
        data=data, price=price, list_price=list_price, currency=currency, aggregate=aggregate, variant=variant
    )


def _per_unit(part: dict[str, Any]) -> bool:
    """A price per 100 g or per litre carries a reference quantity."""
    return any(key in part for key in ("referenceQuantity", "unitCode", "unitText"))


def _lower(pair: list[object]) -> object:
    """The lower of two, where shops mark up the former price too; the first where they are no such pair."""
    first, second = (from_data(each) for each in pair)
    reduced = first is not None and second is not None and second < first < second * _MAX_REDUCTION
    return pair[1] if reduced else pair[0]


def _first(value: object) -> object:
    if isinstance(value, list):
        return _lower(value) if len(value) == 2 else value[0] if value else None
    return value.get("@value") if isinstance(value, dict) else value
