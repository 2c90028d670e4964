"""A new listing laid over the known one: what a page did not show is not thereby gone."""

from dataclasses import fields, replace
from hashlib import blake2b
from typing import Any

import orjson

from catalog.domain.condition import Condition
from catalog.domain.listing import Listing
from catalog.domain.money import Money
from catalog.normalise.condition import title_condition
from catalog.normalise.gtin import parse_gtin
from catalog.normalise.readable import is_readable, readable
from catalog.storage.repositories.money_rows import as_stored

# What the shopper reads and the matcher compares; a difference here is a change of content.
CONTENT = (
    "url",
    "name",
    "brand",
    "condition",
    "sku",
    "mpn",
    "gtin",
    "category",
    "description",
    "rating",
    "review_count",
    "image_urls",
    "group_key",
    "attributes",
)
# A list price ends with its sale, so it goes with the price it stood beside.
_FOLLOWS_PRICE = ("price_text", "list_price")
_TEXTS = ("name", "brand", "price_text", "sku", "mpn", "gtin_text", "description", "group_key")
_LISTS = ("category", "image_urls")
_ALWAYS_NEW = frozenset({"store_id", "item_key", "url", "seen_at", "name", "sources", *_FOLLOWS_PRICE})


def legible(listing: Listing) -> Listing:
    """The listing without characters that are no text, but for its key and address."""
    mended: dict[str, Any] = {}
    for name in _TEXTS:
        value = getattr(listing, name)
        if value and not is_readable(value):
            mended[name] = readable(value)
    for name in _LISTS:
        values = getattr(listing, name)
        if not all(map(is_readable, values)):
            mended[name] = tuple(map(readable, values))
    stated = listing.attributes
    if not all(is_readable(name) and is_readable(value) for name, value in stated.items()):
        mended["attributes"] = {readable(name): readable(value) for name, value in stated.items()}
    return replace(listing, **mended) if mended else listing


def clean(listing: Listing) -> Listing:
    """As it will be stored: valid GTIN or none, no price of 0 (a placeholder), the title's word on condition."""
    price = as_stored(listing.price)
    return replace(
        listing,
        price=price if price is not None and price.amount > 0 else None,
        list_price=_positive(as_stored(listing.list_price)),
        shipping=as_stored(listing.shipping),
        gtin=parse_gtin(listing.gtin),
        condition=_condition(listing),
    )


def _condition(listing: Listing) -> Condition | None:
    """Shops mark everything "new" in their data and tell the truth in the title."""
    if listing.condition in (None, Condition.NEW):
        return title_condition(listing.name) or listing.condition
    return listing.condition


def content_hash(listing: Listing) -> str:
    """32 characters that differ when content differs."""
    content = [getattr(listing, name) for name in CONTENT[:-1]]
    content.append(dict(listing.attributes))
    packed = orjson.dumps(content, option=orjson.OPT_SORT_KEYS)
    return blake2b(packed, digest_size=16).hexdigest()


def lay_over(known: Listing, new: Listing) -> Listing:
    """``new`` with the holes filled from ``known``."""
    kept: dict[str, Any] = {
        field.name: getattr(known, field.name)
        for field in fields(Listing)
        if field.name not in _ALWAYS_NEW and not _says_something(getattr(new, field.name))
    }
    if new.price is None:
        kept.update((name, getattr(known, name)) for name in _FOLLOWS_PRICE)
    return replace(new, **kept)


def same_content(one: Listing, other: Listing) -> bool:
    """True where no field of ``CONTENT`` differs."""
    return all(getattr(one, name) == getattr(other, name) for name in CONTENT)


def _says_something(value: object) -> bool:
    return value is not None and value != () and value != {}


def _positive(money: Money | None) -> Money | None:
    return money if money is not None and money.amount > 0 else None
