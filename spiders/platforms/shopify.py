"""Shopify's ``products.json``: every published product with its variants, in pages of 250."""

import re
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from scrapy.http import Response, TextResponse

from catalog.domain.availability import Availability
from catalog.domain.store import Platform
from catalog.normalise.gtin import parse_gtin
from spiders.extraction import ExtractedProduct, Variant
from spiders.extraction.candidate import Source
from spiders.frontier.urls import request_url, url_key
from spiders.items.readings import product_from
from spiders.platforms.api_spider import ApiSpider
from spiders.platforms.stated import plain_text
from spiders.shop_json import loads

# The most that products.json gives at once.
_PAGE = 250
_CURRENCY = re.compile(r"""Shopify\.currency\s*=\s*\{\s*["']active["']\s*:\s*["']([A-Z]{3})["']""")
# Scripts read to see whether the shop states barcodes at all: some products have none.
_PROBES = 4
# The only variant of a product without options is called so.
_NO_OPTION = "Default Title"
_NAMES = {
    "name": "title",
    "brand": "vendor",
    "price": "variants.price",
    "list_price": "variants.compare_at_price",
    "availability": "variants.available",
    "sku": "variants.sku",
    "gtin": "variants.barcode",
    "category": "product_type",
    "images": "images",
    "variants": "variants",
    "currency": "Shopify.currency",
}


class ShopifySpider(ApiSpider):
    """The list has no currency: it is read from the home page's script, else from a product page.

    Nor has it barcodes: those are in ``/products/HANDLE.js``. Where the script of one product with variants names any,
    the others' are read too, within the budget of ``in_turn``.
    """

    name = Platform.SHOPIFY.value
    api_path = f"/products.json?limit={_PAGE}&page=1"
    currency: str | None = None

    def __init__(self, **arguments: Any) -> None:
        super().__init__(**arguments)
        self._probed: list[str] | None = []  # None once all scripts are asked for

    def details(self) -> list[str]:
        """The scripts of a few products with variants, from all over the list."""
        lacking = [key for key, product in self._from_api.items() if _lacks_barcodes(product)]
        self._probed = lacking[:: max(1, len(lacking) // _PROBES)][:_PROBES]
        return [_script(self._from_api[key]) for key in self._probed]

    def read_details(self, response: TextResponse) -> list[str]:
        """Barcodes of one product. The first script that has any asks for the others."""
        data = loads(response.body)
        rows = data.get("variants") if isinstance(data, dict) else None
        key = url_key(response.url.removesuffix(".js"))
        if not isinstance(rows, list) or key not in self._from_api:
            return []
        barcodes = {
            str(row.get("id")): str(row.get("barcode") or "") for row in rows if isinstance(row, dict)
        }
        if not any(barcodes.values()):
            return []
        self._from_api[key] = _with_barcodes(self._from_api[key], barcodes)
        if self._probed is None:
            return []
        others = (each for each, product in self._from_api.items() if _lacks_barcodes(product))
        wanted = sorted(self.in_turn(others) - set(self._probed))
        self._probed = None
        return [_script(self._from_api[each]) for each in wanted]

    def arrive(self, response: Response) -> None:
        """Look for the currency on the way."""
        super().arrive(response)
        found = _CURRENCY.search(response.text) if isinstance(response, TextResponse) else None
        self.currency = found[1] if found else self.store.currency or None

    def read_api(self, response: TextResponse) -> tuple[list[ExtractedProduct], str | None]:
        """A page of the list; the last one is short."""
        data = loads(response.body)
        rows = data.get("products") if isinstance(data, dict) else None
        if not isinstance(rows, list):
            raise ValueError("no list of products")
        products = [
            to_product(row, base=response.url, currency=self.currency) for row in rows if row.get("handle")
        ]
        page = int(re.search(r"[?&]page=(\d+)", response.url)[1])  # type: ignore[index]
        following = (
            re.sub(r"([?&]page=)\d+", rf"\g<1>{page + 1}", response.url) if len(rows) >= _PAGE else None
        )
        return products, following


def to_product(row: dict[str, Any], *, base: str, currency: str | None) -> ExtractedProduct:
    """One product; its price is that of the variant a shopper sees first: the first that is available."""
    rows = row.get("variants") or ()
    shown = next((each for each in rows if each.get("available")), rows[0] if rows else {})
    price, compare = _amount(shown.get("price")), _amount(shown.get("compare_at_price"))
    available = [each.get("available") for each in rows if each.get("available") is not None]
    url = request_url(f"/products/{row['handle']}", base=base) or base
    options = [str(each.get("name") or "") for each in row.get("options") or ()]
    return product_from(
        Source.API,
        url=url,
        names=_NAMES,
        name=plain_text(row.get("title")),
        brand=plain_text(row.get("vendor")),
        price=price,
        price_text=shown.get("price"),
        currency=currency,
        list_price=compare if compare and price is not None and compare > price else None,
        availability=_availability(any(available)) if available else None,
        sku=plain_text(shown.get("sku")),
        gtin=parse_gtin(str(shown.get("barcode") or "")),
        gtin_text=shown.get("barcode"),
        category=tuple(filter(None, (plain_text(row.get("product_type")),))),
        images=tuple(image["src"] for image in row.get("images") or () if image.get("src")),
        description=plain_text(row.get("body_html")),
        variants=tuple(_variant(each, options, url) for each in rows) if len(rows) > 1 else (),
    )


def _lacks_barcodes(product: ExtractedProduct) -> bool:
    """It has variants, none with a GTIN yet. A product without variants is read from its page, which says more."""
    return bool(product.variants) and not any(variant.gtin for variant in product.variants)


def _script(product: ExtractedProduct) -> str:
    return f"{product.url}.js"


def _with_barcodes(product: ExtractedProduct, barcodes: dict[str, str]) -> ExtractedProduct:
    """``barcodes`` by the number of the variant."""
    variants = tuple(
        replace(variant, gtin=parse_gtin(barcodes.get((variant.url or "").rpartition("=")[2])))
        for variant in product.variants
    )
    return replace(product, variants=variants)


def _variant(row: dict[str, Any], options: list[str], url: str) -> Variant:
    values = [plain_text(row.get(f"option{number}")) for number in range(1, len(options) + 1)]
    return Variant(
        sku=plain_text(row.get("sku")),
        name=None if row.get("title") == _NO_OPTION else plain_text(row.get("title")),
        price=_amount(row.get("price")),
        availability=None if row.get("available") is None else _availability(bool(row["available"])),
        gtin=parse_gtin(str(row.get("barcode") or "")),
        url=f"{url}?variant={row['id']}" if row.get("id") else None,
        options={name: value for name, value in zip(options, values, strict=False) if value},
    )


def _availability(available: bool) -> Availability:
    return Availability.IN_STOCK if available else Availability.OUT_OF_STOCK


def _amount(text: object) -> Decimal | None:
    try:
        amount = Decimal(str(text))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and amount >= 0 else None
