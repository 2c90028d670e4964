"""More software: Bagisto, Thelia, Drupal Commerce, CubeCart, Vendure, Shopizer, Spree, Grandnode, Aimeos, Cartridge."""

import json

from tests.integration.spiders.software.catalogue import Thing
from tests.integration.spiders.software.theme import Theme, amount

ALL = frozenset({"was", "sku", "brand", "gtin", "stock"})


# PrestaShop 8 with its JSON-LD: where a product has no brand, the shop's name stands in its place.
def _ps_data(t: Thing) -> str:
    data = {
        "@context": "https://schema.org/",
        "@type": "Product",
        "name": t.name,
        "description": "x",
        "category": "Tools",
        "image": "/x.jpg",
        "sku": t.sku or "",
        "mpn": t.sku or "",
        "brand": {"@type": "Brand", "name": "My Demo Shop"},
        "offers": {
            "@type": "Offer",
            "priceCurrency": "EUR",
            "name": t.name,
            "price": float(t.price),
            "url": "{base}/x",
            "sku": t.sku,
            "availability": "https://schema.org/InStock" if t.stock else "https://schema.org/OutOfStock",
            "seller": {"@type": "Organization", "name": "My Demo Shop"},
        },
    }
    org = {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": "My Demo Shop",
        "url": "{base}/",
    }
    return f'<script type="application/ld+json">{json.dumps(org)}</script><script type="application/ld+json">{json.dumps(data)}</script>'


def _ps(t: Thing) -> str:
    was = (
        f'<div class="product__discount"><span class="product__discount-regular">{amount(t.was, sign="€")}</span><span class="badge discount discount-percentage">Save 20%</span></div>'
        if t.was
        else ""
    )
    return (
        f'<section id="content"><h1 class="h4 product__name">{t.name}</h1><div class="product__prices"><div class="product__price h5"><div class="product__current-price">{amount(t.price, sign="€")}</div></div>{was}<div class="product__tax-label">Tax included</div></div>'
        f'<div class="product__add-to-cart"><button class="btn btn-primary" {"" if t.stock else "disabled"}>Add to cart</button><span id="product-availability">{"" if t.stock else "There are not enough products in stock"}</span></div><div class="product__details"><div class="detail"><div class="detail__left"><span class="detail__title">Reference</span></div><div class="detail__right"><span>{t.sku or ""}</span></div></div></div></section>'
    )


HUMMINGBIRD = Theme(
    name="Hummingbird", currency="EUR", shows=frozenset({"was", "sku", "stock"}), product_path=lambda t, c: f"/en/{t.categories[0]}/{t.number}-{t.slug}.html", category_path=lambda c: f"/en/{len(c)}-{c}", start="/en/",
    product=_ps, head=_ps_data, sorts=("order=product.name.asc",), filters=("q=Color-Black",), title="{}", bodies=('id="category"', 'id="product"'),
    tile=lambda t, url: f'<div class="product-miniature card"><a class="product-miniature__link" href="{url}"><img alt="{t.name}"><div class="product-miniature__title">{t.name}</div></a><div class="product-miniature__price">{amount(t.price, sign="€")}</div></div>',
)  # fmt: skip


# Bagisto: Vue templates, the price in a paragraph, slugs at the root for products and categories alike.
def _bagisto(t: Thing) -> str:
    was = (
        f'<p class="final-price font-semibold">{amount(t.price)}</p> <p class="regular-price line-through">{amount(t.was)}</p>'
        if t.was
        else f'<p class="final-price">{amount(t.price)}</p>'
    )
    low = '<p class="price-label text-sm">As low as</p>' if t.sizes else ""
    return (
        f'<div class="container px-[60px]"><div class="mt-12 flex gap-9"><div class="relative max-w-[590px]"><h1 class="text-3xl font-medium max-sm:text-xl">{t.name}</h1><div class="cursor-pointer" role="button" aria-label="Add To Wishlist"></div><div class="mt-5 flex items-center gap-2.5 text-2xl">{low}{was}</div>'
        f'<p class="mt-6 text-lg text-zinc-500">A fine thing. Free shipping over $99.</p><button class="secondary-button w-full" type="submit" {"" if t.stock else "disabled"}>Add To Cart</button><button class="primary-button">Buy Now</button></div></div></div>'
    )


