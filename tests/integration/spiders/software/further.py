"""Further software: OpenCart with plain addresses, Shopify without its list, BigCommerce, CS-Cart, X-Cart, VirtueMart,
Hyvä, PrestaShop 1.6.
"""

import json

from tests.integration.spiders.software.catalogue import Thing
from tests.integration.spiders.software.theme import Theme, amount

ALL = frozenset({"was", "sku", "brand", "gtin", "stock"})


def _if(text: str, value: object) -> str:
    return text if value else ""


# OpenCart 4 without friendly addresses: every link says route and language, sorting has its own parameters.
def _opencart(t: Thing) -> str:
    was = f'<li><span class="price-old">{amount(t.was)}</span></li>' if t.was else ""
    sizes = "".join(f'<option value="{n}">{s}</option>' for n, s in enumerate(t.sizes))
    option = f'<div class="mb-3 required"><label class="form-label">Size</label><select name="option[226]" class="form-select"><option value=""> --- Please Select --- </option>{sizes}</select></div>'
    return (
        f'<div id="product-info"><ul class="breadcrumb"><li class="breadcrumb-item"><a href="/">Home</a></li><li class="breadcrumb-item"><a href="/x">{t.name}</a></li></ul><div class="row"><div class="col-sm"><div class="image magnific-popup"><a href="/image/cache/{t.number}-800x800.jpg"><img src="/image/cache/{t.number}-500x500.jpg" alt="{t.name}"></a></div></div><div class="col-sm"><h1>{t.name}</h1><ul class="list-unstyled"><li>Brand: <a href="{{base}}/index.php?route=product/manufacturer.info&amp;language=en-gb&amp;manufacturer_id=8">{t.brand}</a></li>'
        f"<li>Product Code: {t.sku or t.number}</li><li>Reward Points: 100</li><li>Availability: {'In Stock' if t.stock else 'Out Of Stock'}</li></ul><ul class='list-unstyled'>{was}<li><h2><span class='price-new'>{amount(t.price)}</span></h2></li><li>Ex Tax: {amount(t.net)}</li><li>Price in reward points: 400</li></ul>"
        f'<form method="post"><button type="submit" formaction="{{base}}/index.php?route=account/wishlist.add&amp;language=en-gb" class="btn btn-light"></button></form><div id="product"><form id="form-product">{_if(option, t.sizes)}<div class="mb-3"><label for="input-quantity" class="form-label">Qty</label><input type="text" name="quantity" value="1"><button type="submit" id="button-cart" class="btn btn-primary btn-lg btn-block">Add to Cart</button></div></form></div></div></div>'
        f'<ul class="nav nav-tabs"><li class="nav-item"><a href="#tab-description" class="nav-link">Description</a></li><li><a href="#tab-review">Reviews (0)</a></li></ul><div class="tab-content"><p>A fine thing.</p></div></div>'
    )


OPENCART = Theme(
    name="OpenCart with plain addresses", shows=frozenset({"was", "brand", "stock", "model"}),
    product_path=lambda t, c: f"/index.php?route=product/product&language=en-gb&product_id={t.number}" + (f"&path={len(c)}" if c else ""),
    category_path=lambda c: f"/index.php?route=product/category&language=en-gb&path={len(c)}", product=_opencart, start="/index.php?route=common/home&language=en-gb",
    sorts=("sort=p.price&order=ASC", "sort=rating&order=DESC", "limit=25"), bodies=("", ""),
    tile=lambda t, url: f'<div class="col"><form method="post"><div class="product-thumb"><div class="image"><a href="{url}"><img src="/image/cache/{t.number}-250x250.jpg" alt="{t.name}" title="{t.name}"></a></div><div class="content"><div class="description"><h4><a href="{url}">{t.name}</a></h4><p>A fine thing..</p><div class="price"><span class="price-new">{amount(t.price)}</span>{_if(f"""<span class="price-old">{amount(t.was or "0")}</span>""", t.was)}<span class="price-tax">Ex Tax: {amount(t.net)}</span></div></div><div class="button"><button type="submit" title="Add to Cart"></button></div></div></div><input type="hidden" name="product_id" value="{t.number}"></form></div>',
    nav='<ul class="list-inline"><li><a href="{base}/index.php?route=account/login&amp;language=en-gb">Login</a></li><li><a href="{base}/index.php?route=common/currency.save&amp;language=en-gb&amp;code=EUR">€ Euro</a></li></ul>',
    foot='<a href="{base}/index.php?route=information/information&amp;language=en-gb&amp;information_id=1">About Us</a><a href="{base}/index.php?route=product/special&amp;language=en-gb">Specials</a><a href="{base}/index.php?route=product/manufacturer&amp;language=en-gb">Brands</a>',
)  # fmt: skip


