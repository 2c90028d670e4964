"""The demo stores' items as the matcher and the catalog see them, without a crawl."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from catalog.domain.condition import Condition
from catalog.domain.listing import Listing
from catalog.domain.money import Money
from fixtures.assortment import read_assortment
from fixtures.items import StoreItem
from matchers.record import Record
from tests.builders import a_listing

# Three shops that state GTINs and write titles in their own ways, two of them in other languages.
THREE = ("voltera", "bytehaus", "prixfute")


def items(stores: Iterable[str] = ()) -> Iterator[StoreItem]:
    """The items of these stores, by default of all."""
    wanted = set(stores)
    for many in read_assortment().values():
        yield from (item for item in many if not wanted or item.store.id in wanted)


def demo_records(stores: Iterable[str] = ()) -> list[Record]:
    """Records of these stores, by default of all."""
    return [
        Record(
            id=f"{item.store.id}-{item.number}",
            title=item.title,
            store_id=item.store.id,
            brand=item.brand,
            mpn=item.mpn,
            gtin=item.gtin,
            price=item.base_cents / 100,
            category=" > ".join(item.shelf),
            attributes=dict(item.attributes),
            condition=Condition.REFURBISHED if item.refurbished else None,
        )
        for item in items(stores)
    ]


def demo_listings(stores: Iterable[str] = ()) -> list[Listing]:
    """Listings of these stores, by default of all."""
    return [
        a_listing(
            str(item.number),
            store_id=item.store.id,
            name=item.title,
            brand=item.brand,
            mpn=item.mpn,
            gtin=item.gtin,
            category=item.shelf,
            price=Money(amount=Decimal(item.base_cents) / 100, currency="EUR"),
            attributes=dict(item.attributes),
            condition=Condition.REFURBISHED if item.refurbished else None,
        )
        for item in items(stores)
    ]
