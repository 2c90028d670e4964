"""PHP software: PrestaShop, Magento 2, Shopware 6, Sylius, Bagisto, Zen Cart, osCommerce, AbanteCart and others."""

from tests.integration.spiders.software.catalogue import Thing
from tests.integration.spiders.software.theme import Theme, amount

ALL = frozenset({"was", "sku", "brand", "gtin", "stock"})


def _euro(value: str) -> str:
    return amount(value, sign="€")


def _dl(*rows: tuple[str, str | None]) -> str:
    return "".join(f'<dt class="name">{k}</dt><dd class="value">{v}</dd>' for k, v in rows if v)


# PrestaShop 8, classic theme: numbers in addresses, filters as ?q=, brand pages, stock shown only when it ends.
def _prestashop(t: Thing) -> str:
    was = (
        f'<div class="product-discount"><span class="regular-price">{_euro(t.was)}</span></div>'
        if t.was
        else ""
    )
    save = '<span class="discount discount-percentage">Save 20%</span>' if t.was else ""
    out = '<i class="material-icons product-unavailable">&#xE14B;</i>Out-of-Stock' if not t.stock else ""
    sku = f'<div class="product-reference"><label class="label">Reference </label><span>{t.sku}</span></div>'
    count = f'<div class="product-quantities"><label>In stock</label><span data-stock="{t.stock}">{t.stock} Items</span></div>'
    sizes = "".join(f'<option title="{s}">{s}</option>' for s in t.sizes)
    return (
        f'<section id="main"><h1 class="h1">{t.name}</h1><div class="product-prices js-product-prices">{was}<div class="product-price">'
        f'<div class="current-price"><span class="current-price-value" content="{t.price}">{_euro(t.price)}</span>{save}</div></div>'
        '<div class="tax-shipping-delivery-label">Tax included</div></div><div class="product-variants"><span class="control-label">Size'
        f'</span><select>{sizes}</select></div><div class="product-add-to-cart"><span class="control-label">Quantity</span>'
        f'<button class="btn add-to-cart" type="submit" {"" if t.stock else "disabled"}>Add to cart</button>'
        f'<span id="product-availability">{out}</span></div><div class="product-description"><p>Regular fit, 100% good.</p></div>'
        f'<div id="product-details"><div class="product-manufacturer"><label class="label">Brand</label><span><a href="/brand/1-{t.brand}">{t.brand}</a>'
        f'</span></div>{sku if t.sku else ""}{count if t.stock else ""}<dl class="data-sheet">{_dl(("Composition", "Steel"))}</dl>'
        f'<dl class="data-sheet">{_dl(("ean13", t.gtin))}</dl></div></section>'
    )


def _prestashop_tile(t: Thing, url: str) -> str:
    was = f'<span class="regular-price">{_euro(t.was)}</span>' if t.was else ""
    anchor = f"#/1-size-{t.sizes[0]}" if t.sizes else ""
    return (
        f'<article class="product-miniature js-product-miniature"><a href="{url}{anchor}" class="thumbnail"><img alt="{t.name}"></a>'
        f'<h2 class="h3 product-title"><a href="{url}{anchor}">{t.name}</a></h2><div class="product-price-and-shipping">{was}'
        f'<span class="price">{_euro(t.price)}</span></div><a class="quick-view" href="#">Quick view</a></article>'
    )


PRESTASHOP = Theme(
    name="PrestaShop", currency="EUR", shows=ALL,
    product_path=lambda t, c: f"/{t.categories[0]}/{t.number}-{t.slug}.html",
    category_path=lambda c: f"/{len(c)}-{c}",
    product=_prestashop, tile=_prestashop_tile,
    sorts=("order=product.position.asc", "order=product.price.desc"),
    filters=("q=Size-S", "q=Size-M", "q=Brand-Stanway", "q=Price-%E2%82%AC-3-30"),
    foot='<a href="/content/1-delivery">Delivery</a><a href="/contact-us">Contact</a><a href="/login?back=x">Sign in</a>',
    extras={"/content/1-delivery": "<h1>Delivery</h1><p>From €4.90</p>", "/contact-us": "<h1>Contact us</h1>"},
    bodies=('id="category"', 'id="product" class="page-product"'),
)  # fmt: skip