# Shopify (Dawn) with products.json switched off: products under their collections, one address per variant.
def _shopify(t: Thing) -> str:
    was = f'<s class="price-item price-item--regular">{amount(t.was)}</s>' if t.was else ""
    sizes = "".join(f'<a class="swatch" href="{{base}}/products/{t.slug}?variant={t.number}0{n}">{s}</a>' for n, s in enumerate(t.sizes))  # fmt: skip
    badge = '<span class="badge price__badge-sold-out">Sold out</span>' if not t.stock else ""
    return (
        f'<section class="product"><div class="product__info-wrapper"><div class="product__info-container"><p class="product__text caption-with-letter-spacing">{t.brand}</p><div class="product__title"><h1>{t.name}</h1><a href="{{base}}/products/{t.slug}" class="product__title"><h2 class="h1">{t.name}</h2></a></div>{_if(f"""<p class="product__sku"><span class="visually-hidden">SKU:</span>{t.sku}</p>""", t.sku)}<div id="price-template" role="status"><div class="price price--large {"price--on-sale" if t.was else ""}"><div class="price__container"><div class="price__regular"><span class="visually-hidden">Regular price</span><span class="price-item price-item--regular">{amount(t.price)} USD</span></div>'
        f'<div class="price__sale"><span class="visually-hidden">Regular price</span><span>{was}</span><span class="visually-hidden">Sale price</span><span class="price-item price-item--sale price-item--last">{amount(t.price)} USD</span></div></div>{badge}</div></div><variant-selects>{sizes}</variant-selects><form method="post" action="/cart/add" class="form"><button type="submit" name="add" class="product-form__submit button" {"" if t.stock else "disabled"}><span>{"Add to cart" if t.stock else "Sold out"}</span></button></form></div></div></section>'
    )


def _shopify_head(t: Thing) -> str:
    data = {
        "@context": "http://schema.org/",
        "@type": "Product",
        "name": t.name,
        "url": f"{{base}}/products/{t.slug}",
        "brand": {"@type": "Brand", "name": t.brand},
        **({"sku": t.sku} if t.sku else {}),
        **({"gtin": t.gtin} if t.gtin else {}),
        "offers": {
            "@type": "Offer",
            "availability": f"http://schema.org/{'InStock' if t.stock else 'OutOfStock'}",
            "price": t.price,
            "priceCurrency": "USD",
            "url": f"{{base}}/products/{t.slug}?variant={t.number}00",
        },
    }
    return f'<link rel="canonical" href="{{base}}/products/{t.slug}"><meta property="og:type" content="product"><script src="https://cdn.shopify.com/s/x.js"></script><script type="application/ld+json">{json.dumps(data)}</script>'


