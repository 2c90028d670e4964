"""How shops say that something can be bought, cannot, or only later, in the languages of the shops.

Plain phrases, looked up in lower-case text: a search for each is far faster than one long pattern.
"""

import re
from functools import lru_cache

from catalog.domain.availability import Availability
from spiders.extraction.words import phrases

_OUT = phrases(
    "out of stock|out-of-stock|outofstock|sold out|soldout|sold-out|currently unavailable|"
    "currently not available|no longer available|no longer for sale|not currently available|"
    "not available|is unavailable|unavailable|"
    "not in stock|no stock|temporarily out|this listing has ended|this listing was ended|has been sold|"
    "sold for |is sold|this item has sold|auction ended|bidding has ended|this listing has expired|"
    "this ad has expired|ad expired|back in stock soon|"
    "notify me when|notify me!|email me when|let me know when|remind me when|waitlist|wait list|"
    "avísame cuando|avísenme cuando|avisarme cuando|notifícame cuando|notificarme cuando|"
    "avise-me quando|me avise quando|"
    "avisar quando|avisem-me quando|prévenez-moi|m'avertir|me prévenir|alertez-moi|être alerté|"
    "benachrichtigen, wenn|benachrichtigen sie mich, wenn|benachrichtige mich, wenn|benachrichtigen, sobald|"
    "benachrichtigen sie mich, sobald|benachrichtige mich, sobald|"
    "avvisami quando|avvertimi quando|powiadom mnie o dost|powiadom, gdy|powiadom mnie, gdy|mail mij wanneer|"
    "mail mij zodra|houd mij op de hoogte zodra|laat het me weten wanneer|meddela mig när|bevaka produkten|"
    "giv mig besked når|få besked når|varsle meg når|ilmoita kun|сообщить о поступлении|уведомить о поступлении|"
    "уведомить о наличии|сообщить о наличии|gelince haber ver|stokta olunca|入荷お知らせ|再入荷|到货通知|到貨通知|"
    "재입고 알림|értesítést kérek|értesítsen, ha|anunță-mă când|anunta-ma cand|obavijesti me kad|obavesti me kad|"
    "ειδοποίησέ με|ενημέρωσέ με όταν|"
    "no longer in stock|not enough products in stock|not enough items in stock|"
    "nicht auf lager|nicht mehr auf lager|nicht verfügbar|nicht mehr verfügbar|nicht lieferbar|"
    "nicht mehr lieferbar|nicht vorrätig|nicht erhältlich|nicht mehr erhältlich|nicht bestellbar|"
    "ausverkauft|derzeit nicht|momentan nicht|zurzeit nicht|vergriffen|"
    "en rupture|rupture de stock|indisponible|épuisé|n'est plus disponible|n’est plus disponible|"
    "plus en stock|non disponible|hors stock|produit épuisé|victime de son succès|"
    "non disponibil|esaurito|esaurita|attualmente non|non è disponibile|non è più disponibile|"
    "momentaneamente non|"
    "agotado|agotada|sin stock|sin existencias|no disponible|no está disponible|fuera de stock|no hay stock|"
    "esgotado|indisponível|sem stock|sem estoque|fora de stock|fora de estoque|não disponível|"
    "uitverkocht|niet meer beschikbaar|niet meer te koop|niet op voorraad|niet leverbaar|"
    "niet beschikbaar|tijdelijk niet|niet meer leverbaar|"
    "niedostępn|brak w magazynie|brak na stanie|brak na magazynie|brak towaru|brak produktu|nakład wyczerpan|wyprzedan|"
    "produkt chwilowo|powiadom o dostępności|"
    "slut i lager|slutsåld|slutsålt|ej i lager|finns ej|tillfälligt slut|inte i lager|ikke på lager|"
    "utsolgt|udsolgt|ikke tilgængelig|loppunut|loppu varastosta|ei varastossa|tilapäisesti loppu|"
    "ei saatavilla|"
    "vyprodán|není skladem|nie je skladom|nie je na sklade|nedostupn|momentálně není|momentálne nie|"
    "vypredan|elfogyott|nincs raktáron|nincs készleten|nem elérhető|nem rendelhető|kifogyott|"
    "stoc epuizat|indisponibil|epuizat|nu este în stoc|nu este in stoc|razprodano|ni na zalogi|"
    "rasprodano|nije dostupn|nema na stanju|nav pieejams|nav noliktavā|išparduota|"
    "нет в наличии|нет на складе|распродан|закончился|закончилась|товар отсутствует|снят с продажи|"
    "немає в наявності|няма наличност|няма в наличност|не е в наличност|изчерпан|"
    "εξαντλ|μη διαθέσιμο|stokta yok|tükendi|אזל|לא במלאי|غير متوفر|نفد|نفذت|在庫切れ|品切れ|売り切れ|在庫なし|"
    "缺货|缺貨|售完|售罄|補貨中|补货中|품절|hết hàng|สินค้าหมด|stok habis"
)
_IN = phrases(
    "in stock|in-stock|instock|available now|available immediately|available for|available to|"
    "available online|available from stock|ready to ship|ships today|ships within|ships in|ships from|"
    "left in stock|few left|low stock|last one|last items|"
    "dispatched|usually ships|available|on order|made to order|na objedn|auf bestellung|sur commande|"
    "su ordinazione|bajo pedido|op bestelling|na zamówienie|beställningsvara|bestillingsvare|la comandă|"
    "под заказ|на заказ|"
    "auf lager|sofort lieferbar|sofort verfügbar|sofort versandfertig|lieferbar|verfügbar|vorrätig|"
    "am lager|lagernd|versandfertig|nur noch|"
    "en stock|disponible|expédié|plus que|derniers articles|dernier article|dernières pièces|livré sous|"
    "disponibile|disponibilità immediata|in magazzino|pronta consegna|ultimi pezzi|"
    "en existencia|hay stock|últimas unidades|em stock|em estoque|disponível|entrega imediata|"
    "op voorraad|direct leverbaar|uit voorraad|leverbaar|beschikbaar|"
    "dostępn|na stanie|w magazynie|ostatnie sztuki|ostatnia sztuka|duża ilość|średnia ilość|mała ilość|"
    "na wyczerpaniu|"
    "i lager|finns i|på lager|tillgänglig|tilgængelig|varastossa|saatavilla|heti saatavana|"
    "skladem|skladom|na sklade|na skladě|na zalogi|na stanju|na zalihi|dostupn|dobavljivo|raktáron|"
    "készleten|elérhető|în stoc|in stoc|pieejams|noliktavā|yra sandėlyje|"
    "в наличии|есть на складе|на складе|налично|є в наявності|в наявності|διαθέσιμο|σε απόθεμα|stokta|"
    "במלאי|זמין|متوفر|متاح|在庫あり|在庫有|有货|有貨|现货|現貨|재고 있음|มีสินค้า|còn hàng"
)
# With these a text about the stock of this shop begins; "available" may be in three colours.
_IN_FIRST = phrases(
    "in stock|auf lager|am lager|an lager|lagernd|vorrätig|sofort lieferbar|sofort verfügbar|en stock|hay stock|"
    "in magazzino|disponibilità immediata|pronta consegna|op voorraad|uit voorraad|em stock|em estoque|na stanie|"
    "w magazynie|i lager|finns i lager|på lager|varastossa|skladem|skladom|na sklade|na zalogi|na stanju|raktáron|"
    "készleten|în stoc|in stoc|noliktavā|yra sandėlyje|в наличии|в наявності|σε απόθεμα|stokta|במלאי|在庫あり|有货|现货"
)
_PRE = phrases(
    "pre-order|preorder|pre order|coming soon|vorbestell|précommande|pre-commande|preordin|prenota ora|"
    "prenotalo|préventa|preventa|pré-venda|pré-encomenda|reserveer nu|przedsprzedaż|"
    "zamów przed premierą|förbeställ|förhandsboka|forudbestil|forhåndsbestill|"
    "zamów przedpremier|ennakkotila|předobjedn|predobjedn|előrendel|precomand|предзаказ|предварителна поръчка|"
    "προπαραγγελία|ön sipariş|予約|사전예약|사전 예약|预售|预订|預購|預訂"
)
# "On order, four days" is a delivery time: what can be ordered without waiting for stock to return is in stock.
_BACK = phrases(
    "back-order|backorder|back order|nachbestellt|wird nachgeliefert|en réapprovisionnement|"
    "in riordino|in nabestelling|restnoterad|restordre"
)
_DISCONTINUED = phrases(
    "discontinued|no longer produced|no longer manufactured|no longer made|nicht mehr hergestellt|"
    "produit arrêté|arrêt de commercialisation|n'est plus commercialisé|fuori produzione|fuori catalogo|"
    "descatalogado|descontinuado|"
    "uit assortiment|uit het assortiment|wycofan|utgått ur|udgået|utgått|poistunut|výroba ukončena|"
    "predaj ukončený|kifutott|снят с производства"
)