# Magento 2, Luma: microdata by meta elements, SKU as attribute, layered navigation, compare and wishlist as posts.
def _luma_price(t: Thing) -> str:
    if not t.was:
        return f'<span class="price-container price-final_price tax weee" itemprop="offers" itemscope itemtype="http://schema.org/Offer"><span class="price-wrapper" data-price-amount="{t.price}"><span class="price">{amount(t.price)}</span></span><meta itemprop="price" content="{t.price}"><meta itemprop="priceCurrency" content="USD"></span>'
    return (
        f'<span class="special-price"><span class="price-label">Special Price</span><span class="price">{amount(t.price)}</span></span>'
        f'<span class="old-price"><span class="price-label">Regular Price</span><span class="price">{amount(t.was)}</span></span>'
    )


def _luma(t: Thing) -> str:
    stock = (
        '<div class="stock available" title="Availability"><span>In stock</span></div>'
        if t.stock
        else '<div class="stock unavailable" title="Availability"><span>Out of stock</span></div>'
    )
    as_low = '<span class="price-label">As low as</span>' if t.sizes else ""
    button = (
        '<button type="submit" title="Add to Cart" class="action primary tocart" id="product-addtocart-button"><span>Add to Cart</span></button>'
        if t.stock
        else ""
    )
    sku = (
        f'<div class="product attribute sku"><strong class="type">SKU</strong><div class="value" itemprop="sku">{t.sku}</div></div>'
        if t.sku
        else ""
    )
    return (
        f'<main id="maincontent"><div class="product-info-main"><h1 class="page-title"><span class="base" itemprop="name">{t.name}</span></h1>'
        '<div class="product-reviews-summary"><a class="action view" href="#reviews">3 Reviews</a></div>'
        f'<div class="product-info-price"><div class="price-box price-final_price">{as_low}{_luma_price(t)}</div>'
        f'<div class="product-info-stock-sku">{stock}{sku}</div></div>{button}'
        '<a href="#" class="action towishlist"><span>Add to Wish List</span></a><a href="#" class="action tocompare"><span>Add to Compare</span></a></div>'
        '<table class="data table additional-attributes"><tr><th class="col label">Activity</th><td class="col data">Gym</td></tr></table></main>'
    )


MAGENTO = Theme(
    name="Magento 2", shows=frozenset({"was", "sku", "stock"}),
    product_path=lambda t, c: f"/{t.slug}.html", category_path=lambda c: f"/{c}.html",
    product=_luma,
    tile=lambda t, url: f'<li class="item product product-item"><div class="product-item-info"><a href="{url}" class="product photo product-item-photo"><img alt="{t.name}"></a><strong class="product name product-item-name"><a class="product-item-link" href="{url}">{t.name}</a></strong><div class="price-box"><span class="price">{amount(t.price)}</span></div><button class="action tocart"><span>Add to Cart</span></button></div></li>',
    grid='<ol class="products list items product-items">{}</ol>', pager="p={n}", pagination='<div class="pages"><ul class="items pages-items">{}</ul></div>',
    sorts=("product_list_order=price", "product_list_mode=list", "product_list_limit=24"), filters=("activity=11", "climate=202", "color=50", "price=10-20", "cat=9"),
    nav='<a href="/customer/account/login/">Sign In</a>', foot='<a href="/privacy-policy-cookie-restriction-mode/">Privacy</a><a href="/search/term/popular/">Search terms</a><a href="/catalogsearch/advanced/">Advanced Search</a><a href="/sales/guest/form/">Orders</a>',
    extras={"/search/term/popular/": "<h1>Popular Search Terms</h1>", "/privacy-policy-cookie-restriction-mode/": "<h1>Privacy Policy</h1>"},
    bodies=('class="page-products catalog-category-view"', 'class="catalog-product-view page-layout-1column" itemscope itemtype="http://schema.org/Product"'),
)  # fmt: skip


