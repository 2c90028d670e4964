"""What an offer costs in all."""

import pytest

from catalog.total import total_of
from tests.builders import a_listing, eur


@pytest.mark.parametrize(
    ("price", "shipping", "total"),
    [("10.00", "4.95", "14.95"), ("10.00", None, "10.00"), (None, "4.95", None), ("9e11", "9e11", None)],
)
def test_the_total_is_price_and_shipping(price: str | None, shipping: str | None, total: str | None) -> None:
    listing = a_listing(price=price and eur(price), shipping=shipping and eur(shipping))
    assert total_of(listing, None) == (total and eur(total))