# The order matters: "not available" holds "available", "no longer made" is more than "not available".
_STATES = (
    (Availability.DISCONTINUED, _DISCONTINUED),
    (Availability.OUT_OF_STOCK, _OUT),
    (Availability.PRE_ORDER, _PRE),
    (Availability.BACK_ORDER, _BACK),
    (Availability.IN_STOCK, _IN),
)
# As the whole text of a classified advert: in others it is a part of "sold by".
SOLD = frozenset(
    phrases(
        "sold|verkauft|verkocht|vendu|vendue|venduto|venduta|vendido|vendida|sprzedane|sprzedany|såld|sålt|solgt|myyty|"
        "prodáno|predané|eladva|vândut|prodano|продано|продан|πουλήθηκε|satıldı|売却済み|판매완료|已售出|sold!|"
        "rupture|terminato|loppu|slut|habis|wyczerpany|"
        "notify me|benachrichtigen|avísame|avise-me|avvisami|powiadom mnie"
    )
)
_ANY_OUT = _OUT + _DISCONTINUED
# What is unavailable in these is no product: a picture, a shop nearby, a way to pay or to ship.
_NOT_STOCK = (
    "image",
    "bild",
    "photo",
    "foto",
    "video",
    "abbildung",
    "imagen",
    "immagine",
    "afbeelding",
    "zdjęcie",
    "in-store",
    "in store",
    "click & collect",
    "pickup",
    "review",
    "rating",
    "payment",
    "zahlung",
    "paiement",
    "pagament",
    "medios de pago",
    "formas de pago",
    "betaal",
    "płatno",
)

