"""An item as the catalog's listings: one, or one per variant where variants can be told apart."""

from dataclasses import replace
from decimal import Decimal

from catalog.domain.listing import Listing
from catalog.domain.money import Money
from catalog.errors import InvalidValueError
from spiders.extraction import ExtractedProduct, Variant
from spiders.items.item import Item


def to_listings(item: Item, *, store_id: str) -> tuple[Listing, ...]:
    """The listings of an item; none where it has no name. Variants share a ``group_key``."""
    product = item.product
    if not product.name:
        return ()
    whole = _whole(item, product, product.name, store_id=store_id)
    keys = _keys(product.variants)
    if len(keys) < 2 or any(variant.price is None for variant in product.variants):
        return (whole,)
    return tuple(
        _of_variant(whole, variant, product, key=key)
        for key, variant in zip(keys, product.variants, strict=True)
    )


def _whole(item: Item, product: ExtractedProduct, name: str, *, store_id: str) -> Listing:
    return Listing(
        store_id=store_id,
        item_key=item.key,
        url=item.url,
        seen_at=item.seen_at,
        name=name,
        brand=product.brand,
        price=_money(product.price, product.currency),
        price_text=product.price_text,
        list_price=_money(product.list_price, product.currency),
        shipping=_money(product.shipping, product.currency),
        availability=product.availability,
        condition=product.condition,
        sku=product.sku,
        mpn=product.mpn,
        gtin=product.gtin,
        gtin_text=product.gtin_text,
        category=product.category,
        description=product.description,
        rating=product.rating,
        review_count=product.review_count,
        image_urls=product.images,
        group_key=product.group_key,
        attributes=dict(product.attributes),
        sources=product.sources,
    )


def _keys(variants: tuple[Variant, ...]) -> tuple[str, ...]:
    """What tells the variants apart, and them from themselves in the next crawl; empty where nothing does.

    Their SKUs or GTINs, with their options where a shop gives several variants one SKU.
    """
    named = tuple(variant.sku or variant.gtin or "" for variant in variants)
    chosen = tuple(
        f"{name} {' / '.join(variant.options.values())}"
        for name, variant in zip(named, variants, strict=True)
    )
    return next((keys for keys in (named, chosen) if all(named) and len(set(keys)) == len(keys)), ())


def _of_variant(whole: Listing, variant: Variant, product: ExtractedProduct, *, key: str) -> Listing:
    options = " ".join(
        value for value in variant.options.values() if value.casefold() not in whole.name.casefold()
    )
    return replace(
        whole,
        item_key=f"{whole.item_key}#{key}",
        url=variant.url or whole.url,
        name=variant.name
        if variant.name and len(variant.name) > len(whole.name)
        else f"{whole.name} {options}".strip(),
        price=_money(variant.price, product.currency),
        list_price=whole.list_price if variant.price == product.price else None,
        availability=variant.availability or whole.availability,
        sku=variant.sku or None,
        mpn=None,
        gtin=variant.gtin,
        gtin_text=variant.gtin,
        group_key=whole.group_key or whole.item_key,
        attributes={**whole.attributes, **variant.options},
    )


def _money(amount: Decimal | None, currency: str | None) -> Money | None:
    """None where the amount or its currency is missing or is none: a wrong price is worse than no price."""
    if amount is None or currency is None:
        return None
    try:
        return Money(amount=amount, currency=currency)
    except InvalidValueError:
        return None
