"""What an offer costs in all: its price and the store's shipping."""

from catalog.domain.listing import Listing
from catalog.domain.money import LIMIT, Money
from catalog.domain.store import ShippingRule


def shipping_of(listing: Listing, rule: ShippingRule | None) -> Money | None:
    """The listing's own shipping cost, else the store's rule; None where neither says or currencies differ."""
    if listing.shipping is not None:
        return listing.shipping
    price = listing.price
    if price is None or rule is None or rule.cost.currency != price.currency:
        return None
    if rule.free_from is not None and price.amount >= rule.free_from.amount:
        return Money(amount=rule.cost.amount * 0, currency=price.currency)
    return rule.cost


def total_of(listing: Listing, rule: ShippingRule | None) -> Money | None:
    """Price plus shipping in the price's currency; unknown shipping adds nothing. None without a price, and for a
    sum that is no price of anything."""
    price = listing.price
    shipping = shipping_of(listing, rule)
    if price is None or shipping is None or shipping.currency != price.currency:
        return price
    amount = price.amount + shipping.amount
    return Money(amount=amount, currency=price.currency) if amount < LIMIT else None
