"""The default themes of usual shop software, without structured data: their labels, classes and variant tables."""

from dataclasses import dataclass
from html import escape

import orjson
import pytest

from catalog.domain.availability import Availability
from spiders.extraction import ExtractedProduct, PageKind, extract


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A product page in small, and what a shopper reads there."""

    name: str
    body: str
    price: str = "24.90"
    sku: str | None = "AB-1234"
    brand: str | None = None
    availability: Availability = Availability.IN_STOCK
    list_price: str | None = None


_THEMES = (
    Theme(
        name="PrestaShop",
        body='<body id="product" class="product-id-7"><h1 class="h1">Oak Chair</h1>'
        '<div class="product-prices">'
        '<div class="product-discount"><span class="regular-price">€29.90</span></div>'
        '<div class="current-price"><span>€24.90</span>'
        '<span class="discount discount-amount">Save €5.00</span></div>'
        '<div class="tax-shipping-delivery-label">Tax included</div></div>'
        '<div class="product-reference"><label class="label">Reference </label><span>AB-1234</span></div>'
        '<button class="btn add-to-cart" type="submit">Add to cart</button>'
        '<span id="product-availability">In stock</span>',
        list_price="29.90",
    ),
    Theme(
        name="OpenCart 3",
        body='<body><h1>Oak Chair</h1><ul><li>Brand: <a href="/m">Acme</a></li><li>Product Code: AB-1234</li>'
        "<li>Availability: In Stock</li></ul><ul><li><h2>$24.90</h2></li><li>Ex Tax: $20.75</li></ul>"
        '<button id="button-cart">Add to Cart</button>',
        brand="Acme",
    ),
    Theme(
        name="Magento 2",
        body='<body class="catalog-product-view"><h1 class="page-title"><span>Oak Chair</span></h1>'
        '<div class="price-box"><span class="special-price"><span class="price-label">Special Price</span>'
        '<span class="price">$24.90</span></span><span class="old-price">'
        '<span class="price-label">Regular Price</span>'
        '<span class="price">$29.90</span></span></div><div class="stock available"><span>In stock'
        "</span></div>"
        '<div class="product attribute sku"><strong class="type">SKU</strong><div class="value">AB-1234'
        "</div></div>"
        '<button type="submit" title="Add to Cart" class="action primary tocart"><span>Add to Cart'
        "</span></button>",
        list_price="29.90",
    ),
    Theme(
        name="Zen Cart",
        body='<body id="productinfoBody"><h1 id="productName">Oak Chair</h1><h2 id="productPrices">'
        '<span class="normalprice">$29.90 </span>&nbsp;<span class="productSpecialPrice">$24.90</span>'
        '<span class="productPriceDiscount"><br>Save: 17% off</span></h2><ul id="productDetailsList">'
        "<li>Model: AB-1234</li><li>10 Units in Stock</li><li>Manufactured by: Acme</li></ul>"
        '<input type="image" alt="Add to Cart">',
        brand="Acme",
        list_price="29.90",
    ),
    Theme(
        name="nopCommerce",
        body='<body class="html-product-details-page"><h1>Oak Chair</h1><div class="manufacturers">'
        '<span class="label">'
        'Manufacturer:</span><span class="value"><a href="/acme">Acme</a></span></div>'
        '<div class="availability">'
        '<div class="stock"><span class="label">Availability:</span><span class="value">In stock</span>'
        "</div></div>"
        '<div class="additional-details"><div class="sku"><span class="label">SKU:</span>'
        '<span class="value">AB-1234</span>'
        '</div></div><div class="prices"><div class="old-product-price"><span>Old price:</span>'
        "<span>$29.90</span></div>"
        '<div class="product-price"><span class="price-value-7">$24.90</span></div></div>'
        '<button type="button" class="button-1 add-to-cart-button">Add to cart</button>',
        brand="Acme",
        list_price="29.90",
    ),
    Theme(
        name="Shopware",
        body='<body class="is-ctl-product is-act-index"><h1 class="product-detail-name">Oak Chair</h1>'
        '<p class="product-detail-price">24,90 €*</p>'
        '<p class="product-detail-tax">*Preise inkl. MwSt. zzgl. Versandkosten</p>'
        '<p class="delivery-information">Sofort verfügbar, Lieferzeit: 2-5 Tage</p>'
        '<button class="btn btn-buy">In den Warenkorb</button><span class="product-detail-ordernumber-label">'
        'Produktnummer:</span><span class="product-detail-ordernumber">AB-1234</span>',
    ),
    Theme(
        name="osCommerce, sold out",
        body='<body><h1>Oak Chair</h1><div class="price">$24.90</div><p>[AB-1234]</p><p>Model: AB-1234</p>'
        '<p class="stock">Out of stock</p>',
        availability=Availability.OUT_OF_STOCK,
    ),
    Theme(
        name="Shopify",
        body='<body class="template-product"><h1 class="product__title">Oak Chair</h1>'
        '<div class="price price--on-sale">'
        '<div class="price__regular"><span class="price-item price-item--regular">$24.90</span></div></div>'
        '<p class="product__sku">SKU: AB-1234</p>'
        '<button name="add" class="product-form__submit">Add to cart</button>',
    ),
    Theme(
        name="Sylius",
        body='<body><h1 id="sylius-product-name">Oak Chair</h1>'
        '<span class="ui huge header" id="product-price">$24.90</span>'
        '<button class="ui huge primary button">Add to cart</button><span class="sku">AB-1234</span>',
    ),
    Theme(
        name="Drupal Commerce",
        body='<body class="node-type-product"><h1>Oak Chair</h1><div class="field--name-sku">'
        '<div class="field__label">SKU</div>'
        '<div class="field__item">AB-1234</div></div><div class="field--name-price">$24.90</div>'
        '<input type="submit" value="Add to cart">',
    ),
    Theme(
        name="French",
        body="<body><h1>Oak Chair</h1><p>Réf. : AB-1234</p><p>Marque : Acme</p><p class=prix>24,90 €</p>"
        "<p>au lieu de 29,90 €</p><button>Ajouter au panier</button><p>En stock</p>",
        brand="Acme",
        list_price="29.90",
    ),
    Theme(
        name="Polish",
        body="<body><h1>Oak Chair</h1><p>Kod produktu: AB-1234</p><p>Producent: Acme</p><p>Cena: "
        "<b>24,90 zł</b></p>"
        "<button>Do koszyka</button><p>Dostępność: <span>duża ilość</span></p>",
        brand="Acme",
    ),
    Theme(
        name="Swedish",
        body="<body><h1>Oak Chair</h1><p>Artikelnr: AB-1234</p><p>Varumärke: Acme</p><p>24,90 kr"
        "</p><p>Ord. pris 29,90 kr</p>"
        "<button>Lägg i varukorgen</button><p>Lagerstatus: Slut i lager</p>",
        brand="Acme",
        availability=Availability.OUT_OF_STOCK,
        list_price="29.90",
    ),
    Theme(
        name="Dutch preorder",
        body="<body><h1>Oak Chair</h1><p>Artikelnummer: AB-1234</p><p>Merk: Acme</p>"
        "<p class=prijs>€ 24,90</p>"
        "<button>Pre-order</button>",
        brand="Acme",
        availability=Availability.PRE_ORDER,
    ),
)


def _read(body: str) -> ExtractedProduct:
    menu = "<nav><a href=/>Home</a><a href=/brands>Brands</a><a href=/style>Style</a><a>$ USD</a></nav>"
    related = (
        '<div class="related-products"><a href=/b><h3>Other</h3><span class="price">$5.00</span></a></div>'
    )
    head, rest = body.split(">", 1)
    return extract(
        f"<title>Oak Chair - Example</title>{head}>{menu}{rest}{related}",
        url="https://shop.example.com/oak-chair",
    )


@pytest.mark.parametrize("theme", _THEMES, ids=lambda theme: theme.name)
def test_a_default_theme_is_read(theme: Theme) -> None:
    product = _read(theme.body)
    assert product.kind is PageKind.PRODUCT
    assert product.name == "Oak Chair"
    assert str(product.price) == theme.price
    assert product.sku == theme.sku
    assert product.brand == theme.brand
    assert product.availability is theme.availability
    assert (None if product.list_price is None else str(product.list_price)) == theme.list_price


def test_woocommerce_variations_are_variants() -> None:
    rows = [
        {
            "sku": f"C-{size}",
            "display_price": 20 + size,
            "is_in_stock": size > 1,
            "attributes": {"attribute_pa_size": str(size)},
        }
        for size in (1, 2)
    ]
    table = escape(orjson.dumps(rows).decode())
    product = _read(
        f'<body><h1>Oak Chair</h1><form data-product_variations="{table}"></form><p class=price>$21.00</p>'
    )
    assert [(variant.sku, str(variant.price), variant.options) for variant in product.variants] == [
        ("C-1", "21", {"size": "1"}),
        ("C-2", "22", {"size": "2"}),
    ]
    assert product.variants[0].availability is Availability.OUT_OF_STOCK


def test_magento_options_add_to_the_base_price() -> None:
    config = {
        "basePrice": "20.00",
        "attributes": {"9": {"label": "Size", "options": [
            {"label": "S", "price": "0", "products": ["1"]},
            {"label": "L", "price": "5.00", "products": ["2"]},
        ]}},
    }  # fmt: skip
    script = f"<script>var spConfig = new Product.Config({orjson.dumps(config).decode()});</script>"
    product = _read(f"<body><h1>Oak Chair</h1><p class=price>$20.00</p>{script}")
    assert [str(variant.price) for variant in product.variants] == ["20.00", "25.00"]


def test_sizes_written_as_products_side_by_side_are_variants_of_one() -> None:
    blocks = "".join(
        f'<script type="application/ld+json">{{"@type":"Product","name":"Oak Chair","sku":"C-{number}",'
        f'"offers":{{"price":"9","priceCurrency":"EUR","availability":"{state}"}}}}</script>'
        for number, state in (("1", "OutOfStock"), ("2", "InStock"))
    )
    product = _read(f"<body>{blocks}<h1>Oak Chair</h1>")
    assert [variant.sku for variant in product.variants] == ["C-1", "C-2"]
    assert product.availability is Availability.IN_STOCK
