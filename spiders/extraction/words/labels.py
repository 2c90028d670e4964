"""Labels of identifiers and of the brand, as shops of many languages and platforms write them.

A label is compared by its letters and digits alone, without accents (``Réf. n°:`` is ``refn``), so that one entry
covers its spellings: many shops leave accents out.
"""

from enum import StrEnum
from unicodedata import category, normalize


class Concept(StrEnum):
    """What the value behind a label is."""

    SKU = "sku"
    MPN = "mpn"
    GTIN = "gtin"
    BRAND = "brand"
    STOCK = "stock"
    CONDITION = "condition"
    PRICE = "price"
    # A number that a label calls by a name of its own: "Acme part number".
    NAMED_NUMBER = "named number"


# (concept, log-odds of the value being right, labels)
_LABELS: tuple[tuple[Concept, float, str], ...] = (
    (Concept.SKU, 2.6, (
        "asin|sku|sku code|sku number|sku no|sku id|asin|item number|item no|item num|item code|item nr|"
        "item id|オークションid|prekės id|preces id|toote id|product code|product number|"
        "product no|product id|product sku|product nr|product ref|product reference|prod code|"
        "article number|article no|article nr|article code|article id|"
        "stock code|stock number|stock no|stock id|catalog number|catalogue number|catalog no|"
        "catalogue no|cat no|style number|style no|style code|style id|"
        "order code|order number|order no|our part no|our part number|our part|our item no|our item number|"
        "our code|our number|our sku|our product code|our stock code|seller inventory|inventory number|inventory no|"
        "web id|web code|shop code|listing id|post id|ad id|ad number|advertentienummer|advertentie nr|"
        "annonsnummer|annons id|"
        "annoncenummer|annonce id|numéro d annonce|référence annonce|référence de l annonce|id annonce|id annuncio|"
        "codice annuncio|numero annuncio|número de anuncio|id del anuncio|código do anúncio|id do anúncio|"
        "numer oferty|"
        "nr oferty|numer ogłoszenia|id ogłoszenia|nr ogłoszenia|číslo inzerátu|id inzerátu|hirdetéskód|"
        "номер объявления|id объявления|код оголошення|ilan no|ilmoitusnumero|"
                "код на продукта|код на продукт|каталожен номер|mã sp|品號|商品號|"
        "advert id|lot number|lot no|deal id|ebay item number|"
        "internal reference|reference number|reference no|ref no|ref number|our reference|retailer code|"
        "artikelnummer|artikelnr|artikel nr|artikel no|artikelcode|artnr|artno|artnum|artikel nummer|"
        "bestellnummer|bestellnr|best nr|produktnummer|produktnr|"
        "produktcode|produkt id|produkt nr|warennummer|sachnummer|anzeigennummer|anzeigennr|anzeigen id|"
        "anzeige id|inseratnummer|inserat nr|ident nr|"
        "référence produit|référence article|référence interne|référence du produit|réf produit|"
        "réf article|réf n|code produit|code article|code interne|n article|numéro article|"
        "numéro d article|"
        "codice articolo|codice prodotto|codice art|codice interno|cod art|cod articolo|cod prodotto|"
        "cod prod|cod int|riferimento|"
        "referencia del producto|referencia producto|código de producto|código del producto|"
        "código de artículo|código del artículo|código do produto|código de produto|código producto|"
        "cód do produto|sku do produto|"
        "código produto|cód producto|cód produto|cód art|cód artículo|cód artigo|ref artículo|ref producto|"
        "ref produto|número de artículo|número de referencia|"
        "número de producto|referência do produto|"
        "numer katalogowy|numer produktu|numer artykułu|numer referencyjny|nr katalogowy|nr kat|"
        "nr produktu|nr artykułu|nr ref|kod produktu|kod towaru|kod artykułu|kod sklepu|"
        "varenummer|varenr|vare nr|tuotenumero|tuotekoodi|tuotenro|tuote nro|"
        "kód produktu|kód zboží|kód tovaru|kód výrobku|katalogové číslo|katalogové č|objednací kód|"
        "objednací číslo|objednávací kód|objednávacie číslo|číslo produktu|číslo zboží|číslo tovaru|"
        "cikkszám|termékkód|termékszám|cod produs|codul produsului|cod intern|šifra|šifra artikla|"
        "šifra proizvoda|šifra izdelka|koda izdelka|sifra|"
        "артикул|артикул товара|код товара|код продукта|номер товара|арт|prekės kodas|preces kods|"
        "tootekood|ürün kodu|stok kodu|κωδικός|κωδικός προϊόντος|"
        "מקט|מק ט|קוד מוצר|produkta kods|prekės kodas|anzeige|toote kood|商品番号|商品コード|品番|"
        "商品编号|商品編號|货号|貨號|"
        "상품번호|상품코드|제품번호|품번|mã sản phẩm|mã hàng|รหัสสินค้า|رمز المنتج|رقم المنتج|كود المنتج|"
        "کد محصول|کد کالا|"
        "商品id|商品管理番号|管理番号|製品番号|商品编码|产品编号|產品編號|kode produk|kode barang|clave del producto|"
        "artikkelnummer|artikkelnr|vörunúmer|productnummer|bestelnummer|bestelcode|bestelnr|varunummer|"
        "artikel id|codice del prodotto|"
        "numero di articolo|numero articolo|n articolo|sku prodotto|código do item|código de referência|"
        "código interno|artikli kood|"
        "код товару|артикул товару|каталожный номер|номенклатурный номер|арт номер|артикулен номер|шифра|"
        "kat broj|kataloški broj|ürün no|ürün id|gaminio kodas|plu|artikulas|artikuls|kat č|č produktu|č zboží|"
        "n art|n ref|sku kode|sku kod|catalogue code|catalog code|produktkode|item ref|obj č|"
        "item sku|variant sku|merchant sku|part sku|cat number|stock ref|stock reference|product reference number|"
        "our ref|pzn|shop sku|store sku|catalogue ref|katalog nr|katalognummer|"
        "artículo n|n de artículo|n de referencia|n ref|n° article|n° de référence|référence catalogue|n° produit|"
        "n d article|n de produit|sachnr|warennr|código do artigo|č artiklu|číslo artiklu|obj kód|rendelési kód|"
        "cod articol|stok no|код продукт|номенклатура|شناسه کالا|제품코드|商品貨號|貨號編號|kod produk|vnr|vörunr|kóði"
    )),
    # Words with other meanings too; the value has to look like a number.
    (Concept.SKU, 1.6, (
        "item|article|style|catalog|reference|artikel|art|code|codice|cod|código|cód|kod|indeks|symbol|"
        "index|kód|koda|kods|kodas|kood|код|ref|réf|rif|référence|referencia|referência|refª|part code|ident|clave|"
        "codigo ref|κωδ"
    )),
    (Concept.SKU, 1.0, "id"),
    (Concept.MPN, 2.4, (
        "mpn|manufacturer part number|manufacturers part number|manufacturer s part number|"
        "manufacturer part no|manufacturer number|manufacturer no|manufacturer code|"
        "mã nhà sản xuất|manufacturer part|mfg part|manufacturer reference|manufacturer sku|"
        "رقم الموديل|الموديل|modellnamn|manufacturer ref|"
        "manufacturer product number|manufacturer item number|mfr part number|mfg part number|"
        "mfr part no|mfg part no|mfr part|mfr no|mfg no|mfr|mfg|mfr number|part number|part no|part num|"
        "partnumber|vendor code|supplier code|"
        "herstellernummer|herstellernr|hersteller nr|herst teilenr|herst teile nr|hersteller teilenr|"
        "herstellerartikelnummer|hersteller artikelnummer|"
        "hersteller art nr|herst nr|herst art nr|herstellerreferenz|herstellercode|teilenummer|"
        "hersteller teilenummer|hersteller teile nr|hersteller artikelnr|"
        "référence fabricant|référence constructeur|référence fournisseur|réf fabricant|"
        "réf constructeur|réf fab|numéro de pièce|numéro de pièce du fabricant|référence fabriquant|"
        "codice produttore|codice costruttore|codice fornitore|numero parte produttore|"
        "numero articolo produttore|riferimento produttore|numero di parte|codice del produttore|"
        "número de pieza|número de pieza del fabricante|referencia del fabricante|referencia fabricante|"
        "referencia del proveedor|código del fabricante|código fabricante|código de fabricante|"
        "referência fabricante|referência do fabricante|código do fabricante|fabrikantcode|"
        "fabrikantnummer|fabrikant nummer|fabrikant artikelnummer|artikelnummer fabrikant|"
        "kod producenta|nr katalogowy producenta|numer producenta|"
        "nr producenta|numer katalogowy producenta|oznaczenie producenta|symbol producenta|"
        "tillverkarens artikelnummer|tillverkarens artikelnr|tillverkarnummer|tillv artnr|"
        "tillverkarens art nr|produsentens varenummer|produsentnummer|produsentnr|"
        "producentnummer|producentens varenummer|producentvarenr|varenr producent|"
        "valmistajan tuotenumero|valmistajan tuotekoodi|valmistajan koodi|kód výrobce|part no|pn|"
        "číslo výrobce|výrobní číslo|výrobné číslo|kód výrobcu|gyártói cikkszám|cod producător|"
        "ražotāja kods|gamintojo kodas|tootja kood|код на производителя|код виробника|κωδικός κατασκευαστή|"
        "код производителя|артикул производителя|item part number|han|hersteller sku|mfg sku|mfr sku|"
        "メーカー型番|メーカー品番|"
        "ref fournisseur|réf fournisseur|codice prod|cod produttore|cod fabricante|ref fabricante|número de parte|"
        "no de parte|núm de parte|n de parte|leveranciersnummer|leverancierscode|fabrikantnr|"
        "produsentens artikkelnummer|part number producator|gyári szám|gyártói kód|kód dodavatele|šifra proizvođača|"
        "numer części|nr części|артикул виробника|партномер|"
        "manufacturers code|manufacturer s code|manufacturer item no|manufacturers item no|manufacturer s item no|"
        "manufacturers ref|vendor part number|vendor part no|supplier part number|supplier part no|oem part number|"
        "oem part no|factory number|factory code|lieferanten artikelnr|lieferanten artikelnummer|lieferantennummer|"
        "code fabricant|code constructeur|ref do fabricante|fabrikant artikelnr|leverantörens artikelnr|"
        "leverantörens art nr|producentens varenr|producent varenr|leverandørens varenr|leverandørens varenummer|"
        "produsentens varenr|prod nr|valmistajan tuotenro|valmistajan tuotenumero|part number výrobce|"
        "kod proizvođača|koda proizvajalca|код на производител|üretici kodu|üretici parça no|رقم القطعة|零件号|"
        "零件編號|제조사 품번|제조사 코드"
    )),
    (Concept.MPN, 1.2, (
        "part|μοντέλο|model|model number|model name number|model no|model code|model nr|model id|"
        "item model number|modellnummer|"
        "modellnr|modell nr|modell|modellbezeichnung|modèle|numéro de modèle|numéro du modèle|"
        "numéro du modèle de l article|référence modèle|"
        "numéro de modèle de l article|modello|numero modello|numero di modello|numero modello articolo|"
        "número de modelo|número de modelo del producto|modelo|modelnummer|modelnr|numer modelu|"
        "modelo do item|modelo do fabricante|модель|型番|modelnaam|"
        "produktové číslo|modell nummer|artikelmodellnummer|número do modelo|모델명|모델번호|모델|품명 및 모델명|"
        "产品型号|商品型号|型号|型號|รุ่น|مدل|modelis|modele|malli|mallinumero|mallikoodi|modellbeteckning|"
        "typenummer|type number|typnummer|modellszám|modelová rada|модел|דגם|מק ט יצרן|מקט יצרן|nomor model|"
        "model adı|model kodu|codice modello|code modèle|código de modelo|model produk|model produktu|"
        "model name|product model|item model|device model|kode model"
    )),
    (Concept.GTIN, 3.0, (
        "ean|gtin|upc|cup|isbn|jan|ean 13|ean13|ean 8|gtin 13|gtin 14|gtin 12|gtin 8|isbn 13|isbn 10|"
        "ean gtin|gtin ean|ean upc|upc ean|ean code|ean kod|ean number|ean nummer|ean nr|ean no|"
        "gtin code|gtin number|upc code|upc number|upc a|isbn number|isbn nr|"
        "kod upc|kode upc|kód upc|code upc|codice upc|código upc|cod upc|upc kod|upc kodu|"
        "barcode|bar code|barcodes|strichcode|code barres|code barre|code à barres|code ean|"
        "codes barres|codice a barre|codice ean|código de barras|código ean|cod ean|kod ean|"
        "kod kreskowy|ean kodas|streckkod|ean kód|čárový kód|"
        "čiarový kód|vonalkód|cod de bare|штрихкод|штрих код|viivakoodi|barkod|ean koodi|ean isbn|"
        "isbn ean|isbn issn|numer ean|ean code produit|globale identnummer|international article number|"
        "codul ean|e a n|ean codes|gencod|gencode|ean upc gtin|jan code|janコード|jan コード|バーコード|바코드|"
        "国际条码|商品条码|條碼|条码|条形码|條形碼|barkod no|ean broj|eannummer|strekkode|stregkode|streepjescode|"
        "código universal de producto|isbnコード|jan isbn|isbn 13 ean|baarkood|ribakood|"
        "ברקוד|brūkšninis kodas|svītrkods|"
        "ean barcode|barcode ean|upc barcode|upc ean|ean13 barcode|ean jan|gtin upc|gtin isbn|bar kod|"
        "ean koda|ean kood|črtna koda|баркод|γραμμωτός κώδικας|باركود|الباركود|بارکد|國際條碼|国际条形码|mã vạch|"
        "บาร์โค้ด|kode batang|barcode nr|barcode no|barcode number|cód barras|cod barras|cod de barras|strikamerki"
    )),
    (Concept.BRAND, 2.2, (
        "brand|brand name|make manufacturer|brand manufacturer|"
        "marke|markenname|marque|marca|merk|merknaam|marka|varumärke|mærke|merke|märke|"
        "tuotemerkki|brändi|značka|márka|brend|blagovna znamka|бренд|марка|торговая марка|"
        "prekės ženklas|zīmols|kaubamärk|μάρκα|מותג|ブランド|品牌|브랜드|العلامة التجارية|الماركة|thương hiệu|"
        "ยี่ห้อ|แบรนด์|nome della marca|nom de marque|nombre de la marca|nombre de marca|브랜드명|"
        "ブランド名|品牌名称|品牌名稱|برند|ماركة|merek|merkevare|merkki|vörumerki|"
        "fabrikat|торгова марка|robna marka|herstellermarke|produktmarke|znamka|jenama|varemærke|"
        "εταιρεία|brand marca|product brand|brand naam"
    )),
    (Concept.BRAND, 1.4, (
        "manufacturer|made by|manufactured by|sold under|hersteller|fabricant|constructeur|produttore|"
        "fabricante|fabrikant|producent|tillverkare|produsent|producător|producator|valmistaja|výrobce|"
        "výrobca|gyártó|proizvođač|"
        "proizvajalec|производитель|ražotājs|gamintojas|tootja|κατασκευαστής|יצרן|メーカー|imprint|"
        "label|creator|proizvodjač|виробник|производител|メーカー名|제조사|制造商|製造商|厂商|"
        "framleiðandi|maker|brewery|winery|nhà sản xuất|الشركة المصنعة|سازنده|üretici|výrobce značka|manufacturer name"
    )),
    # What the software of one shop calls the brand is the seller on a marketplace.
    (Concept.BRAND, 0.4, "vendor"),
    # A publisher is no brand: of books it says who sells them to shops.
    (Concept.BRAND, 0.2, "make"),
    (Concept.STOCK, 2.0, (
        "availability|available|stock|in stock|stock status|stock level|verfügbarkeit|lagerbestand|"
        "lieferstatus|disponibilité|stock disponible|disponibilità|disponibilidad|disponibilidade|"
        "estoque|beschikbaarheid|voorraad|"
        "dostępność|dostępny|stan magazynowy|tillgänglighet|lagerstatus|lagersaldo|lager|tilgængelighed|"
        "lagerstatus|saatavuus|dostupnost|dostupnosť|skladem|skladová dostupnost|elérhetőség|készlet|"
        "disponibilitate|stoc|"
        "dostupnost|zaloga|raspoloživost|наличие|pieejamība|stok|διαθεσιμότητα|в наличии|status|"
        "produktverfügbarkeit|stock availability"
    )),
    (Concept.CONDITION, 2.0, (
        "condition|item condition|stato|kondisi|tình trạng|zustand|artikelzustand|état|condizione|condizioni|estado|"
        "condición|"
        "conditie|staat|toestand|stan|skick|stand|tilstand|kunto|stav|állapot|stare|stanje|состояние|"
        "estado do produto|état de l objet|condizioni dell oggetto"
    )),
    (Concept.PRICE, 1.5, (
        "price|our price|your price|sale price|special price|current price|offer price|selling price|"
        "price now|preis|unser preis|ihr preis|prix|notre prix|prezzo|prezzo online|nostro prezzo|"
        "precio|precio online|nuestro precio|preço|prijs|onze prijs|cena|nasza cena|cena brutto|"
        "cena s dph|vaše cena|vaša cena|naša cena|pris|vårt pris|hinta|ár|bruttó ár|preț|pret|цена|"
        "цена за шт|cijena|kaina|hind|fiyat|τιμή|מחיר|価格|価格 税込|售价|价格|가격|판매가|السعر|buy it now|"
        "prezzo ivato|cena z vat|price incl vat|price inc vat"
    )),
)  # fmt: skip