SHOPIFY = Theme(
    name="Shopify without its list", shows=ALL,
    product_path=lambda t, c: f"/collections/{c}/products/{t.slug}" if c != t.categories[0] else f"/products/{t.slug}",
    category_path=lambda c: f"/collections/{c}", product=_shopify, head=_shopify_head, title="{} – My Store",
    sorts=("sort_by=price-ascending", "sort_by=best-selling"), filters=("filter.v.availability=1", "filter.p.vendor=Stanway", "filter.v.price.gte=&filter.v.price.lte=20"),
    tile=lambda t, url: f'<li class="grid__item"><div class="card-wrapper product-card-wrapper"><div class="card card--standard"><div class="card__inner"><div class="card__media"><img alt="{t.name}" src="/cdn/{t.number}.jpg"></div></div><div class="card__content"><div class="card__information"><h3 class="card__heading"><a href="{url}" class="full-unstyled-link">{t.name}</a></h3><div class="price"><span class="price-item price-item--regular">{amount(t.price)}</span></div></div></div></div></div></li>',
    grid='<ul id="product-grid" class="grid product-grid">{}</ul>', nav='<a href="/account/login">Log in</a><a href="/search">Search</a>', foot='<a href="/pages/contact">Contact</a><a href="/blogs/news">News</a><a href="/policies/refund-policy">Refund policy</a>',
    extras={"/pages/contact": "<h1>Contact</h1>", "/blogs/news": "<h1>News</h1>", "/policies/refund-policy": "<h1>Refund policy</h1>"},
)  # fmt: skip


# BigCommerce (Cornerstone): products at the root, one list of terms, a price block with and without sale.
def _bigcommerce(t: Thing) -> str:
    was = f'<div class="price-section price-section--withoutTax non-sale-price--withoutTax"><span class="price-was-label">Was:</span><span data-product-non-sale-price-without-tax class="price price--non-sale">{amount(t.was)}</span></div>' if t.was else ""  # fmt: skip
    terms = "".join(f'<dt class="productView-info-name">{k}</dt><dd class="productView-info-value">{v}</dd>' for k, v in (("SKU:", t.sku), ("UPC:", t.gtin), ("Availability:", "Usually ships in 24 hours" if t.stock else None), ("Gift wrapping:", "Options available")) if v)  # fmt: skip
    buy = '<input id="form-action-addToCart" class="button button--primary" type="submit" value="Add to Cart">' if t.stock else '<div class="alertBox alertBox--error"><p class="alertBox-message">Out of stock</p></div>'  # fmt: skip
    return (
        f'<div class="productView"><section class="productView-details product-data"><div class="productView-product"><h1 class="productView-title">{t.name}</h1><h2 class="productView-brand"><a href="{{base}}/brands/{t.brand}.html"><span>{t.brand}</span></a></h2><div class="productView-price">{was}<div class="price-section price-section--withoutTax"><span class="price-now-label">{"Now:" if t.was else ""}</span><span data-product-price-without-tax class="price price--withoutTax">{amount(t.price)}</span></div>'
        f'{_if("""<div class="price-section price-section--saving price"><span class="price">(You save</span><span class="price price--saving">$5.00</span><span class="price">)</span></div>""", t.was)}</div><div class="productView-rating">(No reviews yet) <a href="#write_review">Write a Review</a></div><dl class="productView-info">{terms}</dl></div></section><section class="productView-details product-options"><form method="post" action="/cart.php"><div class="form-field form-field--stock"><label>Current Stock: <span data-product-stock>{t.stock}</span></label></div><label>Quantity:</label>{buy}</form></section></div>'
    )


