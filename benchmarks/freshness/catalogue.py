"""A catalog of made-up offers, and the stream of price changes into it."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from sqlalchemy import Engine

from benchmarks.search_load.catalogue import documents
from catalog.domain.availability import Availability
from catalog.domain.listing import Listing
from catalog.domain.money import Money
from catalog.domain.product import Product
from catalog.domain.store import Platform, Store
from catalog.ingest.ingest import ingest
from catalog.storage.repositories.base import batches
from catalog.storage.unit_of_work import UnitOfWork
from index.document import ProductDocument

_STORES = ("north", "south", "west")
# All prices are whole but those of probes, which differ by a cent: a search that finds one has seen just this change.
_FIRST_PROBE = Decimal("50.01")
_CENT = Decimal("0.01")


def fill(database: Engine, products: int) -> None:
    """Three stores that offer ``products`` products each, matched."""
    with UnitOfWork(database) as uow:
        for store_id in _STORES:
            uow.stores.save(
                Store(
                    id=store_id,
                    name=store_id,
                    base_url=f"https://{store_id}.example",
                    country="DE",
                    currency="EUR",
                    platform=Platform.STRUCTURED_DATA,
                )
            )
        uow.commit()
    for some in batches(documents(products), 1_000):
        with UnitOfWork(database) as uow:
            for store_id in _STORES:
                ingest(uow, [_listing(document, store_id, Decimal(50)) for document in some])
            uow.products.save([_product(document) for document in some])
            offers = uow.offers.page(unmatched=True, limit=len(some) * len(_STORES))
            uow.offers.assign({offer.id: offer.listing.item_key for offer in offers})
            uow.commit()


def stream(database: Engine, products: int, *, seconds: float, rate: int) -> Iterator[tuple[Decimal, float]]:
    """``rate`` prices change each second, a commit a second; one of them is a probe: its price, and when it was
    committed (of ``time.time``)."""
    known = list(documents(products))
    for second in range(int(seconds)):
        began = time.time()
        at = (second * rate) % products
        changed = [known[(at + place) % products] for place in range(rate)]
        price = Decimal(40 + second % 20)
        listings = [_listing(document, _STORES[second % 3], price) for document in changed[1:]]
        probe = _FIRST_PROBE + second * _CENT
        listings.append(_listing(changed[0], _STORES[second % 3], probe))
        with UnitOfWork(database) as uow:
            ingest(uow, listings)
            uow.commit()
        yield probe, time.time()
        time.sleep(max(0.0, began + 1 - time.time()))


def _listing(document: ProductDocument, store_id: str, price: Decimal) -> Listing:
    return Listing(
        store_id=store_id,
        item_key=document.product_id,
        url=f"https://{store_id}.example/{document.product_id}",
        seen_at=datetime.now(UTC),
        name=document.name,
        brand=document.brand,
        category=document.category,
        price=Money(amount=price, currency="EUR"),
        availability=Availability.IN_STOCK,
    )


def _product(document: ProductDocument) -> Product:
    now = datetime.now(UTC) - timedelta(minutes=1)
    return Product(
        id=document.product_id,
        name=document.name,
        brand=document.brand,
        category=document.category,
        created_at=now,
        updated_at=now,
    )
