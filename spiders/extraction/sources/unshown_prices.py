"""Prices that no text shows until a script runs: in attributes, hidden inputs of the form to buy, and variant tables.

Asked only where nothing else tells a price, as each look costs a search of the tree.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from selectolax.lexbor import LexborNode

from spiders.extraction.candidate import Candidate, Source
from spiders.extraction.document.page import Page
from spiders.extraction.document.text_stream import Gathered
from spiders.extraction.prices.amounts import from_data
from spiders.extraction.sources.tiles import in_tile
from spiders.extraction.sources.unseen_amounts import unseen_amounts
from spiders.extraction.sources.variant_configs import configured_variants
from spiders.extraction.words.currencies import currency_of_text

_ATTRIBUTES = (
    "data-price",
    "data-product-price",
    "data-price-amount",
    "data-current-price",
    "data-final-price",
)
_FORMER = (
    "data-old-price",
    "data-regular-price",
    "data-compare-price",
    "data-list-price",
    "data-compare-at-price",
)
_CURRENCIES = ("data-currency", "data-price-currency", "data-currency-code")
# Names of inputs of old carts and of payment services.
_INPUTS = frozenset(
    {"price", "amount", "product_price", "item_price", "prix", "preis", "precio", "prezzo", "cena"}
)
_INPUT_CURRENCIES = frozenset({"currency", "currency_code", "currencycode"})
_ATTRIBUTE, _INPUT, _VARIANT, _UNSEEN = 0.8, 0.6, 0.8, 0.6
_MOST = 40
# Where no other place names it: what scripts call the currency.
_SAID = re.compile(r"""currency(?:_?code)?["']?\s*[:=]\s*["']([A-Z]{3})["']""", re.I)
_MAX_SEARCHED = 200_000


def unshown_prices(page: Page) -> Iterator[Candidate[Decimal]]:
    """Attributes and inputs, outside of tiles, what a browser shows of others, then the first variant that can be
    bought."""
    for node, value in _attributes(page, _ATTRIBUTES):
        if (amount := from_data(value)) is not None:
            yield Candidate(
                value=amount, source=Source.ATTRIBUTE, score=_ATTRIBUTE, where=node.tag or "", text=value
            )
            break
    for name, value in _hidden_inputs(page):
        if name in _INPUTS and (amount := from_data(value)) is not None:
            yield Candidate(value=amount, source=Source.ATTRIBUTE, score=_INPUT, where=name, text=value)
            break
    for unseen in unseen_amounts(page)[:1]:
        yield Candidate(
            value=unseen.amount, source=Source.ATTRIBUTE, score=_UNSEEN, where=unseen.where, text=unseen.text
        )
    variants = [each for each in configured_variants(page) if each.price is not None]
    buyable = [each for each in variants if each.availability is None or each.availability.purchasable]
    for each in (buyable or variants)[:1]:
        if each.price is not None:
            yield Candidate(
                value=each.price, source=Source.STATE, score=_VARIANT, where="variants", text=str(each.price)
            )


def unshown_former_prices(page: Page) -> Iterator[Candidate[Decimal]]:
    """What attributes call an old price."""
    for node, value in _attributes(page, _FORMER):
        if (amount := from_data(value)) is not None:
            yield Candidate(
                value=amount, source=Source.ATTRIBUTE, score=0.8, where=node.tag or "", text=value
            )


def unshown_currency(page: Page) -> str | None:
    """The currency that attributes, inputs or scripts name, the first of them."""
    said = [value for _, value in _attributes(page, _CURRENCIES)]
    said += [value for name, value in _hidden_inputs(page) if name in _INPUT_CURRENCIES]
    naming = (text for _, text in page.scripts if "urrency" in text)
    said += [found[1] for text in naming if (found := _SAID.search(text, 0, _MAX_SEARCHED))]
    said += [unseen.currency for unseen in unseen_amounts(page)]
    return next((code for text in said if (code := currency_of_text(text))), None)


def _attributes(page: Page, names: tuple[str, ...]) -> Iterator[tuple[LexborNode, str]]:
    """Elements with one of these attributes that are no options and not about other products, with its value."""
    for name in names:
        for node in page.tree.css(f"[{name}]")[:_MOST]:
            region = page.regions.around(node)
            foreign = region.others or region.frame or region.choice or node.tag == "option"
            if not foreign and not in_tile(page, node):
                yield node, node.attributes[name] or ""


def _hidden_inputs(page: Page) -> Iterator[tuple[str, str]]:
    """Name and value of each hidden input of the product's part."""
    for node in page.stream.elements(Gathered.CONTROLS):
        attributes = node.attributes
        if (attributes.get("type") or "").lower() == "hidden" and not page.regions.around(node).others:
            yield (attributes.get("name") or "").lower(), attributes.get("value") or ""