# Accents apart from their letters.
_ACCENTS, _RING = range(0x300, 0x370), "\u030a"
# "Nº" is written "N°" or "N." too.
_NUMBER = "\u00ba"


class _Deleter(dict[int, str | None]):
    """For ``str.translate``: keeps letters without accents and digits, remembers the rest as deleted."""

    def __missing__(self, code: int) -> str | None:
        parts = normalize("NFD", chr(code))
        plain, accents = parts[0], parts[1:]
        # Letters, numbers and the marks that stand over letters in Thai or Hindi. Syllables of Korean stay whole, and
        # "år" (a year) is not Hungarian "ár" (a price).
        if any(category(accent) != "Mn" or accent == _RING for accent in accents):
            plain = chr(code)
        kept = category(plain)[0] in "LNM" and code not in _ACCENTS and plain != _NUMBER
        self[code] = plain if kept else None
        return self[code]


_TABLE = _Deleter()


def fold_label(text: str) -> str:
    """Lower case, letters and digits only, without accents."""
    return text.casefold().translate(_TABLE)


BY_LABEL: dict[str, tuple[Concept, float]] = {}
for _concept, _score, _phrases in _LABELS:
    for _phrase in _phrases.split("|"):
        BY_LABEL.setdefault(fold_label(_phrase), (_concept, _score))
# No label is longer; longer texts are not looked up.
LONGEST = max(map(len, BY_LABEL)) + 14


def is_price_label(words: str) -> bool:
    """Whether a text as a whole is a label for a price."""
    known = BY_LABEL.get(fold_label(words)) if len(words) < LONGEST else None
    return known is not None and known[0] is Concept.PRICE
