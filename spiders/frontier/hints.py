"""What addresses, class names and link texts give away about the page behind a link, in several languages."""

import re

PAGE_NAME = re.compile(
    r"^(?:(?:[a-z]{1,9}_)?page|p|pg|paged|pagenumber|page_?(?:no|nr|num)|pg_?nr|pageindex|pageid|seite|pagina|start|"
    r"offset)$",
    re.I,
)
PAGE_PATH = re.compile(r"/(?:page|seite|pagina|sivu|strona)[/-]?\d{1,5}/?$", re.I)
PAGER = re.compile(r"\b(?:pagination|paging|pager|paginator|page-?numbers?|pages)\b", re.I)
CARD = re.compile(
    r"\b(?:product|item|produkt|artikel|produit|producto|prodotto)[-_]?(?:s\b|card|item|box|thumb|tile|cell|grid|list|"
    r"layout|info|image|name|title|link|miniature|block|wrap|container|teaser|preview|\b)|\bcard\b|grid-item",
    re.I,
)
NAVIGATION = re.compile(r"\b(?:nav|navbar|navigation|menu|breadcrumbs?|mega-?menu)\b", re.I)
FOOTER = re.compile(r"\bfooter\b", re.I)
FILTER = re.compile(r"\b(?:filters?|facets?|layered|refine|narrow|attribute-filter|search-filter)\b", re.I)
PRODUCT_URL = re.compile(
    r"/(?:products?|produkte?|produits?|productos?|prodott[oi]|produtos?|item|artikel|dp|p|pd|detail|details|buy)/[^/]+"
    r"|product_info|productdetails|/product[_-]?detail|[-_/]p[-_]?\d+(?:\.html?)?$",
    re.I,
)
PRODUCT_NAME = re.compile(
    r"^(?:products?_?id|prod_?id|pid|item_?id|itemid|article_?id|virtuemart_product_id)$", re.I
)
LISTING_URL = re.compile(
    r"/(?:categor(?:y|ies|ie|ia|ias)|kategorien?|c|collections?|catalog(?:ue)?|katalog|departments?|shop|store|"
    r"products|produkte|produits|productos|prodotti|all|t|taxons?|product-category|sitemap|site-map|boutique|tienda)"
    r"(?:[/.]|$)|sitemap",
    re.I,
)
CONTENT_URL = re.compile(
    r"/(?:blog|news|about|about-us|contact|contact-us|contacts|contactus|privacy\S*|terms\S*|conditions\S*|shipping\S*|"
    r"delivery|faq|help|imprint|impressum|legal|careers?|press|information|cms|content|pages?|posts?|authors?|tags?|"
    r"search|catalogsearch|forum|events?|affiliates?|brands?|manufacturers?|vendors?|stores?-locator|gdpr|cookies?)"
    r"(?:[/.]|$)|information|contact",
    re.I,
)
BACK = re.compile(
    r"^(?:1|«|‹|<+|←|prev\w*|first|back|zurück|précédent\w*|anterior|precedente|vorige|poprzednia|föregående)$",
    re.I,
)
# "Lamps (0)": what a shop counts behind a link.
EMPTY = re.compile(r"\(\s*0\s*\)\s*$")
# What shows more of a listing in its place.
MORE = re.compile(
    r"(?:load|show|view|see) more(?: \w{1,12})?|more (?:products|items|results)|"
    r"(?:mehr|weitere)(?: \w{1,12})? (?:laden|anzeigen|zeigen)|(?:voir|afficher|charger) plus(?: de \w{1,12})?|"
    r"(?:carica|mostra|vedi) altr[io](?: \w{1,12})?|(?:cargar|mostrar|ver) más(?: \w{1,12})?|"
    r"(?:carregar|mostrar|ver) mais(?: \w{1,12})?|(?:meer \w{0,12} ?(?:laden|tonen)|(?:toon|laad) meer(?: \w{1,12})?)|"
    r"(?:pokaż|załaduj|zobacz) więcej|(?:visa|ladda|vis|last inn|indlæs) fler[ea]?|(?:näytä|lataa) lisää|"
    r"(?:zobrazit|načíst) (?:další|více)|показать ещ[её]|загрузить ещ[её]",
    re.I,
)