BIGCOMMERCE = Theme(
    name="BigCommerce", shows=ALL, product_path=lambda t, c: f"/{t.slug}/", category_path=lambda c: f"/{c}/", product=_bigcommerce, title="{} - My Store", head=lambda t: f'<link rel="canonical" href="{{base}}/{t.slug}/"><meta property="og:type" content="product">',
    sorts=("sort=featured", "sort=priceasc"), filters=("_bc_fsnf=1&brand=38", "_bc_fsnf=1&brand=39", "_bc_fsnf=1&in_stock=1"),
    tile=lambda t, url: f'<li class="product"><article class="card" data-entity-id="{t.number}"><figure class="card-figure"><a href="{url}" class="card-figure__link"><div class="card-img-container"><img class="card-image" alt="{t.name}"></div></a><figcaption class="card-figcaption"><button type="button" class="button quickview">Quick view</button><a href="{{base}}/cart.php?action=add&product_id={t.number}" class="button button--small card-figcaption-button">Add to Cart</a></figcaption></figure><div class="card-body"><p class="card-text">{t.brand}</p><h4 class="card-title"><a href="{url}">{t.name}</a></h4><div class="card-text"><span class="price price--withoutTax">{amount(t.price)}</span></div></div></article></li>',
    grid='<ul class="productGrid">{}</ul>', nav='<a href="/login.php">Sign in</a><a href="/giftcertificates.php">Gift Certificates</a><a href="/compare">Compare</a>', foot='<a href="/shipping-returns/">Shipping</a><a href="/blog/">Blog</a><a href="/sitemap.php">Sitemap</a><a href="/brands/">View All</a>',
    extras={"/shipping-returns/": "<h1>Shipping</h1>", "/giftcertificates.php": "<h1>Gift Certificates</h1><p>From $1.00 to $1,000.00</p>"},
)  # fmt: skip


# CS-Cart: amounts in several elements, code and stock as controls, "List price" and "You save".
def _cscart(t: Thing) -> str:
    was = f'<span class="ty-list-price ty-nowrap"><span class="list-price-label">List price:</span> <bdi><span class="ty-strike"><span class="ty-list-price ty-nowrap">$</span><span id="sec_list_price_{t.number}" class="ty-list-price ty-nowrap">{t.was}</span></span></bdi></span>' if t.was else ""  # fmt: skip
    save = '<span class="ty-save-price ty-nowrap">You save: <bdi><span>$</span><span>6.00</span></bdi>&nbsp;(20%)</span>' if t.was else ""  # fmt: skip
    code = f'<div class="ty-control-group ty-sku-item cm-hidden-wrapper"><label class="ty-control-group__label">CODE:</label><span class="ty-control-group__item">{t.sku}</span></div>' if t.sku else ""  # fmt: skip
    stock = f'<div class="ty-control-group product-list-field"><label class="ty-control-group__label">Availability:</label><span class="ty-qty-in-stock ty-control-group__item" id="in_stock_info_{t.number}">{t.stock}&nbsp;item(s)</span></div>' if t.stock else f'<div class="ty-control-group"><label>Availability:</label><span class="ty-qty-out-of-stock ty-control-group__item" id="out_of_stock_info_{t.number}">Out-of-stock</span></div>'  # fmt: skip
    return (
        f'<div class="ty-product-block ty-product-detail"><div class="ty-product-block__wrapper clearfix"><div class="ty-product-block__left"><h1 class="ty-product-block-title"><bdi>{t.name}</bdi></h1><div class="prices-container price-wrap"><div class="ty-product-prices">{was}<div class="ty-product-block__price-actual"><span class="cm-reload-{t.number} ty-price-update"><span class="ty-price" id="line_discounted_price_{t.number}"><bdi><span class="ty-price-num">$</span><span id="sec_discounted_price_{t.number}" class="ty-price-num">{amount(t.price, sign="")}</span></bdi></span></span></div>{save}</div></div>{code}{stock}'
        f'<div class="ty-qty clearfix"><label class="ty-control-group__label">Quantity:</label></div>{_if("""<button class="ty-btn__primary ty-btn__big ty-btn__add-to-cart cm-form-dialog-closer ty-btn" type="submit">Add to cart</button>""", t.stock)}<a class="ty-btn ty-btn__text ty-add-to-wish">Add to wish list</a></div></div><div class="ty-tabs"><div id="content_features"><div class="ty-product-feature"><span class="ty-product-feature__label">Brand:</span><div class="ty-product-feature__value">{t.brand}</div></div></div></div></div>'
    )