# Shopware 6: microdata, number as address part of a variant, prices with comma, product number always.
def _shopware(t: Thing) -> str:
    was = (
        f'<span class="list-price"><span class="list-price-price">{amount(t.was, sign="€", comma=True)}</span><span class="list-price-percentage">(20% gespart)</span></span>'
        if t.was
        else ""
    )
    stock = (
        '<link itemprop="availability" href="https://schema.org/InStock"><p class="delivery-information delivery-available">Sofort verfügbar, Lieferzeit: 2-5 Tage</p>'
        if t.stock
        else '<link itemprop="availability" href="https://schema.org/LimitedAvailability"><p class="delivery-information delivery-soldout">Nicht mehr verfügbar</p>'
    )
    button = (
        '<button class="btn btn-primary btn-buy" title="In den Warenkorb">In den Warenkorb</button>'
        if t.stock
        else ""
    )
    number = (
        f'<div class="product-detail-ordernumber-container"><span class="product-detail-ordernumber-label">Produktnummer:</span><span class="product-detail-ordernumber" itemprop="sku">{t.sku}</span></div>'
        if t.sku
        else ""
    )
    gtin = (
        f'<meta itemprop="gtin13" content="{t.gtin}"><div class="product-detail-ean"><span>GTIN/EAN:</span> <span>{t.gtin}</span></div>'
        if t.gtin
        else ""
    )
    return (
        f'<div class="product-detail" itemscope itemtype="https://schema.org/Product"><h1 class="product-detail-name" itemprop="name">{t.name}</h1>'
        f'<div class="product-detail-manufacturer"><a class="product-detail-manufacturer-link" href="/x" itemprop="brand" itemscope itemtype="https://schema.org/Brand"><meta itemprop="name" content="{t.brand}">{t.brand}</a></div>'
        f'<div class="product-detail-buy" itemprop="offers" itemscope itemtype="https://schema.org/Offer"><meta itemprop="url" content="{{base}}/{t.slug}/{t.sku}"><meta itemprop="priceCurrency" content="EUR">'
        f'<p class="product-detail-price"><meta itemprop="price" content="{t.price}">{amount(t.price, sign="€", comma=True)}</p>{was}<p class="product-detail-tax">Preise inkl. MwSt. zzgl. Versandkosten</p>{stock}{button}{number}{gtin}</div></div>'
    )


SHOPWARE = Theme(
    name="Shopware 6", currency="EUR", shows=ALL, lang="de-DE",
    product_path=lambda t, c: f"/{t.slug}/SW{t.number}", category_path=lambda c: f"/{c}/", product=_shopware,
    tile=lambda t, url: f'<div class="card product-box box-standard"><a href="{url}" class="product-image-link"><img alt="{t.name}"></a><a href="{url}" class="product-name">{t.name}</a><div class="product-price">{amount(t.price, sign="€", comma=True)}</div><button class="btn btn-buy">In den Warenkorb</button></div>',
    pager="p={n}", sorts=("order=name-asc",), filters=("manufacturer=abc", "properties=def"),
    foot='<a href="/Service/Impressum/">Impressum</a><a href="/widgets/cms/1">x</a>', extras={"/Service/Impressum/": "<h1>Impressum</h1>"},
    bodies=('class="is-ctl-navigation is-act-index"', 'class="is-ctl-product is-act-index"'),
)  # fmt: skip


# Sylius: no structured data, a locale in each address, taxons, the code unseen.
def _sylius(t: Thing) -> str:
    was = (
        f'<span class="ui small header" id="product-original-price"><del>{amount(t.was)}</del></span>'
        if t.was
        else ""
    )
    sizes = "".join(f'<option value="{s}">{s}</option>' for s in t.sizes)
    rows = (
        f'<table id="sylius-product-variants"><tr><td>{t.name}</td><td class="sylius-product-variant-price">{amount(t.price)}</td></tr></table>'
        if t.sizes
        else ""
    )
    button = (
        '<button type="submit" class="ui huge primary icon labeled button"><i class="cart icon"></i> Add to cart</button>'
        if t.stock
        else '<div class="ui icon warning message" id="sylius-product-out-of-stock">Out of stock</div>'
    )
    return (
        f'<h1 id="sylius-product-name" class="ui monster dividing header">{t.name}</h1><a href="/en_US/products/{t.slug}/reviews/">3 reviews</a>'
        f'<div id="sylius-product-price">{was}<span class="ui huge header" id="product-price" data-test-product-price>{amount(t.price)}</span></div>'
        f'<form name="sylius_add_to_cart"><select>{sizes}</select>{button}</form>{rows}<p>A fine thing.</p>'
        '<table class="ui definition table"><tr><td class="sylius-product-attribute-name">Material</td><td class="sylius-product-attribute-value">100% cotton</td></tr></table>'
    )


