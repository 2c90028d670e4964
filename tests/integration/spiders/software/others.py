"""Software in other languages: Oscar, Odoo, Solidus, nopCommerce, EverShop, Medusa, Saleor, Shopizer and LiteCart."""

import json

from tests.integration.spiders.software.catalogue import Thing
from tests.integration.spiders.software.theme import Theme, amount

ALL = frozenset({"was", "sku", "brand", "gtin", "stock"})


# Django Oscar: a bootstrap table with UPC, prices with and without tax, availability; no structured data.
def _oscar(t: Thing) -> str:
    stock = (
        '<p class="instock availability"><i class="fas fa-check"></i> In stock (12 available)</p>'
        if t.stock
        else '<p class="outofstock availability"><i class="fas fa-times"></i> Unavailable</p>'
    )
    form = (
        '<form action="/basket/add/1/"><input type="number" name="quantity" value="1"><button type="submit" class="btn btn-lg btn-primary btn-add-to-basket" value="Add to basket">Add to basket</button></form>'
        if t.stock
        else '<button class="btn btn-info">Notify me</button>'
    )
    upc = f"<tr><th>UPC</th><td>{t.gtin}</td></tr>" if t.gtin else ""
    return (
        f'<div class="page_inner"><ul class="breadcrumb"><li><a href="/">Home</a></li></ul><article class="product_page"><div class="row"><div id="product_gallery"></div><div class="col-sm-6 product_main"><h1>{t.name}</h1>'
        f'<p class="price_color">{amount(t.price, sign="£")}</p>{stock}<p class="star-rating Three"></p><a href="/catalogue/{t.slug}_{t.number}/reviews/">2 customer reviews</a>{form}</div></div>'
        '<div id="product_description" class="sub-header"><h2>Product Description</h2></div><p>A fine thing.</p><div class="sub-header"><h2>Product Information</h2></div>'
        f'<table class="table table-striped">{upc}<tr><th>Product Type</th><td>Thing</td></tr><tr><th>Price (excl. tax)</th><td>{amount(t.net, sign="£")}</td></tr><tr><th>Price (incl. tax)</th><td>{amount(t.price, sign="£")}</td></tr><tr><th>Tax</th><td>£1.00</td></tr>'
        f"<tr><th>Availability</th><td>{'In stock (12 available)' if t.stock else 'Unavailable'}</td></tr><tr><th>Number of reviews</th><td>2</td></tr></table></article></div>"
    )


OSCAR = Theme(
    name="Oscar", currency="GBP", shows=frozenset({"gtin", "stock"}),
    product_path=lambda t, c: f"/en-gb/catalogue/{t.slug}_{t.number}/", category_path=lambda c: f"/en-gb/catalogue/category/{c}_{len(c)}/", product=_oscar, start="/en-gb/",
    tile=lambda t, url: f'<li class="col-xs-6"><article class="product_pod"><div class="image_container"><a href="{url}"><img alt="{t.name}" class="thumbnail"></a></div><h3><a href="{url}" title="{t.name}">{t.name}</a></h3><div class="product_price"><p class="price_color">{amount(t.price, sign="£")}</p><p class="instock availability">In stock</p><form action="/basket/add/{t.number}/"><button class="btn btn-primary btn-block">Add to basket</button></form></div></article></li>',
    grid='<ol class="row">{}</ol>', pagination='<ul class="pager">{}</ul>', sorts=("sort_by=price-asc",), bodies=('class="default"', 'id="default" class="default"'), title="{} | Oscar - Sandbox",
    nav='<a href="/en-gb/accounts/login/">Login</a><a href="/en-gb/basket/">View basket</a>', foot='<a href="/en-gb/offers/">Offers</a>', extras={"/en-gb/offers/": "<h1>Offers</h1><p>No offers</p>"},
)  # fmt: skip


