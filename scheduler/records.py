"""From the catalog's offers to what the matcher sees, and back to a golden product."""

from datetime import datetime

from catalog.domain.offer import Offer
from catalog.domain.product import Product
from catalog.exchange import ExchangeRates
from catalog.titles import read_title
from catalog.titles.attributes import display_attributes
from matchers.products.golden import GoldenSource, golden_record
from matchers.products.merged_variants import parse_merged_variants
from matchers.record import Record
from scheduler.services import BatchServices
from scheduler.vocabulary import Vocabulary


def record_of(services: BatchServices, offer: Offer) -> Record:
    """The offer as the settings let the matcher see it. Raises ConfigurationError for a wrong setting."""
    merged = parse_merged_variants(services.settings.merged_variants)
    return merged.applied(to_record(offer, services.rates, services.settings.currency))


def to_record(offer: Offer, rates: ExchangeRates, currency: str) -> Record:
    """The matcher compares prices in one currency; a currency without a rate gives no price."""
    listing = offer.listing
    price = rates.comparable(listing.price, currency)
    return Record(
        id=str(offer.id),
        title=listing.name,
        store_id=listing.store_id,
        brand=listing.brand,
        mpn=listing.mpn,
        gtin=listing.gtin,
        category=" > ".join(listing.category) or None,
        price=float(price.amount) if price is not None else None,
        description=listing.description,
        condition=listing.condition,
        attributes=dict(listing.attributes),
    )


def golden_source(offer: Offer, vocabulary: Vocabulary) -> GoldenSource:
    """What one offer contributes to its product's golden record. What a store states outdoes its title."""
    listing = offer.listing
    return GoldenSource(
        offer_id=offer.id,
        title=listing.name,
        brand=listing.brand,
        mpn=listing.mpn,
        gtin=listing.gtin,
        category=vocabulary.category(listing.store_id, listing.category),
        description=listing.description,
        image_urls=listing.image_urls,
        rating=listing.rating,
        review_count=listing.review_count,
        attributes={
            **display_attributes(read_title(listing.name)),
            **vocabulary.attributes(listing.attributes),
        },
    )


def to_product(
    product_id: str, offers: list[Offer], *, group_id: str | None, now: datetime, vocabulary: Vocabulary
) -> Product:
    """The golden record of a product's offers; ``created_at`` counts only for a new product.

    ``vocabulary``: what stores' own words are in that of all.
    """
    golden = golden_record([golden_source(offer, vocabulary) for offer in offers])
    return Product(
        id=product_id,
        name=golden.name,
        brand=golden.brand,
        mpn=golden.mpn,
        gtins=golden.gtins,
        category=golden.category,
        description=golden.description,
        image_urls=golden.image_urls,
        rating=golden.rating,
        review_count=golden.review_count,
        attributes=golden.attributes,
        field_sources=golden.sources,
        group_id=group_id,
        created_at=now,
        updated_at=now,
    )