SYLIUS = Theme(
    name="Sylius", shows=frozenset({"was", "stock"}), start="/en_US/", lang="en",
    product_path=lambda t, c: f"/en_US/products/{t.slug}", category_path=lambda c: f"/en_US/taxons/{c}", product=_sylius,
    tile=lambda t, url: f'<div class="ui fluid card"><a href="{url}" class="blurring dimmable image"><img alt="{t.name}"></a><div class="content"><a href="{url}" class="header sylius-product-name">{t.name}</a><div class="sylius-product-price">{amount(t.price)}</div></div></div>',
    sorts=("sorting%5Bprice%5D=asc", "sorting%5BcreatedAt%5D=desc", "limit=18"), nav='<a href="/en_US/switch-locale/de_DE">German</a><a href="/en_US/switch-currency/EUR">EUR</a><a href="/en_US/login">Login</a>',
    extras={"/en_US/contact/": "<h1>Contact</h1>"}, foot='<a href="/en_US/contact/">Contact</a>',
)  # fmt: skip


# Zen Cart: everything behind index.php, with a session.
def _zencart(t: Thing) -> str:
    price = (
        f'<span class="normalprice">{amount(t.was)}&nbsp;</span><span class="productSpecialPrice">{amount(t.price)}</span><span class="productPriceDiscount"><br>Save:&nbsp;20% off</span>'
        if t.was
        else f'<span class="productBasePrice">{amount(t.price)}</span>'
    )
    form = (
        '<div id="cartAdd">Add to Cart: <input type="text" name="cart_quantity" value="1"><input type="submit" value="Add to Cart" class="cssButton submit_button"></div>'
        if t.stock
        else '<span class="button soldout-button">Sold Out</span>'
    )
    rows = (
        f"<li>Model: {t.sku}</li>" if t.sku else ""
    ) + f"<li>Shipping Weight: 2lbs</li><li>{t.stock} Units in Stock</li><li>Manufactured by: {t.brand}</li>"
    sizes = (
        f'<h3>Please Choose:</h3><h4 class="optionName">Size</h4><select>{"".join(f"<option>{s}</option>" for s in t.sizes)}</select>'
        if t.sizes
        else ""
    )
    return (
        f'<div class="centerColumn" id="productGeneral"><div id="navBreadCrumb"><a href="/">Home</a> :: {t.name}</div><h1 id="productName" class="productGeneral">{t.name}</h1>'
        f'<h2 id="productPrices" class="productGeneral">{price}</h2><div id="productDescription">A fine thing.</div>{form}<ul id="productDetailsList">{rows}</ul>{sizes}'
        f'<a href="/index.php?main_page=product_reviews_write&products_id={t.number}">Write Review</a><a href="/index.php?main_page=ask_a_question&pid={t.number}">Ask a Question</a>'
        '<p id="productDateAdded">This product was added to our catalog on Monday 03 November, 2003.</p></div>'
    )


ZENCART = Theme(
    name="Zen Cart", shows=frozenset({"was", "sku", "brand", "stock"}),
    product_path=lambda t, c: f"/index.php?main_page=product_info&cPath={c}&products_id={t.number}",
    category_path=lambda c: f"/index.php?main_page=index&cPath={c}", product=_zencart, start="/index.php?main_page=index",
    tile=lambda t, url: f'<div class="centerBoxContentsListing"><a href="{url}"><img alt="{t.name}"></a><h3 class="itemTitle"><a href="{url}">{t.name}</a></h3><div class="list-price">{amount(t.price)}</div><a href="{url}&action=buy_now">Buy Now</a></div>',
    sorts=("sort=20a", "sort=3d", "alpha_filter_id=65"), session="zenid=0123456789abcdef0123456789", title="{}, Zen Cart!",
    foot='<a href="/index.php?main_page=shippinginfo">Shipping</a><a href="/index.php?main_page=site_map">Site map</a><a href="/index.php?main_page=products_all">All Products</a>',
    extras={"/index.php?main_page=shippinginfo": "<h1>Shipping</h1>"}, bodies=('id="indexBody"', 'id="productinfoBody"'),
)  # fmt: skip


# osCommerce 2.3: tables, the model in brackets behind the name, no availability.
def _oscommerce(t: Thing) -> str:
    price = (
        f"<del>{amount(t.was)}</del> <span class='productSpecialPrice'>{amount(t.price)}</span>"
        if t.was
        else amount(t.price)
    )
    model = f'<br><span class="smallText">[{t.sku}]</span>' if t.sku else ""
    return (
        f'<form name="cart_quantity"><div class="page-header"><div class="row"><h1 class="col-sm-8"><a href="/product_info.php?products_id={t.number}">{t.name}</a>{model}</h1><h2 class="col-sm-4 text-right">{price}</h2></div></div>'
        f'<div class="contentContainer"><p>A fine thing.</p><select>{"".join(f"<option>{s}</option>" for s in t.sizes)}</select><button type="submit" class="btn btn-success btn-product-info btn-buy">Add to Cart</button>'
        f'<a class="btn" href="/product_reviews.php?products_id={t.number}">Reviews</a></div></form>'
    )


