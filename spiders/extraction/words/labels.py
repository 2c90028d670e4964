"""Labels of identifiers and of the brand, as shops of many languages and platforms write them."""

import re

# Per concept, strongest first: (log-odds of its value, alternatives as a pattern).
LABELS: dict[str, tuple[tuple[float, str], ...]] = {
    "sku": (
        (
            2.2,
            r"sku(?:[ -]?(?:code|number|no\.?|id|nr\.?))?|asin|item[ -]?(?:number|no\.?|num\.?|#|code|nr\.?)|item|product[ -]?(?:code|number|no\.?|id|sku|nr\.?)|prod\.? ?(?:code|no\.?)|"
            r"article[ -]?(?:number|no\.?|nr\.?|code|id)|stock[ -]?(?:code|number|no\.?|id)|catalog(?:ue)?[ -]?(?:number|no\.?|code)|cat\.? ?no\.?|style[ -]?(?:number|no\.?|code|id|#)|"
            r"order[ -]?(?:code|number|no\.?)|web ?(?:id|code)|part ?code|shop ?(?:code|id)|listing ?id|post ?id|ad ?(?:id|number)|lot ?(?:number|no\.?|#)|deal ?(?:id|no)|"
            r"artikel[ -]?(?:nummer|nr\.?|code|no\.?|num\.?)|art\.?[ -]?(?:nr\.?|no\.?|num\.?|n[°º]\.?|#|code)|bestell[ -]?(?:nummer|nr\.?)|best\.?-?nr\.?|produkt[ -]?(?:nummer|nr\.?|code|id)|produktcode|"
            r"warennummer|sachnummer|anzeigen?[ -]?(?:nummer|nr\.?|id)|ad-?id|inserat[ -]?(?:nummer|nr\.?)|"
            r"r[ée]f[ée]rence(?: (?:produit|article|interne|du produit))?|r[ée]f\.?(?: ?(?:produit|article|n[°º]))?|code (?:produit|article|interne)|n[°º] ?(?:d['’ ]?)?article|"
            r"codice(?: (?:articolo|prodotto|art\.?|interno))?|cod\.?(?: ?(?:art\.?|articolo|prodotto|prod\.?|int\.?))?|rif\.?|riferimento|"
            r"referencia(?: (?:del producto|producto))?|c[óo]digo(?: (?:de(?:l)? (?:producto|art[íi]culo|produto)|do produto|producto|produto|art[íi]culo))?|c[óo]d\.?(?: ?(?:producto|produto|art\.?))?|n[úu]mero de (?:art[íi]culo|referencia|producto)|refer[êe]ncia|ref[ªa]\.?|"
            r"numer (?:katalogowy|produktu|artyku[łl]u|referencyjny)|nr (?:katalogowy|kat\.?|produktu|artyku[łl]u|ref\.?)|kod (?:produktu|towaru|artyku[łl]u|sklepu)|kod|indeks|symbol|index|"
            r"artikelnummer|art\.? ?nr\.?|varenummer|varenr\.?|vare ?nr\.?|tuotenumero|tuotekoodi|tuotenro|"
            r"k[óo]d(?: (?:produktu|zbo[žz][íi]|tovaru|v[ýy]robku))?|katalogov[éeý] ?[čc][íi]s(?:lo|\.)|objednac[íi] (?:k[óo]d|[čc][íi]slo)|objedn[áa]vac[íi] (?:k[óo]d|[čc][íi]slo)|[čc][íi]slo (?:produktu|zbo[žz][íi]|tovaru)|"
            r"cikksz[áa]m|term[ée]kk[óo]d|term[ée]ksz[áa]m|cod(?:ul)? produs(?:ului)?|cod(?: intern)?|šifra(?: (?:artikla|proizvoda|izdelka))?|koda(?: izdelka)?|sifra|ident|"
            r"артикул(?: товара)?|код(?: (?:товара|продукта))?|номер товара|арт\.?|prek[ėe]s kodas|preces kods|tootekood|[üu]r[üu]n kodu|stok kodu|κωδικ[όο]ς(?: προ[ϊι][όο]ντος)?|"
            r"מק[\"״']?ט|商品番号|商品コード|品番|型番|商品编号|商品編號|货号|貨號|상품번호|상품코드|mã sản phẩm|รหัสสินค้า|رقم الموديل|رمز المنتج|mã hàng",
        ),
    ),
    "mpn": (
        (
            2.4,
            r"mpn|manufacturer(?:['’]?s)? ?(?:part|item|product)? ?(?:number|no\.?|#|code|reference|sku|ref\.?)|mfr?g?\.? ?(?:part|item|model)? ?(?:number|no\.?|#|code)|part ?(?:number|no\.?|#)|"
            r"hersteller(?:artikel)?[ -]?(?:nummer|nr\.?|code|teilenummer|art\.?-?nr\.?)|herst\.?-?(?:art\.?)?-?nr\.?|herstellerreferenz|teilenummer|"
            r"r[ée]f[ée]rence (?:fabricant|constructeur|fournisseur)|r[ée]f\.? (?:fabricant|constructeur|fab\.?)|num[ée]ro de pi[èe]ce(?: du fabricant)?|"
            r"codice (?:produttore|costruttore|fornitore)|numero (?:parte|articolo) (?:produttore|fabbricante)|riferimento produttore|"
            r"n[úu]mero de pieza(?: del fabricante)?|referencia (?:del )?(?:fabricante|proveedor)|c[óo]digo (?:del )?fabricante|refer[êe]ncia (?:do )?fabricante|"
            r"fabrikant(?:code|nummer)|fabrikant ?(?:artikel)?nummer|kod producenta|nr (?:katalogowy )?producenta|numer producenta|oznaczenie producenta|symbol producenta|"
            r"tillverkar(?:ens )?(?:artikel)?(?:nummer|nr\.?)|tillverkarens artikelnr|produsent(?:ens )?(?:vare)?(?:nummer|nr\.?)|producent ?(?:vare)?(?:nummer|nr\.?)|valmistajan (?:tuote)?(?:numero|koodi)|"
            r"k[óo]d v[ýy]robc[eu]|part[ -]?no\.?|p/n|pn|[čc][íi]slo v[ýy]robc[eu]|gy[áa]rt[óo]i cikksz[áa]m|cod (?:produc[ăa]tor|de fabricant)|код производителя|артикул производителя",
        ),
        (
            1.2,
            r"model(?:[ -]?(?:number|no\.?|#|code|nr\.?|name|id))?|item model number|modell(?:nummer|nr\.?|bezeichnung|name)?|mod[èe]le|num[ée]ro (?:de |du )?mod[èe]le(?: de l['’]article)?|r[ée]f[ée]rence mod[èe]le|"
            r"modello|numero (?:di )?modello(?: articolo)?|n[úu]mero (?:de|do) modelo(?: del producto)?|modelo|artikel(?:modell)?nummer|modell?nummer|modelnummer|numer modelu|modelo do item|модель|"
            r"item ?part ?number",
        ),
    ),
    "gtin": (
        (
            3.0,
            r"(?:ean|gtin|upc|isbn|jan)(?:[ -/]?(?:1[0234]|8|[ae]))?(?:[ /,-]+(?:ean|gtin|upc|isbn|jan))*(?:[ -]?(?:code|number|nr\.?|no\.?|nummer|kod|k[óo]d|13|14))?|barcode|bar ?code|strichcode|code[ -]barres?|codice a barre|codice ean|"
            r"c[óo]digo de barras|c[óo]digo ean|cod ean|kod (?:ean|kreskowy)|streckkod|strekkode|stregkode|[čc][áa]rov[ýy] k[óo]d|vonalk[óo]d|cod de bare|штрих-?код|viivakoodi|bar[ck]od",
        ),
    ),
    "brand": (
        (
            2.2,
            r"brand(?: ?name)?|marke(?:nname)?|marque|marca|merk(?:naam)?|marka|varumärke|mærke|merke|märke|tuotemerkki|brändi|zna[čc]ka|m[áa]rka|brend|blagovna znamka|бренд|марка|торговая марка|"
            r"prekės ženklas|zīmols|kaubamärk|μάρκα|מותג|ブランド|品牌|브랜드|العلامة التجارية|thương hiệu|ยี่ห้อ",
        ),
        (
            1.4,
            r"manufacturer|made by|hersteller|fabricant|constructeur|produttore|fabricante|fabrikant|producent|tillverkare|produsent|producător|produc[áa]tor|valmistaja|v[ýy]robc[ea]|gy[áa]rt[óo]|proizvođa[čc]|"
            r"proizvajalec|производитель|ražotājs|gamintojas|tootja|κατασκευαστής|יצרן|メーカー|label|maison d['’][ée]dition|imprint|vendor",
        ),
        (0.4, r"publisher|verlag|[ée]diteur|editore|editorial|editora|uitgever|wydawnictwo|förlag|designer"),
    ),
}  # fmt: skip

_START = r"[\x1f\n|(•·;]\s*"
_LINK = r"(?:\s*[\x1f\s]*(?:[:：#№=]|n[°º]|[-–](?=\s))+[\x1f\s]*|\s*\x1f[\x1f\s]*)"
_VALUE = r"(?P<value>[^\x1f\n|]{1,120})"

PATTERNS: dict[str, tuple[tuple[float, re.Pattern[str]], ...]] = {
    concept: tuple(
        (score, re.compile(rf"{_START}(?P<label>{words})(?:\s*\([^)\x1f]{{1,24}}\))?{_LINK}{_VALUE}", re.I))
        for score, words in levels
    )
    for concept, levels in LABELS.items()
}
