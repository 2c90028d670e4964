"""Software whose traps cost pages: Gambio (a print link on every product), Salesforce's storefront (quick views that
are data, "more" buttons with an address) and Joomla's VirtueMart (every order of a listing under its own path).
"""

import json

from tests.integration.spiders.software.catalogue import CATEGORIES, Thing, of_category
from tests.integration.spiders.software.theme import Theme, amount


def _if(text: str, value: object) -> str:
    return text if value else ""


def _euro(value: str) -> str:
    return amount(value, sign="€", comma=True)


# Gambio: all products by one script, each with a print link to itself.
def _gambio(t: Thing) -> str:
    was = (
        f'<span class="productOldPrice">Unser bisheriger Preis {_euro(t.was)}</span><br>Jetzt nur '
        if t.was
        else ""
    )
    buy = '<input type="submit" class="btn btn-buy js-btn-add-to-cart" value="In den Warenkorb">' if t.stock else '<div class="alert">Dieser Artikel ist ausverkauft.</div>'  # fmt: skip
    path = f"{{base}}/product_info.php?info=p{t.number}_{t.slug}.html"
    number = f'<dt class="text-right">Art.Nr.:</dt><dd class="model-number">{t.sku}</dd>' if t.sku else ""
    return (
        f'<div class="product-info"><form action="{path}&amp;action=add_product" method="post"><h1 class="product-info-title-desktop">{t.name}</h1><dl class="dl-horizontal">{number}<dt>Lieferzeit:</dt><dd>3-4 Tage</dd><dt>Hersteller:</dt><dd><a href="{{base}}/index.php?manufacturers_id=1">{t.brand}</a></dd></dl>'
        f'<div class="price-container"><div class="current-price-container">{was}{_euro(t.price)}</div><p class="tax-shipping-text">inkl. 19% MwSt. zzgl. <a href="{{base}}/popup_content.php?coID=3889891" rel="nofollow">Versand</a></p></div><input name="products_qty" value="1">{buy}</form><ul><li><a href="{path}&amp;no_boost=1">Drucken</a></li></ul></div>'
    )


GAMBIO = Theme(
    name="Gambio", lang="de", currency="EUR", shows=frozenset({"was", "sku", "brand", "stock"}), product=_gambio,
    product_path=lambda t, c: f"/product_info.php?info=p{t.number}_{t.slug}.html",
    category_path=lambda c: f"/index.php?cat=c{len(c)}_{c}.html", bodies=('class="page-index"', 'class="page-product-info"'),
    tile=lambda t, url: f'<div class="product-container"><form class="product-tile"><figure class="image"><a href="{url}"><img alt="{t.name}"></a></figure><div class="title"><a href="{url}" title="{t.name}" class="product-url">{t.name}</a></div><div class="price"><span class="current-price-container">{_euro(t.price)}</span></div></form></div>',
    sorts=("listing_sort=price_asc", "view_mode=tiled", "listing_count=20"), most=39,
)  # fmt: skip


# Salesforce Commerce Cloud: categories load their second page by a button, quick views answer with data.
_SITE = "/on/demandware.store/Sites-Shop-Site/en_US"


def _salesforce(t: Thing) -> str:
    was = f'<del><span class="strike-through list"><span class="value" content="{t.was}"><span class="sr-only">Price reduced from</span>{amount(t.was)}</span></span></del>' if t.was else ""  # fmt: skip
    number = (
        f'<div class="product-number">Item No. <span class="product-id">{t.sku}</span></div>' if t.sku else ""
    )
    return (
        f'<div class="product-detail product-wrapper" data-pid="{t.sku or t.number}"><h1 class="product-name">{t.name}</h1>{number}<div class="availability"><span>Availability:</span><ul class="availability-msg"><li><div>{"In Stock" if t.stock else "This item is currently not available"}</div></li></ul></div>'
        f'<div class="prices"><div class="price"><span>{was}<span class="sales"><span class="value" content="{t.price}">{amount(t.price)}</span></span></span></div></div><button class="add-to-cart btn btn-primary" {_if("disabled", not t.stock)}>Add to Cart</button></div>'
    )


