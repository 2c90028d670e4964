"""Turns what was read into the shapes of ``api.schemas``."""

from api.reading import PricedOffer, ProductReader, ProductView
from api.schemas.money import MoneyModel
from api.schemas.product import (
    HistoryAnswer,
    HistoryPoint,
    OfferHistory,
    OfferModel,
    ProductAnswer,
    VariantModel,
)


def offer_model(priced: PricedOffer) -> OfferModel:
    """One offer."""
    offer, listing = priced.offer, priced.offer.listing
    return OfferModel(
        offer_id=offer.id,
        store_id=listing.store_id,
        store_name=priced.store.name,
        title=listing.name,
        url=listing.url,
        link=f"/go/{offer.id}",
        price=MoneyModel.of(listing.price),
        list_price=MoneyModel.of(listing.list_price),
        shipping=MoneyModel.of(priced.shipping),
        total=MoneyModel.of(priced.total),
        total_compared=MoneyModel.of(priced.total_compared),
        availability=listing.availability,
        condition=priced.condition,
        sku=listing.sku,
        mpn=listing.mpn,
        gtin=listing.gtin,
        last_seen=offer.last_seen,
        last_checked=offer.last_checked,
    )


def product_answer(view: ProductView) -> ProductAnswer:
    """A product with its offers."""
    product = view.product
    return ProductAnswer(
        id=product.id,
        name=product.name,
        brand=product.brand,
        mpn=product.mpn,
        gtins=list(product.gtins),
        category=list(product.category),
        description=product.description,
        image_urls=list(product.image_urls),
        rating=product.rating,
        review_count=product.review_count,
        attributes=dict(product.attributes),
        field_sources=dict(product.field_sources),
        group_id=product.group_id,
        variants=[VariantModel(id=v.id, name=v.name, attributes=dict(v.attributes)) for v in view.variants],
        offers=[offer_model(priced) for priced in view.offers],
        updated_at=product.updated_at,
    )


def history_answer(reader: ProductReader, view: ProductView, *, days: int) -> HistoryAnswer:
    """The history of every offer of a product."""
    observed = reader.history(view, days=days)
    return HistoryAnswer(
        product_id=view.product.id,
        days=days,
        offers=[
            OfferHistory(
                offer_id=priced.offer.id,
                store_id=priced.store.id,
                points=[
                    HistoryPoint(
                        observed_at=point.observed_at,
                        price=MoneyModel.of(point.price),
                        total_compared=MoneyModel.of(reader.observed_total(priced, point)),
                        availability=point.availability,
                    )
                    for point in observed.get(priced.offer.id, [])
                ],
            )
            for priced in view.offers
        ],
    )
