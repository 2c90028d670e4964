"""Items as the catalog's listings."""

from datetime import UTC, datetime
from decimal import Decimal

from catalog.domain.availability import Availability
from spiders.extraction import ExtractedProduct, Variant
from spiders.items.item import Item
from spiders.items.listing import to_listings

SEEN = datetime(2026, 1, 1, tzinfo=UTC)


def item(**values: object) -> Item:
    product = ExtractedProduct(url="http://s/a", **{"name": "Tee", "currency": "EUR", **values})  # type: ignore[arg-type]
    return Item(key="/a", url="http://s/a", seen_at=SEEN, product=product)


def test_a_product_is_one_listing_with_its_texts():
    (listing,) = to_listings(item(price=Decimal("9.50"), price_text="9,50 €", gtin_text="bad"), store_id="s")
    assert (listing.item_key, listing.name, listing.price_text, listing.gtin_text) == (
        "/a",
        "Tee",
        "9,50 €",
        "bad",
    )
    assert listing.price is not None and listing.price.currency == "EUR"


def test_an_unknown_currency_or_a_missing_price_is_no_price():
    for values in (
        {"price": Decimal("9.50"), "currency": "XXQ"},
        {"price": Decimal("9.50"), "currency": None},
        {},
    ):
        (listing,) = to_listings(item(**values), store_id="s")
        assert listing.price is None


def test_without_a_name_there_is_no_listing():
    assert to_listings(item(name=None), store_id="s") == ()


def test_variants_that_can_be_told_apart_are_listings_of_their_own():
    variants = (
        Variant(sku="T-S", price=Decimal("9"), options={"Size": "S"}, availability=Availability.OUT_OF_STOCK),
        Variant(sku="T-M", price=Decimal("10"), options={"Size": "M"}),
    )
    small, medium = to_listings(
        item(price=Decimal("9"), variants=variants, availability=Availability.IN_STOCK, mpn="T"), store_id="s"
    )
    assert (small.item_key, medium.item_key) == ("/a#T-S", "/a#T-M")
    assert (small.name, medium.name) == ("Tee S", "Tee M")
    assert small.group_key == medium.group_key == "/a"
    assert (small.availability, medium.availability) == (Availability.OUT_OF_STOCK, Availability.IN_STOCK)
    assert small.mpn is None


def test_variants_without_sku_or_price_stay_one_listing():
    variants = (Variant(options={"Size": "S"}), Variant(options={"Size": "M"}))
    assert len(to_listings(item(price=Decimal("9"), variants=variants), store_id="s")) == 1


def test_variants_that_share_the_products_sku_are_told_apart_by_their_options():
    variants = tuple(Variant(sku="T", price=Decimal("9"), options={"Size": size}) for size in "SM")
    listings = to_listings(item(price=Decimal("9"), variants=variants), store_id="s")
    assert [listing.item_key for listing in listings] == ["/a#T S", "/a#T M"]
    same = tuple(Variant(sku="T", price=Decimal("9")) for _ in range(2))
    assert len(to_listings(item(price=Decimal("9"), variants=same), store_id="s")) == 1