OSCOMMERCE = Theme(
    name="osCommerce", shows=frozenset({"was", "sku"}),
    product_path=lambda t, c: f"/product_info.php?cPath={c}&products_id={t.number}", category_path=lambda c: f"/index.php?cPath={c}",
    product=_oscommerce, session="osCsid=abcdef0123456789abcdef0123", start="/index.php",
    tile=lambda t, url: f'<div class="item list-group-item col-sm-4"><div class="productHolder equal-height"><a href="{url}"><img alt="{t.name}"></a><div class="caption"><h2 class="group inner list-group-item-heading"><a href="{url}">{t.name}</a></h2><div class="row"><div class="col-xs-6">{amount(t.price)}</div><a class="btn" href="/index.php?action=buy_now&products_id={t.number}&cPath=1">Buy Now</a></div></div></div></div>',
    sorts=("sort=2a", "sort=3d", "filter_id=4"), foot='<a href="/shipping.php">Shipping</a><a href="/specials.php">Specials</a><a href="/advanced_search.php">Search</a>',
    extras={"/shipping.php": "<h1>Shipping &amp; Returns</h1>"},
)  # fmt: skip


# AbanteCart: rt= routes, the model as label, stock as text.
def _abantecart(t: Thing) -> str:
    price = (
        f'<div class="productfilneprice">{amount(t.price)}</div><span class="productpageoldprice">{amount(t.was)}</span>'
        if t.was
        else f'<div class="productfilneprice">{amount(t.price)}</div>'
    )
    button = (
        '<a href="#" onclick="$(this).closest(\'form\').submit(); return false;" class="cart"><i class="fa fa-cart-plus"></i> Add to Cart</a>'
        if t.stock
        else '<ul class="productpagecart"><li><span class="nostock">Out Of Stock</span></li></ul>'
    )
    model = f'<li><span class="productinfoleft">Model:</span> {t.sku}</li>' if t.sku else ""
    return (
        f'<div id="product_details"><h1 class="productname"><span class="bgnone">{t.name}</span></h1><div class="productprice"><div class="productpageprice jumbotron">{price}</div></div>'
        f'<div class="quantitybox"><select>{"".join(f"<option>{s}</option>" for s in t.sizes)}</select>{button}</div><ul class="productinfo"><li><span class="productinfoleft">Availability:</span> {"In Stock" if t.stock else "Out Of Stock"}</li>{model}'
        f'<li><span class="productinfoleft">Manufacturer:</span> <a href="/index.php?rt=product/manufacturer&manufacturer_id=1"><img alt="{t.brand}"> {t.brand}</a></li></ul><a href="/index.php?rt=account/wishlist&x=1">wish</a></div>'
    )


ABANTECART = Theme(
    name="AbanteCart", shows=frozenset({"was", "sku", "brand", "stock"}),
    product_path=lambda t, c: f"/index.php?rt=product/product&product_id={t.number}", category_path=lambda c: f"/index.php?rt=product/category&path={c}",
    product=_abantecart,
    tile=lambda t, url: f'<div class="col-md-3"><div class="fixed_wrapper"><div class="fixed"><a class="prdocutname" href="{url}">{t.name}</a></div></div><div class="thumbnail"><a href="{url}"><img alt="{t.name}"></a><div class="pricetag"><div class="price"><div class="oneprice">{amount(t.price)}</div></div><a class="productcart" href="/index.php?rt=checkout/cart&product_id={t.number}">Add to Cart</a></div></div></div>',
    sorts=("sort=p.price-DESC", "limit=20"), foot='<a href="/index.php?rt=content/content&content_id=1">About Us</a><a href="/index.php?rt=content/sitemap">Sitemap</a>',
    extras={"/index.php?rt=content/content&content_id=1": "<h1>About Us</h1>"},
)  # fmt: skip

SHOPS = (PRESTASHOP, MAGENTO, SHOPWARE, SYLIUS, ZENCART, OSCOMMERCE, ABANTECART)
