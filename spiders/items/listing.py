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
    if len(product.variants) < 2 or not all(_is_own(variant) for variant in product.variants):
        return (whole,)
    return tuple(_of_variant(whole, variant, product) for variant in product.variants)


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


def _is_own(variant: Variant) -> bool:
    """A variant that can be followed over time and has a price of its own."""
    return bool(variant.sku or variant.gtin) and variant.price is not None


def _of_variant(whole: Listing, variant: Variant, product: ExtractedProduct) -> Listing:
    options = " ".join(
        value for value in variant.options.values() if value.casefold() not in whole.name.casefold()
    )
    own = variant.sku or variant.gtin or ""
    return replace(
        whole,
        item_key=f"{whole.item_key}#{own}",
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