CSCART = Theme(
    name="CS-Cart", shows=ALL - {"gtin"}, product_path=lambda t, c: f"/{t.categories[0]}/{t.slug}/", category_path=lambda c: f"/{c}/", product=_cscart,
    sorts=("sort_by=price&sort_order=asc", "sort_by=timestamp&sort_order=desc"), filters=("features_hash=10-1-USD", "features_hash=7-76", "features_hash=7-77"),
    tile=lambda t, url: f'<div class="ty-column4"><div class="ty-grid-list__item ty-quick-view-button__wrapper"><form><div class="ty-grid-list__image"><a href="{url}"><img alt="" title=""></a></div><div class="ty-grid-list__item-name"><bdi><a href="{url}" class="product-title" title="{t.name}">{t.name}</a></bdi></div><div class="ty-grid-list__price"><span class="ty-price"><bdi><span class="ty-price-num">$</span><span class="ty-price-num">{amount(t.price, sign="")}</span></bdi></span></div><button class="ty-btn__primary ty-btn__add-to-cart">Add to cart</button></form></div></div>',
    grid='<div class="grid-list">{}</div>', nav='<a href="{base}/index.php?dispatch=auth.login_form&return_url=index.php">Sign in</a><a href="{base}/index.php?currency=EUR">€</a>', foot='<a href="{base}/index.php?dispatch=products.newest">Newest</a><a href="/about-our-company/">About</a>', extras={"/about-our-company/": "<h1>About</h1>"},
)  # fmt: skip


# X-Cart 5 with plain addresses: everything is cart.php with a target.
def _xcart(t: Thing) -> str:
    was = f'<div class="you-save"><ul class="labels"><li class="label-green sale-price"><div class="content">{amount(t.was)} - 20% off</div></li></ul></div>' if t.was else ""  # fmt: skip
    stock = f'<div class="product-stock"><span class="stock-level product-items-available">In stock<span class="product-items-available"> ({t.stock} items available)</span></span></div>' if t.stock else '<div class="product-stock"><span class="stock-level out-of-stock">Out of stock</span></div>'  # fmt: skip
    return f'<div class="product-details box-product"><div class="product-details-info"><h1 class="fn title" itemprop="name">{t.name}</h1>{_if(f"""<ul class="extra-fields other-attributes"><li class="product-sku"><div><strong class="type">SKU</strong></div><span class="value">{t.sku}</span></li></ul>""", t.sku)}<div class="product-details-price"><ul class="product-price"><li class="product-price-base"><span class="price product-price">{amount(t.price)}</span></li></ul>{was}</div>{stock}<form method="post"><label>Qty.:</label>{_if("""<button type="submit" class="btn regular-button regular-main-button add2cart submit"><span>Add to cart</span></button>""", t.stock)}</form></div></div>'


XCART = Theme(
    name="X-Cart with plain addresses", shows=frozenset({"was", "sku", "stock"}),
    product_path=lambda t, c: f"/cart.php?target=product&product_id={t.number}&category_id={len(c)}", category_path=lambda c: f"/cart.php?target=category&category_id={len(c)}", product=_xcart, pager="pageId={n}",
    sorts=("sortBy=p.price&sortOrder=asc", "displayMode=list"), head=lambda t: '<meta property="og:type" content="product">',
    tile=lambda t, url: f'<li class="product-cell box-product"><div class="product productid-{t.number}"><a href="{url}" class="product-thumbnail"><img alt="{t.name}"></a><h5 class="product-name"><a class="fn url" href="{url}">{t.name}</a></h5><div class="product-price"><ul class="product-price"><li><span class="price product-price">{amount(t.price)}</span></li></ul></div></div></li>',
    grid='<ul class="products-grid grid-list">{}</ul>', nav='<a href="{base}/cart.php?target=login">Sign in</a>', foot='<a href="{base}/cart.php?target=contact_us">Contact us</a><a href="{base}/cart.php?target=sale_products">Sale</a>',
)  # fmt: skip


