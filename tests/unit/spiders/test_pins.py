"""Fields pinned by an operator."""

from decimal import Decimal

import pytest
from parsel import Selector

from catalog.domain.availability import Availability
from catalog.errors import ConfigurationError
from spiders.extraction import ExtractedProduct
from spiders.pins import apply_pins

PAGE = Selector(
    "<h1>Anvil <b>5 kg</b></h1><p class=now>12,50 €</p><meta itemprop=sku content=AN-5>"
    "<ul><li>Tools</li><li>Anvils</li></ul><p id=stock>Leider ausverkauft</p><i>12.50 eur</i>"
)
READ = ExtractedProduct(url="http://s/a", name="wrong", price=Decimal("99"), currency="EUR", sku="wrong")


@pytest.mark.parametrize(
    ("field", "selector", "value"),
    [
        ("name", "h1", "Anvil 5 kg"),
        ("price", ".now", Decimal("12.50")),
        ("sku", "meta[itemprop=sku]::attr(content)", "AN-5"),
        ("category", "li::text", ("Tools", "Anvils")),
        ("availability", "//p[@id='stock']", Availability.OUT_OF_STOCK),
        ("sku", ".none", None),
        ("price", "h1 i", None),
        ("currency", "//i", "EUR"),
        ("currency", "h1", None),
    ],
)
def test_a_pin_reads_its_place_and_nothing_else(field, selector, value):
    pinned = apply_pins(READ, PAGE, {field: selector})
    assert getattr(pinned, field) == value
    if value:
        assert pinned.sources[field] == f"selector {selector}"


@pytest.mark.parametrize("selector", ["p[", "//p[", "a::attr("])
def test_a_selector_that_is_none_is_named(selector):
    with pytest.raises(ConfigurationError, match=r"options\.selectors\.price"):
        apply_pins(READ, PAGE, {"price": selector})