def _salesforce_head(t: Thing) -> str:
    offer = {"@type": "Offer", "priceCurrency": "USD", "price": t.price,
             "availability": f"http://schema.org/{'InStock' if t.stock else 'OutOfStock'}"}  # fmt: skip
    data = {"@context": "http://schema.org/", "@type": "Product", "name": t.name,
            "brand": {"@type": "Thing", "name": t.brand}, "offers": offer}  # fmt: skip
    return (
        f'<script type="application/ld+json">{json.dumps(data | ({"sku": t.sku} if t.sku else {}))}</script>'
    )


SALESFORCE = Theme(
    name="Salesforce Commerce Cloud", shows=frozenset({"was", "sku", "brand", "stock"}), product=_salesforce, head=_salesforce_head,
    product_path=lambda t, c: f"/s/Shop/{t.slug}/{t.number}M.html?lang=en_US", category_path=lambda c: f"/s/Shop/{c}?lang=en_US",
    tile=lambda t, url: f'<div class="col-6"><div class="product" data-pid="{t.number}"><div class="product-tile"><a href="{url}"><img class="tile-image" alt="{t.name}"></a><a class="quickview" href="{{base}}{_SITE}/Product-ShowQuickView?pid={t.number}" title="Quick View for {t.name}">Q</a><div class="pdp-link"><a class="link" href="{url}">{t.name}</a></div><div class="price"><span class="sales"><span class="value" content="{t.price}">{amount(t.price)}</span></span></div></div></div></div>',
    pagination='<div class="show-more">{}</div>', most=30,
)  # fmt: skip


# VirtueMart with friendly addresses: orders and their directions are steps of the path, so are questions.
def _virtuemart(t: Thing) -> str:
    path = f"{{base}}/index.php/{t.categories[0]}/{t.slug}-detail"
    buy = '<span class="addtocart-button"><input type="submit" name="addtocart" class="addtocart-button" value="Add to Cart"></span>' if t.stock else "<p>Out of stock</p>"  # fmt: skip
    number = f'<div class="product-sku">SKU: {t.sku}</div>' if t.sku else ""
    return (
        f'<div class="productdetails-view productdetails"><h1>{t.name}</h1><div class="product-price"><div class="PricesalesPrice vm-price-value"><span class="vm-price-desc">Sales price: </span><span class="PricesalesPrice">{_euro(t.price)}</span></div></div><div class="addtocart-area"><form method="post" class="product">{buy}</form></div>'
        f'<a class="ask-a-question" href="{path}/enquire">Ask a question about this product</a>{number}</div>'
    )


def _orders(category: str) -> dict[str, str]:
    """Each order of a category with the same products, and each product's form to ask about it."""
    tiles = "".join(_virtuemart_tile(t, f"{{base}}/index.php/{category}/{t.slug}-detail") for t in of_category(category))  # fmt: skip
    page = f"<h1>{CATEGORIES[category]}</h1><div class='browse-view'>{tiles}</div>"
    forms = {f"/index.php/{category}/{t.slug}-detail/enquire": "<h1>Ask a question</h1><form method='post'><textarea></textarea></form>" for t in of_category(category)}  # fmt: skip
    return {f"/index.php/{category}/by,{each}": page for each in _ORDERS} | forms


def _virtuemart_tile(t: Thing, url: str) -> str:
    return f'<div class="product vm-col"><div class="spacer product-container"><h2><a href="{url}">{t.name}</a></h2><div class="product-price"><span class="PricesalesPrice">{_euro(t.price)}</span></div></div></div>'


_ORDERS = ("product_sku", "product_price", "mf_name", "category_name", "ordering")

VIRTUEMART = Theme(
    name="VirtueMart with orders as paths", currency="EUR", shows=frozenset({"sku", "stock"}), product=_virtuemart,
    product_path=lambda t, c: f"/index.php/{c or t.categories[0]}/{t.slug}-detail", category_path=lambda c: f"/index.php/{c}",
    tile=_virtuemart_tile, extras={path: page for category in CATEGORIES for path, page in _orders(category).items()},
    foot="".join(f'<a href="/index.php/{category}/by,{each}">{each}</a>' for category in CATEGORIES for each in _ORDERS), most=60,
)  # fmt: skip

SHOPS = (GAMBIO, SALESFORCE, VIRTUEMART)