# VirtueMart (Joomla): prices with words before them, several of them, "-detail" behind the name.
def _virtuemart(t: Thing) -> str:
    was = f'<div class="PricebasePriceWithTax vm-display vm-price-value"><span class="vm-price-desc">Base price with tax: </span><span class="PricebasePriceWithTax">{amount(t.was)}</span></div>' if t.was else ""  # fmt: skip
    buy = '<span class="addtocart-button"><input type="submit" name="addtocart" class="addtocart-button" value="Add to Cart" title="Add to Cart"></span>' if t.stock else f'<a class="notify" href="{{base}}/index.php/tools/notify?virtuemart_product_id={t.number}">Notify Me!</a>'  # fmt: skip
    return f'<div class="product-container productdetails-view productdetails"><h1>{t.name}</h1><div class="vm-product-container"><div class="vm-product-media-container"><div class="main-image"><a href="/images/{t.number}.jpg"><img alt="{t.name}"></a></div></div><div class="vm-product-details-container"><div class="spacer-buy-area"><div class="product-price" id="productPrice{t.number}"><div class="PricesalesPrice vm-display vm-price-value"><span class="vm-price-desc">Sales price: </span><span class="PricesalesPrice">{amount(t.price)}</span></div>{was}<div class="PricetaxAmount vm-display vm-price-value"><span class="vm-price-desc">Tax amount: </span><span class="PricetaxAmount">$3.98</span></div></div><div class="addtocart-area"><form method="post" class="product js-recalculate"><label class="quantity_box">Quantity: </label>{buy}</form></div><a class="ask-a-question" href="{{base}}/index.php/tools/askquestion?virtuemart_product_id={t.number}&tmpl=component">Ask a question about this product</a><div class="manufacturer"><span class="bold">Manufacturer: </span><a class="manuModal" href="{{base}}/index.php/manufacturer/x?tmpl=component">{t.brand}</a></div></div></div></div><div class="product-description"><span class="title">Description</span> A fine thing.</div></div>'


VIRTUEMART = Theme(
    name="VirtueMart", shows=frozenset({"brand", "stock", "was"}), product_path=lambda t, c: f"/index.php/{c}/{t.slug}-detail", category_path=lambda c: f"/index.php/{c}", product=_virtuemart, pager="start={n0}", head=lambda t: f'<link href="{{base}}/index.php/{t.categories[0]}/{t.slug}-detail" rel="canonical">',
    sorts=("orderby=product_name&dir=DESC", "limit=15"),
    tile=lambda t, url: f'<div class="product vm-col vm-col-3"><div class="spacer product-container"><div class="vm-product-media-container"><a title="{t.name}" href="{url}"><img alt="{t.name}" class="browseProductImage"></a></div><div class="vm-product-descr-container-1"><h2><a href="{url}">{t.name}</a></h2></div><div class="product-price"><div class="PricesalesPrice vm-display vm-price-value"><span class="vm-price-desc">Sales price: </span><span class="PricesalesPrice">{amount(t.price)}</span></div></div><div class="vm-details-button"><a href="{url}" title="{t.name}" class="product-details">Product details</a></div></div></div>',
    grid='<div class="browse-view"><div class="row">{}</div></div>', nav='<a href="/index.php/cart">Show Cart</a>', foot='<a href="/index.php/component/users/?view=reset">Forgot?</a>',
)  # fmt: skip