# Odoo: microdata in spans of pure numbers, slug-id addresses, filters by attribute.
def _odoo(t: Thing) -> str:
    was = (
        f'<del class="text-danger oe_default_price">$ <span class="oe_currency_value">{t.was}</span></del>'
        if t.was
        else ""
    )
    sizes = "".join(
        f'<li class="js_attribute_value"><label><input type="radio" name="ptal-1"><span>{s}</span></label></li>'
        for s in t.sizes
    )
    price = f"{float(t.price):,.2f}"
    return (
        f'<section itemscope itemtype="http://schema.org/Product" id="product_detail" class="oe_website_sale"><ol class="breadcrumb"><li><a href="/shop">All Products</a></li></ol><h1 itemprop="name">{t.name}</h1><span itemprop="url" style="display:none;">{{base}}/shop/{t.slug}-{t.number}</span>'
        f'<form action="/shop/cart/update"><div itemprop="offers" itemscope itemtype="http://schema.org/Offer" class="product_price mt-2"><h3 class="css_editable_mode_hidden">{was}<span class="oe_price" style="white-space: nowrap;">$ <span class="oe_currency_value">{price}</span></span><span itemprop="price" style="display:none;">{float(t.price)}</span><span itemprop="priceCurrency" style="display:none;">USD</span></h3></div>'
        f'<ul class="js_add_cart_variants">{sizes}</ul><div class="css_quantity"><input name="add_qty" value="1"></div><a role="button" id="add_to_cart" href="#" class="btn btn-primary js_check_product a-submit"><i class="fa fa-shopping-cart"></i><span>Add to cart</span></a>'
        f'<div class="availability_messages">{"" if t.stock else "<div class=text-danger>Out of Stock</div>"}</div></form><p class="text-muted">Terms and Conditions<br>30-day money-back guarantee<br>Shipping: 2-3 Business Days</p></section>'
    )


ODOO = Theme(
    name="Odoo", shows=frozenset({"was", "stock"}), product_path=lambda t, c: f"/shop/{t.slug}-{t.number}", category_path=lambda c: f"/shop/category/{c}-{len(c)}", product=_odoo,
    tile=lambda t, url: f'<td class="oe_product"><form class="oe_product_cart" itemscope itemtype="http://schema.org/Product"><a class="oe_product_image_link" href="{url}"><img alt="{t.name}"></a><h6 class="o_wsale_products_item_title"><a itemprop="name" href="{url}">{t.name}</a></h6><div class="product_price" itemprop="offers" itemscope itemtype="http://schema.org/Offer"><span class="h6">$ <span class="oe_currency_value">{t.price}</span></span><span itemprop="price" style="display:none">{t.price}</span></div></form></td>',
    sorts=("order=list_price+asc",), filters=("attrib=1-1", "attrib=1-2", "attrib=2-3"), nav='<a href="/shop">Shop</a><a href="/web/login">Sign in</a>', foot='<a href="/contactus">Contact us</a><a href="/blog">Blog</a><a href="/event">Events</a>',
    extras={"/blog": "<h1>Our blog</h1>", "/event": "<h1>Events</h1>"}, title="{} | My Website",
)  # fmt: skip


# Solidus and Spree: taxons under /t/, variants as radios, filters in brackets.
def _solidus(t: Thing) -> str:
    form = (
        f'<div id="product-price"><h6 class="product-section-title">Price</h6><div><span class="price selling" content="{t.price}">{amount(t.price)}</span></div></div>'
        + (
            '<div class="add-to-cart"><input type="number" value="1" class="title"><button id="add-to-cart-button" class="large primary">Add To Cart</button></div>'
            if t.stock
            else '<div id="out-of-stock">Out of Stock</div>'
        )
    )
    sizes = (
        f'<div id="product-variants"><h6>Variants</h6><ul>{"".join(f"<li><input type=radio><label><span class=variant-description>Size: {s}</span></label></li>" for s in t.sizes)}</ul></div>'
        if t.sizes
        else ""
    )
    return (
        f'<div data-hook="product_show"><div class="columns"><h1 class="product-title">{t.name}</h1><div id="product-description">A fine thing.</div><div id="cart-form"><form action="/orders/populate">{sizes}{form}</form></div>'
        '<h6 class="product-section-title">Properties</h6><table id="product-properties" class="table-display"><tr><td><strong>Manufacturer</strong></td><td>Resiliance</td></tr><tr><td><strong>Model</strong></td><td>JK1002</td></tr></table></div></div>'.replace(
            "Resiliance", t.brand or ""
        )
    )


SOLIDUS = Theme(
    name="Solidus", shows=frozenset({"brand", "stock", "model"}), product_path=lambda t, c: f"/products/{t.slug}", category_path=lambda c: f"/t/categories/{c}", product=_solidus,
    tile=lambda t, url: f'<li class="columns three"><div class="product-image"><a href="{url}"><img alt="{t.name}"></a></div><a class="info" title="{t.name}" href="{url}">{t.name}</a><span class="price selling">{amount(t.price)}</span></li>',
    filters=("search%5Bprice_range_any%5D%5B%5D=Under", "search%5Bprice_range_any%5D%5B%5D=10-15", "keywords="), nav='<a href="/login">Login</a><a href="/cart">Cart</a>', grid='<ul id="products">{}</ul>', bodies=('class="two-col"', 'class="one-col" id="product-details"'),
)  # fmt: skip


