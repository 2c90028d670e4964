"""Software of German shops, in German: Shopware 5, OXID, modified eCommerce, JTL-Shop."""

from tests.integration.spiders.software.catalogue import Thing
from tests.integration.spiders.software.theme import Theme, amount


def _euro(value: str) -> str:
    return amount(value, sign="€", comma=True)


# Shopware 5: the category as ?c=, microdata, order number and delivery time, a pseudo price.
def _shopware5(t: Thing) -> str:
    was = f'<span class="content--discount"><span class="price--discount-icon"><i class="icon--percent2"></i></span><span class="price--line-through">{_euro(t.was)} *</span><span class="price--discount-percentage">(20% gespart)</span></span>' if t.was else ""  # fmt: skip
    stock = '<link itemprop="availability" href="http://schema.org/InStock"><p class="delivery--information"><span class="delivery--text delivery--text-available"><i class="delivery--status-icon delivery--status-available"></i>Sofort versandfertig, Lieferzeit ca. 1-3 Werktage</span></p>' if t.stock else '<link itemprop="availability" href="http://schema.org/LimitedAvailability"><p class="delivery--information"><span class="delivery--text delivery--text-not-available"><i class="delivery--status-icon"></i>Dieser Artikel steht derzeit nicht zur Verfügung!</span></p>'  # fmt: skip
    buy = '<button class="buybox--button block btn is--primary is--icon-right is--center is--large" name="In den Warenkorb"><span class="buy-btn--cart-add">In den</span> <span class="buy-btn--cart-text">Warenkorb</span></button>' if t.stock else ""  # fmt: skip
    return (
        f'<div class="content product--details" itemscope itemtype="http://schema.org/Product"><header class="product--header"><div class="product--info"><h1 class="product--title" itemprop="name">{t.name}</h1><a class="product--supplier-link" href="{{base}}/{t.brand}/" title="Weitere Artikel von {t.brand}"><img alt="{t.brand}"></a></div></header><div class="product--detail-upper block-group"><div class="product--buybox block"><meta itemprop="brand" content="{t.brand}"><div itemprop="offers" itemscope itemtype="http://schema.org/Offer" class="buybox--inner"><meta itemprop="priceCurrency" content="EUR"><div class="product--price price--default {"price--discount" if t.was else ""}"><span class="price--content content--default"><meta itemprop="price" content="{t.price}">{_euro(t.price)} *</span>{was}</div>'
        f'<p class="product--tax" data-content="" data-modalbox="true">inkl. MwSt. <a title="Versandkosten" href="{{base}}/versandkosten">zzgl. Versandkosten</a></p><div class="product--delivery">{stock}</div><form class="buybox--form">{buy}</form></div><ul class="product--base-info list--unstyled"><li class="base-info--entry entry--sku"><strong class="entry--label">Artikel-Nr.:</strong><meta itemprop="productID" content="{t.number}9"><span class="entry--content" itemprop="sku">{t.sku or f"SW10{t.number}"}</span></li></ul></div></div></div>'
    )


SHOPWARE5 = Theme(
    name="Shopware 5", lang="de", currency="EUR", shows=frozenset({"was", "brand", "stock", "model"}), product_path=lambda t, c: f"/{t.categories[0]}/{t.number}/{t.slug}" + (f"?c={len(c)}" if c else ""), category_path=lambda c: f"/{c}/", product=_shopware5, pager="p={n}", title="{} | Demoshop",
    head=lambda t: f'<link rel="canonical" href="{{base}}/{t.categories[0]}/{t.number}/{t.slug}">', sorts=("p=1&o=3&n=12", "p=1&o=4&n=12"), filters=("p=1&s=2", "p=1&o=1&n=12&max=20.00&min=3.00"), pagination='<div class="listing--paging panel--paging">{}</div>', bodies=('class="is--ctl-listing is--act-index"', 'class="is--ctl-detail is--act-index"'),
    tile=lambda t, url: f'<div class="product--box box--basic" data-ordernumber="{t.sku or ""}"><div class="box--content is--rounded"><div class="product--info"><a href="{url}" title="{t.name}" class="product--image"><span class="image--element"><img alt="{t.name}" title="{t.name}"></span></a><a href="{url}" class="product--title" title="{t.name}">{t.name}</a><div class="product--description">Gute Sache</div><div class="product--price-info"><div class="price--unit" title="Inhalt"></div><div class="product--price"><span class="price--default is--nowrap">{_euro(t.price)} *</span></div></div></div></div></div>',
    grid='<div class="listing--container"><div class="listing">{}</div></div>', nav='<a href="/account">Mein Konto</a><a href="/note">Merkzettel</a>', foot='<a href="/versandkosten">Versand und Zahlungsbedingungen</a><a href="/impressum">Impressum</a><p>* Alle Preise inkl. gesetzl. Mehrwertsteuer zzgl. Versandkosten</p>', extras={"/versandkosten": "<h1>Versandkosten</h1><p>4,90 €</p>", "/impressum": "<h1>Impressum</h1>"},
)  # fmt: skip