BAGISTO = Theme(
    name="Bagisto", shows=frozenset({"was"}), product_path=lambda t, c: f"/{t.slug}", category_path=lambda c: f"/{c}", product=_bagisto, sorts=("sort=price-asc", "limit=24", "mode=list"), filters=("color=1", "size=6", "price=0%2C50"),
    tile=lambda t, url: f'<div class="1180:transtion-all group w-full"><div class="relative"><a href="{url}" aria-label="{t.name}"><img alt="{t.name}"></a></div><div class="-mt-9 grid"><p class="text-base font-medium">{t.name}</p><div class="flex items-center gap-2.5 text-lg font-semibold"><p class="final-price">{amount(t.price)}</p></div><button class="secondary-button">Add To Cart</button></div></div>',
    nav='<a href="/customer/login">Sign in</a><a href="/compare">Compare</a>', foot='<a href="/page/about-us">About Us</a><a href="/contact-us">Contact</a>', extras={"/page/about-us": "<h1>About us</h1>", "/contact-us": "<h1>Contact</h1>"},
)  # fmt: skip


# Thelia: microdata, the reference as itemprop, stock as text.
def _thelia(t: Thing) -> str:
    price = (
        f'<span class="special-price"><span itemprop="price" class="price-label">Special Price: </span><span id="price" class="price">{amount(t.price, sign="€")}</span></span><br><span class="old-price"><span class="price-label">Regular Price: </span><span id="old-price" class="price">{amount(t.was, sign="€")}</span></span>'
        if t.was
        else f'<span class="special-price"><span id="price" class="price">{amount(t.price, sign="€")}</span></span>'
    )
    return (
        f'<article class="col-main" role="main" id="product" itemscope itemtype="http://schema.org/Product"><section id="product-details"><div class="product-info"><h1 class="name"><span itemprop="name">{t.name}</span><span id="pse-name" class="pse-name"></span></h1><span itemprop="sku" class="sku">Ref: {t.sku or ""}</span><div class="short-description"><p>Short</p></div></div>'
        f'<div class="product-price" itemprop="offers" itemscope itemtype="http://schema.org/Offer"><div class="availability"><span class="availibity-label sr-only">Availability: </span><span itemprop="availability" href="{"http://schema.org/InStock" if t.stock else "http://schema.org/OutOfStock"}" id="stockInformations"><span class="in-stock">{"In Stock" if t.stock else "Out of Stock"}</span></span></div><div class="price-container">{price}</div></div>'
        f'<form id="form-product-details"><div class="form-group"><label for="quantity">Quantity</label><button type="submit" class="btn btn_add_to_cart btn-primary">Add to cart</button></div></form></section></article>'
    )


THELIA = Theme(
    name="Thelia", currency="EUR", shows=frozenset({"was", "sku", "stock"}), product_path=lambda t, c: f"/{t.slug}.html", category_path=lambda c: f"/{c}-en.html", product=_thelia, sorts=("limit=8", "order=alpha", "mode=list"), bodies=('class="page-category"', 'class="page-product"'),
    tile=lambda t, url: f'<li class="item col-md-4"><article class="row" itemscope itemtype="http://schema.org/Product"><div class="product-image col-xs-12"><a href="{url}" itemprop="url" tabindex="-1"><img itemprop="image" alt="{t.name}"></a></div><div class="product-info"><h3 class="name"><a href="{url}"><span itemprop="name">{t.name}</span></a></h3></div><div class="product-price" itemprop="offers" itemscope itemtype="http://schema.org/Offer"><span class="price">{amount(t.price, sign="€")}</span><meta itemprop="price" content="{t.price}"></div></article></li>',
)  # fmt: skip


# Drupal Commerce: field wrappers, no label for the price.
def _drupal(t: Thing) -> str:
    was = f'<div class="field field--name-list-price">{amount(t.was)}</div>' if t.was else ""
    sku = (
        f'<div class="field field--name-sku field--type-string"><div class="field__label">SKU</div><div class="field__item">{t.sku}</div></div>'
        if t.sku
        else ""
    )
    form = (
        '<div class="field--name-variations"><form class="commerce-order-item-add-to-cart-form"><label>Quantity</label><input type="number" value="1"><input type="submit" value="Add to cart" class="button button--primary js-form-submit"></form></div>'
        if t.stock
        else '<div class="commerce-stock">Sold out</div>'
    )
    return f'<div class="region-content"><h1 class="page-title">{t.name}</h1><article class="product"><div class="product--variation-field field--name-price">{amount(t.price)}</div>{was}{sku}<div class="field--name-field-brand"><div class="field__label">Brand</div><div class="field__item"><a href="/brand/x">{t.brand}</a></div></div>{form}<div class="field--name-body"><p>A fine thing.</p></div></article></div>'