# A count of none: "0 units in stock", "In stock: 0"; "10 in stock" is none.
_NONE_LEFT = re.compile(
    r"(?<![\d.,-])0 (?:\w{1,9}\.? )?(?:in stock|available|left|auf lager|verfügbar|en stock|disponibl?[ei]s?|"
    r"in magazzino|op voorraad|em stock|em estoque|i lager|på lager|na skladě|skladem)\b|"
    r"\b(?:in stock|stock|available|auf lager|lagerbestand|en stock|disponible|voorraad|i lager|på lager)"
    r"\s?[:(]\s?0(?![\d.,])",
    re.I,
)

# A shop's state as class name, value or message key.
CLASS_OUT = re.compile(
    (
        r"(?:^|[-_\s])(?:out-?_?of-?_?stock|sold-?_?out|unavailable|not-?_?available|no-?_?stock|"
        r"stock-?_?(?:out|0|empty|no)|oos)(?:[-_\s]|$)"
    ),
    re.I,
)
CLASS_IN = re.compile(
    (
        r"(?:^|[-_\s])(?:in-?_?stock|instock|is-?_?available|stock-?_?(?:in|ok|yes|available)|"
        r"available)(?:[-_\s]|$)"
    ),
    re.I,
)

# In the languages of the words above.
_CHOOSE = re.compile(
    r"\b(?:choose|select|pick (?:a|your)|wähl|auswähl|choisi|sélectionn|eleg|elig|elij|selec|scegli|kies|selecteer|"
    r"wybierz|välj|vælg|velg|escolh|valitse|vyberte|válas|alege|επιλέξτε|выберите|seçin)",
    re.I,
)
BUY = re.compile(
    r"^\W*(?:jetzt )?(?:add (?:item )?(?:to|in) (?:my |your |shopping |the )?(?:cart|bag|basket|trolley)|"
    r"add(?: to)? (?:cart|basket|bag)|buy(?: it)? ?(?:now|online)?\b|order now|purchase|place bid|"
    r"bid now|book now|get tickets|contact seller|(?:available (?:for|to) )?pre[- ]?order|"
    r"in den (?:einkaufs|waren)?(?:wagen|korb)|in den warenkorb|kaufen|jetzt kaufen|sofort-?kaufen|"
    r"bestellen|zum warenkorb hinzufügen|einkaufswagen|vorbestellen|"
    r"ajouter (?:au|à mon|à votre|dans le) (?:panier|chariot)|acheter|au panier|commander|ajouter$|"
    r"aggiungi (?:al|all[ao]) (?:carrello|borsa|shopping)|acquista|compra|metti nel carrello|ordina|"
    r"añadir (?:al|a la|a mi) (?:carrito|cesta|bolsa|carro)|añadir$|agregar$|"
    r"agregar (?:al|a la) (?:carrito|carro|bolsa|"
    r"cesta)|comprar|lo quiero|adicionar ao carrinho|adicionar à|carrinho|"
    r"in (?:de )?winkel(?:wagen|mand(?:je)?)|in winkel|toevoegen|in mijn winkel|koop|bestel|"
    r"do koszyka|dodaj do koszyka|kup\b|kup teraz|zamów|lägg i (?:varukorgen?|kundvagnen?|korgen)|köp\b|"
    r"lägg till|læg i kurv|køb|legg i (?:handlekurv|handlevogn)|kjøp|lisää (?:ostoskoriin|koriin)|"
    r"osta\b|"
    r"do ko[šs][ií]ku|přidat do košíku|vložit do košíku|pridať do košíka|vlo[žz]i[ťt] do ko[šs][íi]ka|"
    r"koupit|kúpiť|kosárba|megveszem|megrendel|adaug[ăa] (?:în|in) co[șs]|cump[ăa]r[ăa]|"
    r"dodaj u ko[šs]aric[ue]|dodaj v ko[šs]arico|v košarico|u košaricu|kupi\b|"
    r"ielikt grozā|pirkt|į krepšelį|pirkti|lisa (?:ostu)?korvi|в корзину|добавить в корзину|купить|"
    r"заказать|в кошик|купити|добави в количката|купи|στο καλάθι|αγορά|προσθήκη|sepete ekle|satın al|"
    r"הוסף לסל|הוספה לסל|לרכישה|קנה|أضف|اشتر|"
    r"pré-?commande|pr[eé]-?venta|pré-?venda|precomand|ön sipariş|사전 ?예약|预售|预订|預購|預訂|"
    r"предварителна поръчка|προπαραγγελία|preordina|prenota|reserveren|przedsprzedaż|förbeställ|"
    r"forudbestil|forhåndsbestill|ennakkotilaa|"
    r"předobjednat|predobjednať|előrendelés|предзаказ|оформить предзаказ|dodaj u korp[ue]|stavi u košaricu|"
    r"hozzáadás a kosárhoz|adicionar ao cest[ao]|pievienot grozam|tambah(?:kan)? ke|masukkan keranjang|beli\b|"
    r"hemen al|ใส่ตะกร้า|ซื้อ|เพิ่มลง|افزودن به سبد|カートに追加|カゴに入れる|かごに入れる|ご購入|予約|买|加购|放入购物车|"
    r"주문하기|カートに入れる|購入|入札する|今すぐ落札|買い物かごに|加入购物车|加入購物車|放入購物車|立即购买|立即購買|我要購買|"
    r"장바구니|구매|바로구매|หยิบใส่|thêm vào giỏ|mua ngay)",
    re.I,
)