# OXID eShop: names in addresses as written, "Art.Nr.", the old price as "statt", a traffic light for the stock.
def _oxid(t: Thing) -> str:
    was = f'<del class="price-old">{_euro(t.was)}</del> ' if t.was else ""
    buy = '<button id="toBasket" type="submit" class="btn btn-primary submitButton largeButton"><i class="fa fa-shopping-cart"></i> In den Warenkorb</button>' if t.stock else ""  # fmt: skip
    stock = '<span class="stockFlag lowStock"><i class="fa fa-circle text-success"></i> sofort lieferbar</span>' if t.stock else '<span class="stockFlag notOnStock"><i class="fa fa-circle text-danger"></i> Dieser Artikel ist nicht auf Lager und muss erst nachbestellt werden.</span>'  # fmt: skip
    return f'<div id="productinfo"><div id="detailsMain"><form class="js-oxProductForm" method="post"><div class="detailsInfo clear"><div class="row"><div class="col-xs-12 details-col-middle"><h1 id="productTitle">{t.name}</h1><div class="brandLogo"><a href="{{base}}/Hersteller/{t.brand}/" title="{t.brand}"><img alt="{t.brand}"></a></div><span class="small text-muted">Art.Nr. {t.sku or t.number}</span><div class="shortdesc" id="productShortdesc">Gute Sache</div><div class="pricebox"><div id="productPrice" class="price">{was}<label id="productPrice" class="price h2"><span><span class="price-from"></span><span class="price">{_euro(t.price)}</span><span class="price-markup">*</span></span></label></div></div><p class="vat-info text-muted"><small>* inkl. MwSt., <a href="{{base}}/Versand/">zzgl. Versandkosten</a></small></p><div class="tobasket"><p id="amountPrice"></p><input id="amountToBasket" type="text" value="1">{buy}</div>{stock}</div></div></div></form></div></div>'


OXID = Theme(
    name="OXID", lang="de", currency="EUR", shows=frozenset({"was", "stock", "model", "logo"}), product_path=lambda t, c: f"/{c.title()}/{t.slug.title()}.html", category_path=lambda c: f"/{c.title()}/", product=_oxid, pager="pgNr={n0}", head=lambda t: f'<link rel="canonical" href="{{base}}/{t.categories[0].title()}/{t.slug.title()}.html">', title="{} | OXID eShop",
    sorts=("ldtype=grid&_artperpage=10", "listorderby=oxtitle&listorder=asc"), filters=("attrfilter%5Bx%5D=a",), pagination='<ol class="pagination">{}</ol>',
    tile=lambda t, url: f'<div class="productBox product-box"><form method="post"><div class="picture text-center"><a href="{url}" title="{t.name}"><img alt="{t.name}"></a></div><div class="listDetails text-center"><div class="title"><a href="{url}" class="title" title="{t.name}"><span>{t.name}</span></a></div><div class="price"><div class="content"><span class="lead text-nowrap">{_euro(t.price)}</span></div></div><a class="btn btn-primary" href="{url}">Mehr Informationen</a></div></form></div>',
    grid='<div id="productList" class="list-container grid-view">{}</div>', nav='<a href="/index.php?cl=register&sourcecl=start">Konto eröffnen</a><a href="/index.php?lang=1">English</a>', foot='<a href="/Impressum/">Impressum</a><a href="/Versand/">Versand</a><a href="/Hersteller/">Marken</a>', extras={"/Impressum/": "<h1>Impressum</h1>", "/Versand/": "<h1>Versand</h1><p>3,90 €</p>"},
)  # fmt: skip