# Magento 2 with Hyvä: utility classes, the price block drawn by Alpine, the SKU only as data.
def _hyva(t: Thing) -> str:
    was = f'<div class="old-price flex mr-2"><span class="block"><span class="price-label text-sm">Regular Price:</span><span id="product-price-{t.number}-old" class="price-wrapper title-font font-medium text-xl line-through text-gray-900"><span class="price">{amount(t.was)}</span></span></span></div>' if t.was else ""  # fmt: skip
    return (
        f'<main id="maincontent" class="page-main"><div class="columns"><div class="product-info-main"><section class="text-gray-700 body-font"><div class="flex lg:flex-row flex-col"><div class="order-2 w-full"><h1 class="text-gray-900 page-title title-font font-semibold text-2xl"><span class="base" data-ui-id="page-title-wrapper">{t.name}</span></h1><div class="flex my-2"></div><p class="flex items-center gap-x-2 stock {"available" if t.stock else "unavailable"}"><span>{"In stock" if t.stock else "Out of stock"}</span></p><div class="mb-4 leading-relaxed product-description prose">A fine thing.</div>'
        f'<div class="my-4 flex"><div class="price-box price-final_price" x-data="initPrice{t.number}()"><template x-if="!activeProductsPriceData"><div>{was}<div class="final-price inline-block"><span id="product-price-{t.number}" class="price-wrapper title-font font-medium text-2xl"><span class="price" x-html="getFormattedFinalPrice()">{amount(t.price)}</span></span></div></div></template></div></div><div class="price-container"><span class="price">{amount(t.price)}</span></div>'
        f'<button type="submit" form="product_addtocart_form" title="Add to Cart" class="btn btn-primary" id="product-addtocart-button" {"" if t.stock else "disabled"}><span>Add to Cart</span></button></div></div></section><table class="additional-attributes"><tr><th class="col label w-1/2">SKU</th><td class="col data w-1/2" data-th="SKU">{t.sku or t.number}</td></tr><tr><th>Manufacturer</th><td data-th="Manufacturer">{t.brand}</td></tr></table></div></div></main>'
    )


HYVA = Theme(
    name="Magento 2 with Hyvä", shows=frozenset({"was", "brand", "stock", "model"}), product_path=lambda t, c: f"/{c}/{t.slug}.html", category_path=lambda c: f"/{c}.html", product=_hyva, pager="p={n}", head=lambda t: f'<link rel="canonical" href="{{base}}/{t.slug}.html"><meta property="og:type" content="product"><meta property="product:price:amount" content="{t.price}"><meta property="product:price:currency" content="USD">',
    sorts=("product_list_order=price", "product_list_dir=desc", "product_list_mode=list"), filters=("manufacturer=12", "price=0-20", "color=49"), bodies=('id="html-body" class="catalog-category-view page-with-filter"', 'id="html-body" class="catalog-product-view"'),
    tile=lambda t, url: f'<form class="item product product-item product_addtocart_form card card-interactive flex flex-col w-full"><a href="{url}" class="product photo product-item-photo block" tabindex="-1"><img alt="{t.name}"></a><div class="product-info flex flex-col grow"><div class="mt-2 mb-1 items-center text-primary font-semibold"><a class="product-item-link" href="{url}">{t.name}</a></div><div class="pt-1 text-gray-900"><div class="price-box price-final_price"><span class="price-container"><span class="price">{amount(t.price)}</span></span></div></div><button class="btn btn-primary">Add to Cart</button></div></form>',
    grid='<section class="products wrapper grid products-grid"><div class="mx-auto pt-4 pb-12 grid">{}</div></section>', nav='<a href="/customer/account/login/">Sign In</a>', foot='<a href="/privacy-policy-cookie-restriction-mode/">Privacy</a><a href="/search/term/popular/">Search Terms</a>',
)  # fmt: skip


