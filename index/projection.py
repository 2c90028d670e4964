"""Products of the catalog, with their offers and history, as documents of the index."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from catalog.domain.condition import Condition
from catalog.domain.money import Money
from catalog.domain.offer import Offer, PriceObservation
from catalog.domain.product import Product
from catalog.domain.store import Store
from catalog.exchange import ExchangeRates
from catalog.storage.unit_of_work import UnitOfWork
from catalog.total import total_of
from index.document import OfferDocument, ProductDocument
from index.price_history import HISTORY_DAYS, TotalPoint, discount_percent, price_drop

# Stores' own titles hold words that the golden name lacks; past a few they only repeat.
_TITLES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """``currency``: the one in which offers are compared."""

    rates: ExchangeRates
    currency: str

    def documents(
        self, uow: UnitOfWork, product_ids: Collection[str], now: datetime
    ) -> list[ProductDocument]:
        """Documents of those products that are live and have a live offer; the others are left out."""
        products = [
            product
            for product in uow.products.by_ids(product_ids).values()
            if product.redirect_to is None and product.removed_at is None
        ]
        offers = uow.offers.of_products([product.id for product in products])
        ids = [offer.id for many in offers.values() for offer in many]
        history = uow.observations.of_offers(ids, since=now - timedelta(days=HISTORY_DAYS))
        stores = uow.stores.by_ids()
        return [
            self._document(product, offers[product.id], history, stores, now)
            for product in products
            if product.id in offers
        ]

    def _document(
        self,
        product: Product,
        offers: Sequence[Offer],
        history: Mapping[int, Sequence[PriceObservation]],
        stores: Mapping[str, Store],
        now: datetime,
    ) -> ProductDocument:
        listings = [offer.listing for offer in offers]
        histories = {
            offer.id: self._points(offer, history.get(offer.id, ()), stores.get(offer.listing.store_id))
            for offer in offers
        }
        shown = (self._offer(offer, stores.get(offer.listing.store_id)) for offer in offers)
        return ProductDocument(
            product_id=product.id,
            name=product.name,
            brand=product.brand,
            mpns=_distinct([product.mpn, *(listing.mpn for listing in listings)]),
            gtins=product.gtins,
            category=product.category,
            description=product.description,
            titles=_distinct([listing.name for listing in listings if listing.name != product.name])[
                :_TITLES
            ],
            attributes=dict(product.attributes),
            group_id=product.group_id,
            image_url=product.image_urls[0] if product.image_urls else None,
            rating=product.rating,
            review_count=product.review_count or 0,
            popularity=float(product.review_count or 0),
            created_at=product.created_at,
            discount_percent=discount_percent(histories, now),
            price_drop=price_drop(histories, now),
            offers=tuple(offer for offer in shown if offer is not None),
        )

    def _offer(self, offer: Offer, store: Store | None) -> OfferDocument | None:
        """None for an offer without a price, or in a currency without a rate: it cannot be compared."""
        listing = offer.listing
        price = self._units(listing.price)
        total = self._units(total_of(listing, store.shipping if store else None))
        if price is None or total is None:
            return None
        return OfferDocument(
            offer_id=offer.id,
            store_id=listing.store_id,
            price=price,
            total=total,
            availability=listing.availability.value if listing.availability else None,
            condition=(listing.condition or Condition.NEW).value,
        )

    def _points(
        self, offer: Offer, observations: Sequence[PriceObservation], store: Store | None
    ) -> list[TotalPoint]:
        """The offer's totals over time; what never changed in the time read has cost the same all along."""
        rule = store.shipping if store else None
        points = []
        for seen in observations:
            then = replace(offer.listing, price=seen.price, shipping=seen.shipping)
            buyable = seen.availability is None or seen.availability.purchasable
            total = self._units(total_of(then, rule)) if buyable else None
            points.append(TotalPoint(at=seen.observed_at, total=total))
        if not points:
            points.append(TotalPoint(at=offer.first_seen, total=self._units(total_of(offer.listing, rule))))
        return points

    def _units(self, money: Money | None) -> int | None:
        compared = self.rates.comparable(money, self.currency)
        return None if compared is None else compared.minor_units


def _distinct(values: Sequence[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
