"""What the feed says of a product, and the products that it holds."""

from collections.abc import Iterator
from dataclasses import dataclass

from api.reading import PricedOffer, ProductReader, ProductView
from api.services import Services
from catalog.domain.change import ChangeKind
from catalog.domain.money import Money
from catalog.domain.product import Product
from catalog.errors import InvalidValueError
from catalog.storage.unit_of_work import UnitOfWork

# Products read with one set of queries: bounds memory, and is far above the cost of a query.
_BATCH = 1_000
_PRODUCT_KINDS = frozenset(
    {ChangeKind.PRODUCT_CHANGED, ChangeKind.PRODUCT_MERGED, ChangeKind.PRODUCT_REMOVED}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """A product and its best offer. Prices look like ``19.90 EUR``; empty text where nothing is known.

    ``status`` is ``active``, or in a delta ``removed``: the product is gone, or merged into
    ``merged_into``; its other fields are then empty.
    """

    id: str
    status: str = "active"
    merged_into: str = ""
    title: str = ""
    brand: str = ""
    gtin: str = ""
    mpn: str = ""
    product_type: str = ""
    condition: str = ""
    availability: str = ""
    price: str = ""
    shipping: str = ""
    total: str = ""
    store_id: str = ""
    offer_count: str = ""
    link: str = ""
    store_link: str = ""
    image_link: str = ""
    item_group_id: str = ""


def head(services: Services) -> int:
    """The change-log sequence that a feed made now reflects: pass it as ``since`` for the next delta."""
    with UnitOfWork(services.database, read_only=True) as uow:
        return uow.changes.head()


def check_cursor(services: Services, since: int, until: int) -> None:
    """Raises InvalidValueError where the log lacks some of what changed after ``since``: so would a delta."""
    with UnitOfWork(services.database, read_only=True) as uow:
        oldest = uow.changes.tail()
    if not oldest - 1 <= since <= until:
        raise InvalidValueError(
            f"since must be a cursor of this catalog's feed from {max(oldest - 1, 0)} to {until}, got {since}; "
            "take the full feed, without since"
        )


def full_feed(services: Services, *, base: str) -> Iterator[FeedItem]:
    """Every product that has an offer with a price. ``base`` begins the links; empty, they are relative."""
    after = ""
    while True:
        with UnitOfWork(services.database, read_only=True) as uow:
            products = uow.products.page(after_id=after, limit=_BATCH)
            views = ProductReader(services, uow).views(products)
        if not products:
            return
        after = products[-1].id
        yield from (item for view in views if (item := _item(view, base)))


def delta_feed(services: Services, since: int, until: int, *, base: str) -> Iterator[FeedItem]:
    """Products that changed after ``since`` up to ``until``, each once; gone ones as ``removed``."""
    seen: set[str] = set()
    while since < until:
        with UnitOfWork(services.database, read_only=True) as uow:
            changes = [one for one in uow.changes.after(since, limit=_BATCH) if one.sequence <= until]
            if not changes:
                return
            since = changes[-1].sequence
            ids = {one.entity_id for one in changes if one.kind in _PRODUCT_KINDS}
            offers = [int(one.entity_id) for one in changes if one.kind not in _PRODUCT_KINDS]
            ids |= {product for product in uow.offers.product_ids(offers).values() if product}
            fresh = sorted(ids - seen)
            products = uow.products.by_ids(fresh)
            views = ProductReader(services, uow).views(
                [p for p in products.values() if p.redirect_to is None and p.removed_at is None]
            )
        seen |= ids
        items = {view.product.id: _item(view, base) for view in views}
        yield from (items.get(id_) or _removed(id_, products.get(id_)) for id_ in fresh)


def _removed(product_id: str, product: Product | None) -> FeedItem:
    return FeedItem(id=product_id, status="removed", merged_into=(product and product.redirect_to) or "")


def _money(money: Money | None) -> str:
    return "" if money is None else f"{money.amount} {money.currency}"


def _best(view: ProductView) -> PricedOffer | None:
    return next((priced for priced in view.offers if priced.total is not None), None)


def _item(view: ProductView, base: str) -> FeedItem | None:
    best = _best(view)
    if best is None:
        return None
    product, listing = view.product, best.offer.listing
    return FeedItem(
        id=product.id,
        title=product.name,
        brand=product.brand or "",
        gtin=product.gtins[0] if product.gtins else "",
        mpn=product.mpn or "",
        product_type=" > ".join(product.category),
        condition=best.condition,
        availability=listing.availability or "",
        price=_money(listing.price),
        shipping=_money(best.shipping),
        total=_money(best.total),
        store_id=listing.store_id,
        offer_count=str(len(view.offers)),
        link=f"{base}/products/{product.id}",
        store_link=f"{base}/go/{best.offer.id}",
        image_link=product.image_urls[0] if product.image_urls else "",
        item_group_id=product.group_id or "",
    )