# PrestaShop 1.6: microdata, an old price that may be hidden, the reference as itemprop, the brand nowhere.
def _prestashop16(t: Thing) -> str:
    was = f'<p id="old_price"><span id="old_price_display"><span class="price">{amount(t.was)}</span> tax incl.</span></p>' if t.was else '<p id="old_price" class="hidden"><span id="old_price_display"><span class="price"></span></span></p>'  # fmt: skip
    sizes = "".join(f'<option title="{s}">{s}</option>' for s in t.sizes)
    return (
        f'<div class="primary_block row" itemscope itemtype="https://schema.org/Product"><meta itemprop="url" content="{{base}}/{t.slug}"><div class="pb-center-column col-xs-12 col-sm-4"><h1 itemprop="name">{t.name}</h1><p id="product_reference" {"" if t.sku else "hidden"}><label>Reference: </label> <span class="editable" itemprop="sku" content="{t.sku or ""}">{t.sku or ""}</span></p><p id="product_condition"><label>Condition: </label><link itemprop="itemCondition" href="https://schema.org/NewCondition"><span class="editable">New product</span></p><div id="short_description_block"><p>A fine thing.</p></div>'
        f'<p id="pQuantityAvailable" {"" if t.stock else "hidden"}><span id="quantityAvailable">{t.stock}</span> <span>Items</span></p><p id="availability_statut"><span id="availability_value" class="label {"label-success" if t.stock else "label-warning"}">{"In stock" if t.stock else "This product is no longer in stock"}</span></p></div>'
        f'<div class="pb-right-column col-xs-12"><form id="buy_block" method="post"><div class="box-info-product"><div class="content_prices clearfix"><p class="our_price_display" itemprop="offers" itemscope itemtype="https://schema.org/Offer"><link itemprop="availability" href="https://schema.org/{"InStock" if t.stock else "OutOfStock"}"><span id="our_price_display" class="price" itemprop="price" content="{t.price}">{amount(t.price)}</span> tax incl.<meta itemprop="priceCurrency" content="USD"></p><p id="reduction_percent" {"" if t.was else "hidden"}><span>-5%</span></p>{was}</div><div class="product_attributes"><label>Size</label><select>{sizes}</select></div><p id="add_to_cart"><button type="submit" name="Submit" class="exclusive"><span>Add to cart</span></button></p></div></form></div></div>'
    )


PRESTASHOP16 = Theme(
    name="PrestaShop 1.6", shows=frozenset({"was", "sku", "stock"}), product_path=lambda t, c: f"/{c}/{t.number}-{t.slug}.html", category_path=lambda c: f"/{len(c)}-{c}", product=_prestashop16, pager="p={n}", title="{} - My Shop",
    sorts=("orderby=price&orderway=asc", "orderby=reference&orderway=desc", "n=20"), filters=("id_category_layered=4", "selected_filters=size-s"),
    tile=lambda t, url: f'<li class="ajax_block_product col-xs-12"><div class="product-container" itemscope itemtype="https://schema.org/Product"><div class="left-block"><div class="product-image-container"><a class="product_img_link" href="{url}" title="{t.name}" itemprop="url"><img alt="{t.name}" itemprop="image"></a><a class="quick-view" href="{url}"><span>Quick view</span></a></div></div><div class="right-block"><h5 itemprop="name"><a class="product-name" href="{url}" title="{t.name}" itemprop="url">{t.name}</a></h5><div class="content_price" itemprop="offers" itemscope itemtype="https://schema.org/Offer"><span itemprop="price" class="price product-price">{amount(t.price)}</span><meta itemprop="priceCurrency" content="USD"></div><div class="button-container"><a class="button ajax_add_to_cart_button btn btn-default" href="{{base}}/cart?add=1&id_product={t.number}&token=abcdef" title="Add to cart"><span>Add to cart</span></a><a class="button lnk_view btn btn-default" href="{url}" title="View"><span>More</span></a></div></div></div></li>',
    grid='<ul class="product_list grid row">{}</ul>', nav='<a href="/my-account">Sign in</a>', foot='<a href="/new-products">New products</a><a href="/best-sales">Best sellers</a><a href="/content/4-about-us">About us</a><a href="/sitemap">Sitemap</a>',
    bodies=('id="category" class="category hide-right-column"', 'id="product" class="product hide-left-column"'), extras={"/content/4-about-us": "<h1>About us</h1>"},
)  # fmt: skip

SHOPS = (OPENCART, SHOPIFY, BIGCOMMERCE, CSCART, XCART, VIRTUEMART, HYVA, PRESTASHOP16)