# modified eCommerce (xt:Commerce): plain addresses, "statt nur", delivery time for stock, EUR behind the amount.
def _modified(t: Thing) -> str:
    price = f'<span class="pd_old_price">Statt {amount(t.was, sign="EUR", comma=True)}</span><span class="pd_new_price">Nur {amount(t.price, sign="EUR", comma=True)}</span>' if t.was else f'<span class="standard_price">{amount(t.price, sign="EUR", comma=True)}</span>'  # fmt: skip
    time = '<span class="pd_inforow">Lieferzeit:&nbsp;<a href="{base}/popup_content.php?coID=10">3-4 Tage</a></span>' if t.stock else '<span class="pd_inforow">Lieferzeit:&nbsp;<a href="{base}/popup_content.php?coID=10">derzeit nicht lieferbar</a></span>'  # fmt: skip
    buy = '<input name="products_qty" value="1"><span class="cssButton"><button type="submit" title="In den Warenkorb">In den Warenkorb</button></span>' if t.stock else ""  # fmt: skip
    row = f'<div class="pd_inforow"><strong>Art.Nr.:</strong> {t.sku}</div>' if t.sku else ""
    ean = f'<div class="pd_inforow"><strong>GTIN/EAN:</strong> {t.gtin}</div>' if t.gtin else ""
    return f'<div id="product_details"><div class="pd_headline"><h1>{t.name}</h1></div><div id="pd_image"><img alt="{t.name}"></div><div class="pd_info">{row}{ean}<div class="pd_inforow"><strong>Hersteller:</strong> {t.brand}</div>{time}<div class="pd_summarybox"><div class="pd_price">{price}</div><div class="pd_tax">inkl. 19 % MwSt. zzgl. <a href="{{base}}/popup_content.php?coID=1">Versandkosten</a></div><form action="{{base}}/product_info.php?products_id={t.number}&action=add_product" method="post">{buy}</form></div></div></div>'


MODIFIED = Theme(
    name="modified eCommerce", lang="de", currency="EUR", shows=frozenset({"was", "sku", "brand", "gtin", "stock"}), product_path=lambda t, c: f"/product_info.php?products_id={t.number}", category_path=lambda c: f"/index.php?cPath={len(c)}", product=_modified, title="{} - Mein Shop",
    sorts=("sorting=price_asc", "view_mode=list"), filters=("filter_id=3", "filter%5B1%5D=2"), pagination='<div class="pagination_list"><ul>{}</ul></div>',
    tile=lambda t, url: f'<div class="listingbox"><div class="lb_inner"><div class="lb_image"><a href="{url}"><img alt="{t.name}"></a></div><div class="lb_title"><h2><a href="{url}">{t.name}</a></h2></div><div class="lb_price"><span class="standard_price">{amount(t.price, sign="EUR", comma=True)}</span></div><div class="lb_tax">inkl. 19 % MwSt.</div><div class="lb_buttons"><a href="{{base}}/index.php?action=buy_now&BUYproducts_id={t.number}"><span class="cssButton">1 x kaufen</span></a> <a href="{url}">Details</a></div></div></div>',
    nav='<a href="{base}/login.php">Anmelden</a><a href="{base}/shopping_cart.php">Warenkorb</a>', foot='<a href="{base}/shop_content.php?coID=4">Impressum</a><a href="{base}/specials.php">Angebote</a><a href="{base}/products_new.php">Neue Artikel</a>', extras={"/shop_content.php?coID=4": "<h1>Impressum</h1>"},
)  # fmt: skip