@lru_cache(maxsize=4096)
def parse_stock_text(text: str) -> Availability | None:
    """The state that a short text says; None where it says nothing of stock."""
    lower = text.casefold()
    if lower in SOLD:
        return Availability.OUT_OF_STOCK
    if any(word in lower for word in _NOT_STOCK):
        return None
    if "0" in lower and _NONE_LEFT.search(lower):
        return Availability.OUT_OF_STOCK
    return next((state for state, phrases in _STATES if any(phrase in lower for phrase in phrases)), None)


@lru_cache(maxsize=4096)
def says_out(text: str) -> str | None:
    """The phrase with which a text says that the product cannot be bought."""
    lower = text.casefold()
    none_left = _NONE_LEFT.search(lower) if "0" in lower else None
    return none_left[0] if none_left else next((phrase for phrase in _ANY_OUT if phrase in lower), None)


def begins_in_stock(text: str) -> bool:
    """Whether a text begins with words that the product is in stock, and says nothing else of it."""
    begins = text.casefold().lstrip("●•✓✔ ").startswith(_IN_FIRST)
    return begins and parse_stock_text(text) is Availability.IN_STOCK


def asks_to_choose(text: str) -> bool:
    """Whether a text asks the shopper to choose a size or another form."""
    return _CHOOSE.search(text) is not None


def says_later(text: str) -> bool:
    """A button or short text that sells before release."""
    lower = text.casefold()
    return any(phrase in lower for phrase in _PRE)
