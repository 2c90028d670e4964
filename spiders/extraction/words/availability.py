"""How shops say that something can be bought, cannot, or only later, in the languages of the shops.

Plain phrases, looked up in lower-case text: a search for each is far faster than one long pattern.
"""

import re
from functools import lru_cache

from catalog.domain.availability import Availability
from spiders.extraction.words import phrases
from spiders.extraction.words.before_release import BEFORE_RELEASE
from spiders.extraction.words.phrase_table import PhraseTable
from spiders.extraction.words.sold_out import DISCONTINUED, OUT, SOLD, without_almost

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
    "készleten|în stoc|in stoc|noliktavā|yra sandėlyje|в наличии|в наявності|σε απόθεμα|stokta|במלאי|在庫あり|有货|"
    "现货|ships in |ships within|ships today|usually dispatched|usually ships|dispatched within|sofort versandfertig|"
    "dernières pièces|derniers articles|expédié sous|ultimi pezzi|últimas unidades|laatste stuks|ostatnie sztuki|"
    "direct leverbaar|残りわずか|재고 있음|còn hàng|มีสินค้า"
)
# "On order, four days" is a delivery time: what can be ordered without waiting for stock to return is in stock.
_BACK = phrases(
    "back-order|backorder|back order|nachbestellt|wird nachgeliefert|en réapprovisionnement|"
    "in riordino|in nabestelling|restnoterad|restordre"
)
# The order matters: "not available" holds "available", "no longer made" is more than "not available".
_GONE = (
    (Availability.DISCONTINUED, PhraseTable(DISCONTINUED)),
    (Availability.OUT_OF_STOCK, PhraseTable(OUT)),
)
_STATES = (
    (Availability.PRE_ORDER, BEFORE_RELEASE),
    (Availability.BACK_ORDER, _BACK),
    (Availability.IN_STOCK, _IN),
)
# Longer texts about a release tell a story.
_MAX_KEPT = 16_384
_SHORT, _FEW_WORDS = 40, 28
_ANY_OUT = PhraseTable((*OUT, *DISCONTINUED))
# What comes soon may be a collection or a video.
_SOLD_BEFORE = tuple(phrase for phrase in BEFORE_RELEASE if phrase != "coming soon")
_BEFORE = PhraseTable(_SOLD_BEFORE)
_NEWS = PhraseTable((*OUT, *DISCONTINUED, *_SOLD_BEFORE))
# As a whole text; with more words behind it, it may be said of three colours.
_ALONE = frozenset(
    phrases(
        "available|available now|verfügbar|lieferbar|disponible|disponibile|disponível|beschikbaar|leverbaar|dostępny|"
        "dostępna|dostępne|tillgänglig|tilgængelig|tilgjengelig|saatavilla|dostupné|dostupno|elérhető|disponibil|"
        "доступно|доступен|налично|διαθέσιμο|mevcut|זמין|متوفر|متاح|ready to ship|selling fast"
    )
)
# "Only 3 left", and not "only 3 days left".
_FEW = re.compile(
    r"(?:hurry,? )?(?:only|just|nur noch|noch|plus que|il ne reste(?: plus)? que|restano|solo|sólo|quedan|restam|"
    r"nog(?: maar)?|ostatnie|tylko|endast|bara|kun|bare|vain|enää|posledných|poslední|utolsó|ultimele|doar|осталось|"
    r"залишилось|остават|μόνο|son) \d{1,4}\b(?! ?(?:%|€|\$|£|days?|hours?|tage?\b|stunden|jours?|heures|giorni|ore|"
    r"días|horas|dias|dagen|uur|dni|godz|dagar|dage|dager|timer|nap|zile|дн|час|gün|saat|h\b))"
)
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
    "butik",
    "filial",
    "abholung",
    "en magasin",
    "en tienda",
    "en boutique",
    "in negozio",
    "na loja",
    "em loja",
    "in de winkel",
    "sklepie stacjonarnym",
    "na prodejně",
    "na predajni",
    "в магазин",
    "店舗",
    "매장",
    "price",
    "preis",
)

# A count of none: "0 units in stock", "In stock: 0"; "10 in stock" is none.
_NONE_LEFT = re.compile(
    r"(?<![\d.,-])0 (?:\w{1,9}\.? )?(?:in stock|available|left|auf lager|verfügbar|en stock|disponibl?[ei]s?|"
    r"in magazzino|op voorraad|em stock|em estoque|i lager|på lager|na skladě|skladem)\b|"
    r"\b(?:in stock|stock|available|auf lager|(?:lager)?bestand|en stock|disponible|voorraad|i lager|på lager|giacenza|"
    r"készlet|stoc|skladem|остаток|στοκ)"
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
    r"enroll?(?: (?:now|today))?$|reservar(?: ahora)?$|réserver$|buchen$|boek nu|boka nu|"
    r"send melding|skicka meddelande|verkäufer kontaktieren|contacter le vendeur|contatta il venditore|"
    r"contactar (?:al|con el) vendedor|napisz do sprzedawcy|message seller|contact dealer|"
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
    gone = next((state for state, table in _GONE if table.found_in(lower)), None)
    if gone is not None:
        return gone if _ANY_OUT.found_in(without_almost(lower)) else Availability.IN_STOCK
    return next((state for state, phrases in _STATES if any(phrase in lower for phrase in phrases)), None)


@lru_cache(maxsize=4096)
def says_out(text: str) -> str | None:
    """The phrase with which a text says that the product cannot be bought."""
    lower = text.casefold()
    none_left = _NONE_LEFT.search(lower) if "0" in lower else None
    if none_left is not None:
        return none_left[0]
    return _ANY_OUT.found_in(lower) and _ANY_OUT.found_in(without_almost(lower))


def begins_in_stock(text: str) -> bool:
    """Whether a text begins with words that the product is in stock, and says nothing else of it."""
    lower = text.casefold().lstrip("●•✓✔ ")
    if lower in _ALONE or _FEW.match(lower) is not None:
        return True
    return lower.startswith(_IN_FIRST) and parse_stock_text(text) is Availability.IN_STOCK


class _News(dict[str, bool]):
    """For each text whether it says that the product cannot be bought, or only before its release. Kept, as the pages
    of a shop repeat most of theirs."""

    def __missing__(self, text: str) -> bool:
        lower = text.casefold()
        none_left = "0" in lower and _NONE_LEFT.search(lower) is not None
        said = (
            lower in SOLD
            or none_left
            or (_NEWS.found_in(lower) is not None and (says_out(text) is not None or begins_later(text)))
        )
        if len(self) >= _MAX_KEPT:
            self.clear()
        self[text] = said
        return said


IS_NEWS = _News()


def begins_later(text: str) -> bool:
    """Whether a short text begins with words that something is sold before its release, or a very short has some."""
    if len(text) > _SHORT:
        return False
    lower = text.casefold()
    return lower.startswith(_SOLD_BEFORE) or (len(text) <= _FEW_WORDS and _BEFORE.found_in(lower) is not None)


def asks_to_choose(text: str) -> bool:
    """Whether a text asks the shopper to choose a size or another form."""
    return _CHOOSE.search(text) is not None


def says_later(text: str) -> bool:
    """A button or short text that sells before release."""
    lower = text.casefold()
    return any(phrase in lower for phrase in BEFORE_RELEASE)