# nopCommerce: labels for everything, microdata off in the newest versions.
def _nop(t: Thing) -> str:
    was = (
        f'<div class="old-product-price"><span>Old price:</span><span>{amount(t.was)}</span></div>'
        if t.was
        else ""
    )

    def row(css: str, label: str, value: str | None) -> str:
        return (
            f'<div class="{css}"><span class="label">{label}</span><span class="value">{value}</span></div>'
            if value
            else ""
        )

    return (
        f'<div class="page product-details-page"><div class="page-body"><form id="product-details-form"><div class="product-essential"><div class="overview"><div class="product-name"><h1>{t.name}</h1></div><div class="short-description">A fine thing.</div>'
        f'<div class="product-reviews-overview"><a href="/productreviews/{t.number}">1 review(s)</a></div><div class="manufacturers"><span class="label">Manufacturer:</span><span class="value"><a href="/{t.brand}">{t.brand}</a></span></div>'
        f'<div class="availability"><div class="stock"><span class="label">Availability:</span><span class="value">{"In stock" if t.stock else "Out of stock"}</span></div></div><div class="additional-details">{row("sku", "SKU:", t.sku)}{row("manufacturer-part-number", "Manufacturer part number:", None)}{row("gtin", "GTIN:", t.gtin)}</div>'
        f'<div class="attributes"><dl>{"".join(f"<dt>Size</dt><dd>{s} [+$2.00]</dd>" for s in t.sizes)}</dl></div><div class="prices">{was}<div class="product-price"><span>{"Price:" if t.was else ""}</span><span class="price-value-{t.number}">{amount(t.price)}</span></div></div>'
        f'<div class="add-to-cart"><div class="add-to-cart-panel"><label class="qty-label">Qty:</label><button type="button" class="button-1 add-to-cart-button">Add to cart</button></div></div>'
        '<div class="delivery"><div class="free-shipping">Free shipping</div></div><div class="overview-buttons"><button class="add-to-compare-list-button">Add to compare list</button></div></div></div></form></div></div>'
    )


NOP = Theme(
    name="nopCommerce", shows=ALL, product_path=lambda t, c: f"/{t.slug}", category_path=lambda c: f"/{c}", product=_nop, pager="pagenumber={n}",
    tile=lambda t, url: f'<div class="item-box"><div class="product-item" data-productid="{t.number}"><div class="picture"><a href="{url}"><img alt="Picture of {t.name}"></a></div><div class="details"><h2 class="product-title"><a href="{url}">{t.name}</a></h2><div class="prices"><span class="price actual-price">{amount(t.price)}</span></div><div class="buttons"><button class="button-2 product-box-add-to-cart-button">Add to cart</button></div></div></div></div>',
    sorts=("orderby=5", "orderby=10", "viewmode=list", "pagesize=9"), filters=("specs=1", "specs=2", "price=1-50"), nav='<a href="/changecurrency/2?returnurl=x">Euro</a><a href="/login">Log in</a><a href="/newproducts">New</a>', foot='<a href="/sitemap">Sitemap</a><a href="/manufacturer/all">Manufacturers</a><a href="/news">News</a><a href="/boards">Forums</a>',
    bodies=('class="html-category-page"', 'class="html-product-details-page"'), extras={"/news": "<h1>News</h1>", "/boards": "<h1>Forums</h1>"}, title="Your store. {}",
)  # fmt: skip


# EverShop: React rendered on the server, SKU and stock as text.
def _evershop(t: Thing) -> str:
    price = (
        f'<div class="product__single__price product-single-price"><div><span class="sale-price">{amount(t.price)}</span> <span class="regular-price">{amount(t.was)}</span></div></div>'
        if t.was
        else f'<div class="product__single__price"><h4><span class="sale-price">{amount(t.price)}</span></h4></div>'
    )
    return (
        f'<main class="content"><div class="product-detail"><div class="product-page-top page-width"><div class="product__detail__gallery"></div><div><h1 class="product__single__name product-single-name">{t.name}</h1>{price}'
        f'<div class="product__single__sku product-single-sku text-textSubdued"><span>Sku</span><span>: </span>{t.sku or ""}</div><div class="stock__availability">{"<span class=text-success>In stock</span>" if t.stock else "<span class=text-critical>Out of stock</span>"}</div>'
        f'<form id="productForm"><input name="qty" placeholder="Qty" value="1"><button type="button" class="button {"primary" if t.stock else "secondary"} outline"><span>{"ADD TO CART" if t.stock else "SOLD OUT"}</span></button></form></div></div></div></main>'
    )