DRUPAL = Theme(
    name="Drupal Commerce", shows=ALL - {"gtin"}, product_path=lambda t, c: f"/product/{t.number}", category_path=lambda c: f"/products/{c}", product=_drupal, pager="page={n0}", pagination='<nav class="pager">{}</nav>', filters=("f%5B0%5D=brand%3A1", "f%5B0%5D=brand%3A2"),
    tile=lambda t, url: f'<div class="views-row"><article><div class="field--name-field-images"><a href="{url}"><img alt=""></a></div><div class="field--name-title"><a href="{url}">{t.name}</a></div><div class="field--name-price">{amount(t.price)}</div></article></div>', grid='<div class="view-content">{}</div>',
    nav='<a href="/user/login">Log in</a>', foot='<a href="/node/1">About</a><a href="/rss.xml">feed</a>', extras={"/node/1": "<h1>About</h1>"},
)  # fmt: skip


# CubeCart: foundation grid, product code and stock level as a list.
def _cubecart(t: Thing) -> str:
    price = (
        f'<span class="old_price">{amount(t.was)}</span> <span class="sale_price">{amount(t.price)}</span> <span class="saving">(Save $6.00)</span>'
        if t.was
        else f'<span id="fbp_price"><span id="ptp" data-price="{t.price}">{amount(t.price)}</span></span>'
    )
    buy = (
        '<button type="submit" value="Add to Basket" class="button postfix">Add to Basket</button>'
        if t.stock
        else "<p class='buy_button'><strong>Out of Stock</strong></p>"
    )
    code = f"<tr><td>Product Code</td><td>{t.sku}</td></tr>" if t.sku else ""
    return f'<div itemscope itemtype="http://schema.org/Product"><form action="/{t.slug}.html" class="add_to_basket"><div class="row"><div class="small-12 columns"><h1 itemprop="name">{t.name}</h1></div></div><div class="row"><div class="medium-5 columns"><h3>{price}</h3><div class="row"><div class="columns">{buy}</div></div></div></div><div id="product_spec" class="content"><table><tbody>{code}<tr><td>Manufacturer</td><td>{t.brand}</td></tr><tr><td>Condition</td><td>New</td></tr><tr><td>Stock Level</td><td>{t.stock}</td></tr></tbody></table></div></form></div>'


CUBECART = Theme(
    name="CubeCart", shows=frozenset({"was", "sku", "brand", "stock"}), product_path=lambda t, c: f"/{c}/{t.slug}.html", category_path=lambda c: f"/{c}.html", product=_cubecart, sorts=("sort%5Bprice%5D=ASC", "perpage=25"), head=lambda t: f'<link rel="canonical" href="{{base}}/{t.categories[0]}/{t.slug}.html">',
    tile=lambda t, url: f'<div class="panel"><form class="panel add_to_basket"><div class="text-center"><a href="{url}" title="{t.name}"><img class="th" alt="{t.name}"></a></div><h3><a href="{url}" title="{t.name}">{t.name}</a></h3><h3><span>{amount(t.price)}</span></h3><button class="button small">Add to Basket</button></form></div>', foot='<a href="/saleitems.html">Sale Items</a><a href="/about-us.html">About</a>', extras={"/about-us.html": "<h1>About us</h1>"},
)  # fmt: skip


# Vendure's remix storefront: utility classes only; the SKU behind the price, stock as a badge.
def _vendure(t: Thing) -> str:
    badge = (
        '<span class="ml-4 text-gray-500 bg-green-100 text-green-800">In stock</span>'
        if t.stock
        else '<span class="ml-4 bg-red-100">Out of stock</span>'
    )
    return f'<div class="max-w-6xl mx-auto px-4"><h2 class="text-3xl sm:text-5xl font-light tracking-tight">{t.name}</h2><nav><ol><li><a href="/">Home</a></li><li><a href="/collections/x">x</a></li></ol></nav><div class="lg:grid"><div class="mt-10"><h3 class="sr-only">Description</h3><div>A fine thing.</div><form><div class="mt-10 flex"><p class="text-3xl text-gray-900 mr-4">{amount(t.price)}</p><button type="submit" class="bg-primary-600 {"" if t.stock else "opacity-50"}">{"Add to cart" if t.stock else "Out of stock"}</button></div><div class="mt-2 flex items-center space-x-2"><span class="text-gray-500">{t.sku or ""}</span>{badge}</div></form><h3>Shipping &amp; Returns</h3><p>Standard shipping: 3 - 5 working days. Express shipping: 1 - 3 working days.</p></div></div></div>'