# JTL-Shop 5: products and categories at the root, microdata, filters behind two underscores.
def _jtl(t: Thing) -> str:
    was = f'<div class="price-discount"><div class="text-danger text-stroke text-nowrap-util"><span class="value">Alter Preis: <span class="discount-old-price text-nowrap-util">{_euro(t.was)}</span></span></div></div>' if t.was else ""  # fmt: skip
    code = f'<li class="product-sku"><span class="font-weight-bold">Artikelnummer:</span> <span itemprop="sku">{t.sku}</span></li>' if t.sku else ""  # fmt: skip
    ean = f'<li class="product-ean"><strong>GTIN:</strong> <span itemprop="gtin13">{t.gtin}</span></li>' if t.gtin else ""  # fmt: skip
    stock = '<div class="signal_image status-1"><span>sofort verfügbar</span></div><div class="estimated-delivery"><span class="text">Lieferzeit: 2 - 3 Werktage</span></div><link itemprop="availability" href="https://schema.org/InStock">' if t.stock else '<div class="signal_image status-0"><span>momentan nicht verfügbar</span></div><link itemprop="availability" href="https://schema.org/OutOfStock">'  # fmt: skip
    return f'<div id="result-wrapper" itemprop="mainEntity" itemscope itemtype="https://schema.org/Product"><meta itemprop="url" content="{{base}}/{t.slug}"><div id="product-offer" class="product-detail"><div class="product-info"><div class="product-headline"><h1 class="product-title h2" itemprop="name">{t.name}</h1></div><ul class="info-essential list-unstyled">{code}{ean}<li itemprop="brand" itemscope itemtype="https://schema.org/Organization"><strong>Hersteller:</strong> <a href="{{base}}/{t.brand}" itemprop="url"><span itemprop="name">{t.brand}</span></a></li></ul><div class="product-offer" itemprop="offers" itemscope itemtype="https://schema.org/Offer"><div class="price_wrapper"><div class="price h1"><span class="currency-price"><span>{_euro(t.price)}</span></span><meta itemprop="price" content="{t.price}"><meta itemprop="priceCurrency" content="EUR"></div><div class="price-note">{was}<div class="vat_info text-muted">inkl. 19% USt., zzgl. <a href="{{base}}/Versandinformationen">Versand</a></div></div></div><div class="delivery-status">{stock}</div><div id="add-to-cart" class="basket-form"><button name="inWarenkorb" type="submit" {"" if t.stock else "disabled"} class="btn btn-primary">In den Warenkorb</button></div></div></div></div></div>'


JTL = Theme(
    name="JTL-Shop", lang="de", currency="EUR", shows=frozenset({"was", "sku", "brand", "gtin", "stock"}), product_path=lambda t, c: f"/{t.slug}", category_path=lambda c: f"/{c.title()}", product=_jtl, pager="seite={n}", title="{}, 2026", head=lambda t: f'<link rel="canonical" href="{{base}}/{t.slug}"><meta property="og:type" content="product">',
    sorts=("Sortierung=3", "ed=2"), filters=("hf=3", "mf1=12"), bodies=('data-page="2"', 'data-page="1"'), pagination='<ul class="pagination pagination-ajax">{}</ul>',
    tile=lambda t, url: f'<div class="product-wrapper"><div class="productbox productbox-column" itemprop="itemListElement" itemscope itemtype="http://schema.org/ListItem"><div class="productbox-inner"><div class="productbox-image"><a href="{url}"><img alt="{t.name}"></a></div><div class="productbox-title" itemprop="name"><a href="{url}" class="text-clamp-2">{t.name}</a></div><div itemprop="offers" itemscope itemtype="http://schema.org/Offer"><div class="item-list-price"><div class="price_wrapper"><div class="price productbox-price"><span>{_euro(t.price)}</span><span class="footnote-reference">*</span></div></div></div></div></div></div></div>',
    grid='<div id="product-list" class="product-list row">{}</div>', nav='<a href="/Mein-Konto">Anmelden</a><a href="/Vergleichsliste">Vergleichsliste</a><a href="/Warenkorb">Warenkorb</a>', foot='<a href="/Versandinformationen">Versand</a><a href="/Impressum">Impressum</a><a href="/Kontakt">Kontakt</a>', extras={"/Versandinformationen": "<h1>Versand</h1><p>4,90 €</p>", "/Impressum": "<h1>Impressum</h1>"},
)  # fmt: skip

SHOPS = (SHOPWARE5, OXID, MODIFIED, JTL)
