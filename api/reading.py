"""Reads a product with all that people compare: its offers with totals, its variants and its history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from api.services import Services
from catalog.domain.condition import Condition
from catalog.domain.money import Money
from catalog.domain.offer import Offer, PriceObservation
from catalog.domain.product import Product
from catalog.domain.store import Store
from catalog.errors import NotFoundError
from catalog.storage.unit_of_work import UnitOfWork
from catalog.total import shipping_of, total_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PricedOffer:
    """An offer with its store and what it costs in all, also in the currency of comparison where that has a rate."""

    offer: Offer
    store: Store
    shipping: Money | None
    total: Money | None
    total_compared: Money | None

    @property
    def rank(self) -> tuple[bool, bool, Decimal, int]:
        """Purchasable first, then the lowest total; no price comes last. Nothing else decides."""
        available = self.offer.listing.availability
        total = self.total_compared
        return (
            available is not None and not available.purchasable,
            total is None,
            total.amount if total else Decimal(0),
            self.offer.id,
        )

    @property
    def condition(self) -> Condition:
        """An item without a word on its condition is taken as new."""
        return self.offer.listing.condition or Condition.NEW


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductView:
    """A product, its ranked offers and the other products of its group."""

    product: Product
    offers: tuple[PricedOffer, ...]
    variants: tuple[Product, ...]


class ProductReader:
    """Reads inside one unit of work; does not write."""

    def __init__(self, services: Services, uow: UnitOfWork) -> None:
        self._services = services
        self._uow = uow

    def view(self, product_id: str) -> ProductView:
        """The product, or the one it was merged into. Raises NotFoundError."""
        product = self._uow.products.get(product_id)
        if product.removed_at is not None:
            raise NotFoundError(f"product {product_id!r} is gone: no store offers it any more")
        return self.views([product])[0]

    def views(self, products: Sequence[Product]) -> list[ProductView]:
        """Several products with one query for each kind of row."""
        offers = self._uow.offers.of_products([product.id for product in products])
        stores = self._uow.stores.by_ids()
        groups = self._uow.products.of_groups({p.group_id for p in products if p.group_id is not None})
        return [
            ProductView(
                product=product,
                offers=tuple(
                    sorted(
                        (self.priced(offer, stores) for offer in offers.get(product.id, [])),
                        key=lambda priced: priced.rank,
                    )
                ),
                variants=tuple(one for one in groups.get(product.group_id or "", []) if one.id != product.id),
            )
            for product in products
        ]

    def priced(self, offer: Offer, stores: Mapping[str, Store]) -> PricedOffer:
        """The offer with its totals."""
        store = stores[offer.listing.store_id]
        total = total_of(offer.listing, store.shipping)
        return PricedOffer(
            offer=offer,
            store=store,
            shipping=shipping_of(offer.listing, store.shipping),
            total=total,
            total_compared=self._compared(total),
        )

    def history(self, view: ProductView, *, days: int) -> dict[int, list[PriceObservation]]:
        """Each offer's observations of the last ``days``, oldest first."""
        since = datetime.now(UTC) - timedelta(days=days)
        return self._uow.observations.of_offers([priced.offer.id for priced in view.offers], since=since)

    def observed_total(self, priced: PricedOffer, point: PriceObservation) -> Money | None:
        """What an offer cost in all at that point, in the currency of comparison."""
        then = replace(priced.offer.listing, price=point.price, shipping=point.shipping)
        return self._compared(total_of(then, priced.store.shipping))

    def _compared(self, money: Money | None) -> Money | None:
        """None also where a currency has no rate: such a price is shown as it is, behind those that compare."""
        return self._services.rates.comparable(money, self._services.settings.currency)