VENDURE = Theme(
    name="Vendure", shows=frozenset({"stock"}), product_path=lambda t, c: f"/products/{t.slug}", category_path=lambda c: f"/collections/{c}", product=_vendure, title="{} - Vendure", filters=("fvid=3", "fvid=4"),
    tile=lambda t, url: f'<a class="flex flex-col" href="{url}"><img class="rounded-xl" alt=""><div class="h-2"></div><div class="text-sm text-gray-700">{t.name}</div><div class="text-sm font-medium text-gray-900">{amount(t.price)}</div></a>', grid='<div class="grid">{}</div>',
)  # fmt: skip


# Aimeos: microdata, article number as "Article no.", prices with units.
def _aimeos(t: Thing) -> str:
    return f'<div class="aimeos catalog-detail"><article class="product row" itemscope itemtype="http://schema.org/Product" data-id="{t.number}"><div class="col-sm-6"></div><div class="col-sm-6"><div class="catalog-detail-basic"><h2 class="supplier">{t.brand}</h2><h1 class="name" itemprop="name">{t.name}</h1><p class="code"><span class="name">Article no.</span>: <span class="value" itemprop="sku">{t.sku or ""}</span></p></div><div class="catalog-detail-basket" itemprop="offers" itemscope itemtype="http://schema.org/Offer"><div class="price-list"><div class="articleitem price price-actual"><meta itemprop="price" content="{t.price}"><meta itemprop="priceCurrency" content="EUR"><div class="price-item default"><span class="quantity">from 1 </span><span class="value">{amount(t.price, sign="€")}</span><span class="costs">+ €5.90 shipping</span><span class="taxrate">Incl. 19.00% VAT</span></div></div></div><button class="btn btn-primary btn-lg" type="submit">Add to basket</button><div class="stock-list"><span class="stocklevel {"stock-high" if t.stock else "stock-out"}">{"in stock" if t.stock else "not available"}</span></div></div></div></article></div>'


AIMEOS = Theme(
    name="Aimeos", currency="EUR", shows=frozenset({"sku", "stock"}), product_path=lambda t, c: f"/shop/{t.slug}/{t.number}", category_path=lambda c: f"/shop/{c}~{len(c)}", product=_aimeos, pager="l_page={n}", sorts=("f_sort=name", "f_sort=-price"), filters=("f_attrid%5B%5D=1", "f_supid%5B%5D=2"),
    tile=lambda t, url: f'<div class="product list-item" itemscope itemtype="http://schema.org/Product"><a class="media-list" href="{url}"><img alt=""></a><a class="text-list" href="{url}"><h2 class="name" itemprop="name">{t.name}</h2></a><div class="offer" itemprop="offers" itemscope itemtype="http://schema.org/Offer"><div class="price-list"><meta itemprop="price" content="{t.price}"><span class="value">{amount(t.price, sign="€")}</span></div></div></div>',
)  # fmt: skip


# Mezzanine's Cartridge: a definition list and options, an "Our price".
def _cartridge(t: Thing) -> str:
    was = f'<span class="old-price">{amount(t.was)}</span> On sale: ' if t.was else ""
    buy = (
        '<div class="form-actions"><input type="submit" class="btn" name="add_cart" value="Buy"></div>'
        if t.stock
        else '<p class="error-msg">The product is currently out of stock.</p>'
    )
    return f'<div class="row"><div class="col-md-12"><h1>{t.name}</h1></div><div class="col-md-10 middle"><div class="panel"><ul id="product-images-large"></ul><p>A fine thing.</p><ul id="variations"><li id="variation-{t.sku}" class="variation"><span class="price">{was}{amount(t.price)}</span></li></ul><form class="shop-form" id="add-cart">{buy}<input type="submit" class="btn" name="add_wishlist" value="Save for later"></form></div></div></div>'


CARTRIDGE = Theme(
    name="Cartridge", shows=frozenset({"was", "stock"}), product_path=lambda t, c: f"/shop/product/{t.slug}/", category_path=lambda c: f"/shop/{c}/", product=_cartridge, sorts=("sort=price",),
    tile=lambda t, url: f'<div class="col-md-3 product-thumb"><div class="thumbnail"><a href="{url}"><img alt=""></a><div class="caption"><h6><a href="{url}">{t.name}</a></h6><div class="price-info"><span class="price">{amount(t.price)}</span></div></div></div></div>', foot='<a href="/about/">About</a><a href="/blog/">Blog</a>', extras={"/blog/": "<h1>Blog</h1>", "/about/": "<h1>About</h1>"},
)  # fmt: skip

SHOPS = (HUMMINGBIRD, BAGISTO, THELIA, DRUPAL, CUBECART, VENDURE, AIMEOS, CARTRIDGE)