EVERSHOP = Theme(
    name="EverShop", shows=frozenset({"was", "sku", "stock"}), product_path=lambda t, c: f"/{c}/{t.slug}", category_path=lambda c: f"/{c}", product=_evershop,
    tile=lambda t, url: f'<div class="listing-tem"><div class="product-thumbnail-listing"><a href="{url}"><img alt="{t.name}"></a></div><div class="product-name product-list-name mt-4 mb-1"><a href="{url}" class="font-bold hover:underline h5"><span>{t.name}</span></a></div><div class="product-price-listing"><div><span class="sale-price font-semibold">{amount(t.price)}</span></div></div></div>',
    sorts=("ob=price&od=asc",), filters=("color=2", "size=4"), nav='<a href="/account/login">a</a><a href="/cart">c</a>', foot='<a href="/page/about-us">About us</a>', extras={"/page/about-us": "<h1>About us</h1>"},
)  # fmt: skip


# Medusa's Next.js starter: country in the address, "From" prices, the button disabled until an option is chosen.
def _medusa(t: Thing) -> str:
    options = (
        f'<div><span class="text-sm">Select Size</span><div data-testid="product-options">{"".join(f"<button data-testid=option-button>{s}</button>" for s in t.sizes)}</div></div>'
        if t.sizes
        else ""
    )
    was = (
        f'<p><span class="text-ui-fg-subtle">Original: </span><span class="line-through" data-testid="original-product-price">{amount(t.was, sign="€")}</span></p><span class="text-ui-fg-interactive">-34%</span>'
        if t.was
        else ""
    )
    label = "Select variant" if t.sizes else "Add to cart" if t.stock else "Out of stock"
    return (
        f'<div class="content-container" data-testid="product-container"><div id="product-info"><a href="/dk/collections/x">Collection</a><h2 class="text-3xl" data-testid="product-title">{t.name}</h2><p data-testid="product-description">A fine thing.</p></div>'
        f'<div>{options}<div class="flex flex-col text-ui-fg-base"><span class="text-xl-semi">{"From " if t.sizes else ""}<span data-testid="product-price" data-value="{t.price}">{amount(t.price, sign="€")}</span></span>{was}</div><button {"disabled" if t.sizes or not t.stock else ""} data-testid="add-product-button">{label}</button></div>'
        "<div>Product Information</div><div>Material</div><p>-</p><div>Country of origin</div><p>-</p></div>"
    )


MEDUSA = Theme(
    name="Medusa", currency="EUR", shows=frozenset({"was"}), product_path=lambda t, c: f"/dk/products/{t.slug}", category_path=lambda c: f"/dk/categories/{c}", product=_medusa, start="/dk",
    tile=lambda t, url: f'<li><a class="group" href="{url}"><div data-testid="product-wrapper"><div></div><div class="flex"><p data-testid="product-title">{t.name}</p><div><p data-testid="price">{amount(t.price, sign="€")}</p></div></div></div></a></li>',
    grid='<ul class="grid" data-testid="products-list">{}</ul>', sorts=("sortBy=price_asc", "sortBy=created_at"), nav='<a href="/dk/store">Store</a><a href="/dk/account">Account</a><a href="/dk/cart">Cart (0)</a>', title="{} | Medusa Store",
    head=lambda t: f'<meta property="og:title" content="{t.name} | Medusa Store">',
)  # fmt: skip


# Saleor's storefront: JSON-LD with an AggregateOffer, links with the channel in front.
def _saleor_data(t: Thing) -> str:
    state = "https://schema.org/InStock" if t.stock else "https://schema.org/OutOfStock"
    data = {
        "@context": "https://schema.org",
        "@type": "Product",
        "image": "/x.jpg",
        "name": t.name,
        "description": "A fine thing.",
        "offers": {
            "@type": "AggregateOffer",
            "availability": state,
            "priceCurrency": "USD",
            "lowPrice": float(t.price),
            "highPrice": float(t.price),
        },
    }
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def _saleor(t: Thing) -> str:
    return (
        f'<section class="mx-auto grid max-w-7xl p-8"><form class="grid gap-2"><div class="flex flex-col pt-6"><div><h1 class="mb-4 flex-auto text-3xl font-medium">{t.name}</h1><p class="mb-8 text-sm" data-testid="ProductElement_Price">{amount(t.price)}</p><p class="ml-1 text-sm">{"In stock" if t.stock else "Out of stock"}</p>'
        f'<div class="mt-8"><button type="submit" aria-disabled="{"false" if t.stock else "true"}" class="h-12"><span>Add to cart</span></button></div><div class="mt-8 space-y-6 text-sm"><div>A fine thing.</div></div></div></div></form></section>'
    )


SALEOR = Theme(
    name="Saleor", shows=frozenset({"stock"}), product_path=lambda t, c: f"/default-channel/products/{t.slug}", category_path=lambda c: f"/default-channel/categories/{c}", product=_saleor, start="/default-channel", pager="cursor={n}",
    tile=lambda t, url: f'<li data-testid="ProductElement"><a href="{url}"><div><img alt="{t.name}"><div class="mt-2 flex"><div><h3 class="mt-1 text-sm">{t.name}</h3><p>Category</p></div><p data-testid="ProductElement_PriceRange">{amount(t.price)}</p></div></div></a></li>',
    head=_saleor_data, nav='<a href="/default-channel/products">All</a><a href="/default-channel/login">Log in</a>', title="{} | Saleor Storefront example",
)  # fmt: skip


# LiteCart: microdata-free boxes, regular and campaign price, code and stock as labels.
def _litecart(t: Thing) -> str:
    price = (
        f'<del class="regular-price">{amount(t.was)}</del> <strong class="campaign-price">{amount(t.price)}</strong>'
        if t.was
        else f'<span class="price">{amount(t.price)}</span>'
    )
    sku = (
        f'<div class="codes"><div class="sku"><span class="title">SKU:</span> <span class="value">{t.sku}</span></div></div>'
        if t.sku
        else ""
    )
    gtin = (
        f'<div class="gtin"><span class="title">GTIN:</span> <span class="value">{t.gtin}</span></div>'
        if t.gtin
        else ""
    )
    stock = (
        '<div class="stock-available"><span class="title">Stock Status:</span> <span class="value">In stock</span></div>'
        if t.stock
        else '<div class="stock-unavailable"><span class="title">Stock Status:</span> <span class="value">Sold out</span></div>'
    )
    return (
        f'<article id="box-product" class="box" data-id="{t.number}" data-sku="{t.sku or ""}" data-name="{t.name}" data-price="{t.price}"><div class="card-body"><h1 class="title">{t.name}</h1><p class="short-description">A fine thing.</p><div class="manufacturer"><a href="/{t.brand}-m-1/"><div>{t.brand}</div></a></div>'
        f'{sku}{gtin}<div class="price-wrapper">{price}</div><div class="tax" style="margin: 0 0 1em 0;">Including Tax: <span class="total-tax">$2.00</span></div>{stock}<form name="buy_now_form"><label>Quantity</label><button class="btn btn-success" name="add_cart_product" value="true" type="submit" {"" if t.stock else "disabled"}>Add To Cart</button></form></div></article>'
    )


LITECART = Theme(
    name="LiteCart", shows=frozenset({"was", "sku", "brand", "gtin", "stock"}), product_path=lambda t, c: f"/en/{c}-c-{len(c)}/{t.slug}-p-{t.number}", category_path=lambda c: f"/en/{c}-c-{len(c)}/", product=_litecart,
    tile=lambda t, url: f'<article class="product-column" data-id="{t.number}" data-sku="{t.sku or ""}" data-price="{t.price}"><a class="link" href="{url}" title="{t.name}"><img alt="{t.name}"><div class="info"><h4 class="name">{t.name}</h4><div class="manufacturer-name">{t.brand}</div><div class="price-wrapper"><span class="price">{amount(t.price)}</span></div></div></a><button class="preview btn">Preview</button></article>',
    sorts=("sort=price", "sort=name"), grid='<section class="listing products columns">{}</section>', foot='<a href="/en/about-us-i-1">About</a>', extras={"/en/about-us-i-1": "<h1>About us</h1>"},
)  # fmt: skip

SHOPS = (OSCAR, ODOO, SOLIDUS, NOP, EVERSHOP, MEDUSA, SALEOR, LITECART)
