"""How shops say that something can be bought, cannot, or only later, in the languages of the shops."""

import re

from catalog.domain.availability import Availability

_OUT = (
    r"out[ -]?of[ -]?stock|sold[ -]?out|currently (?:unavailable|not available|out)|(?:is |are )?no longer (?:available|for sale|in stock)|not (?:currently )?available|(?<!if )\bunavailable\b|not in stock|no stock\b|"
    r"temporarily (?:out|unavailable)|this (?:item|listing|ad|auction|product) (?:has (?:been )?(?:sold|ended|expired)|is sold|was sold|is unavailable)|\bitem sold\b|back in stock soon|notify me when|email (?:me )?when (?:available|in stock|back)|0 in stock|"
    r"nicht (?:mehr )?(?:auf lager|verfügbar|lieferbar|vorrätig|erhältlich|bestellbar)|ausverkauft|derzeit nicht|momentan nicht|nicht vorr|vergriffen|leider ausverkauft|"
    r"en rupture|rupture de stock|indisponible|épuisé|n['’]est plus disponible|actuellement indisponible|plus en stock|non disponible|hors stock|"
    r"non disponibil[ei]|esaurit[oa]|attualmente non|non è (?:più )?disponibile|terminato|momentaneamente non|"
    r"agotad[oa]|sin (?:stock|existencias)|no (?:está )?disponible|fuera de stock|no hay stock|temporalmente sin|"
    r"esgotado|indisponível|sem stock|sem estoque|fora de (?:stock|estoque)|não disponível|"
    r"uitverkocht|niet (?:op voorraad|leverbaar|beschikbaar)|tijdelijk niet|niet meer leverbaar|"
    r"niedostępn[yae]|brak (?:w magazynie|towaru|produktu)|wyprzedan[yeo]|produkt chwilowo|powiadom o dostępności|"
    r"slut ?(?:i lager|såld)|slutsåld|ej i lager|finns ej|tillfälligt slut|inte i lager|ikke på lager|utsolgt|udsolgt|ikke tilgængelig|loppu(?:nut)?\b|ei varastossa|tilapäisesti loppu|ei saatavilla|"
    r"vyprod[áa]n[oý]|nen[íi] skladem|nie je (?:skladom|na sklade)|nedostupn[ýéáo]|moment[áa]ln[eě] ne|vypredan[éý]|elfogyott|nincs (?:raktáron|készleten)|nem (?:elérhető|rendelhető)|kifogyott|"
    r"stoc epuizat|indisponibil|epuizat|nu este (?:în|in) stoc|razprodano|ni na zalogi|rasprodano|nije dostupn|nema na stanju|nav (?:pieejams|noliktavā)|išparduota|pole laos|"
    r"нет в наличии|нет на складе|распродан|закончил(?:ся|ась)|товар отсутствует|снят с продажи|немає в наявності|няма наличност|изчерпан|изчерпано|"
    r"εξαντλ|μη διαθέσιμο|stokta yok|tükendi|אזל|לא במלאי|غير متوفر|نفد|نفذت|在庫切れ|品切れ|売り切れ|在庫なし|缺货|缺貨|售完|售罄|품절|일시품절|หมด|hết hàng"
)
_IN = (
    r"in[ -]?stock|\bin store\b|available (?:now|immediately|today|for|to|in|online|from stock)|ready to ship|ships? (?:today|within|in \d|from)|only \d+ left|\d+ (?:left|available|in stock|pcs available)|few left|low stock|last (?:one|few|items?|piece)|last items in stock|dispatched|more than \d+ available|usually (?:ships|dispatched)|"
    r"\bavailable\b|auf lager|sofort (?:lieferbar|verfügbar|versandfertig)|lieferbar|verfügbar|vorrätig|am lager|lagernd|versandfertig|nur noch \d+|wenige(?:r als)? .{0,12}(?:verfügbar|auf lager)|lieferzeit|"
    r"en stock|disponible|expédié|plus que \d+|derniers? articles?|dernières pièces|livré|livraison sous|"
    r"disponibile|disponibilità immediata|in magazzino|pronta consegna|ultim[io] \d|spedito|solo \d+|"
    r"en existencia|disponibilidad inmediata|hay stock|quedan? \d+|últimas unidades|"
    r"em stock|em estoque|disponível|entrega imediata|restam \d+|op voorraad|direct leverbaar|uit voorraad|leverbaar|nog \d+|op werkdagen|beschikbaar|"
    r"dostępn[yae]|na stanie|w magazynie|wysyłka w|ostatni[ea]? sztuk|duża ilość|średnia ilość|mała ilość|na wyczerpaniu|"
    r"i lager|finns i|på lager|på lagret|tillgänglig|tilgængelig|varastossa|saatavilla|heti saatavana|"
    r"skladem|skladom|na sklad[eě]|na zalogi|na stanju|na zalihi|dostupn|ihned|dobavljivo|raktáron|készleten|elérhető|în stoc|in stoc|pieejams|noliktavā|yra sandėlyje|turime|laos|\bgab\b|"
    r"в наличии|есть на складе|на складе|в налич|налично|є в наявності|в наявності|διαθέσιμο|σε απόθεμα|stokta|במלאי|זמין|متوفر|متاح|在庫あり|在庫有|有货|有貨|现货|現貨|재고 있음|มีสินค้า|còn hàng"
)
_PRE = (
    r"pre-?\s?order|coming soon|available (?:from|on) \d|releases? (?:on|date)|vorbestell|vorbestellbar|précommande|précommander|préventa|preordine|prenota|preordina|preventa|reserva(?:r|lo)? ahora|pré-venda|pré-encomenda|"
    r"reserveer nu|przedsprzedaż|zamów przed premierą|förbeställ|förhandsboka|forudbestil|forhåndsbestill|ennakkotila|předobjedn|predobjedn|előrendel|precomand|предзаказ|ön sipariş|予約"
)
_BACK = (
    r"back-?\s?order|on order|special order|available (?:on|to) order|made to order|ships? in \d+ (?:weeks|months)|in \d+ weeks|auf bestellung|auf anfrage lieferbar|nachbestellt|bestellware|wird nachgeliefert|sur commande|su ordinazione|"
    r"bajo pedido|sob encomenda|sob consulta|op bestelling|na zamówienie|beställningsvara|bestillingsvare|tilaustuote|na objedn[áa]vku|na objednanie|rendelhető|külső raktár|la comandă|po naročilu|po narudžbi|под заказ|на заказ"
)
_DISCONTINUED = (
    r"discontinued|end of life|no longer (?:produced|manufactured|made)|ausgelaufen|nicht mehr hergestellt|eingestellt|auslaufartikel nicht|produit arrêté|arrêt de commercialisation|n['’]est plus commercialisé|fuori produzione|"
    r"fuori catalogo|descatalogado|descontinuado|uit (?:het )?assortiment|wycofan[yeo]|utgått|utgår ur|udgået|utgått|poistunut|ukončen[ýoa]|výroba ukončená|kifutott|снят с производства"
)

# The order matters: "not available" holds "available", "no longer made" is more than "not available".
_STATES: tuple[tuple[Availability, re.Pattern[str]], ...] = tuple(
    (state, re.compile(words, re.I))
    for state, words in (
        (Availability.DISCONTINUED, _DISCONTINUED),
        (Availability.OUT_OF_STOCK, _OUT),
        (Availability.PRE_ORDER, _PRE),
        (Availability.BACK_ORDER, _BACK),
        (Availability.IN_STOCK, _IN),
    )
)

# A shop's state as class name, value or message key.
CLASS_OUT = re.compile(
    r"(?:^|[-_\s])(?:out-?_?of-?_?stock|sold-?_?out|unavailable|not-?_?available|no-?_?stock|stock-?_?(?:out|0|empty|no)|oos)(?:[-_\s]|$)",
    re.I,
)
CLASS_IN = re.compile(
    r"(?:^|[-_\s])(?:in-?_?stock|instock|is-?_?available|stock-?_?(?:in|ok|yes|available)|available)(?:[-_\s]|$)",
    re.I,
)

BUY = re.compile(
    r"^\W*(?:add (?:item )?(?:to|in) (?:my |your |shopping |the )?(?:cart|bag|basket|trolley)|add(?: to)? (?:cart|basket|bag)|buy(?: it)? ?(?:now|online)?\b|order now|purchase|place bid|bid now|book now|get tickets|contact seller|reply|"
    r"in den (?:einkaufs|waren)?(?:wagen|korb)|in den warenkorb|kaufen|jetzt kaufen|sofort-?kaufen|bestellen|zum warenkorb hinzufügen|hinzufügen|einkaufswagen|"
    r"ajouter (?:au|à mon|à votre|dans le) (?:panier|chariot)|acheter|au panier|commander|ajouter$|"
    r"aggiungi (?:al|all[ao]) (?:carrello|borsa|shopping)|acquista|compra|metti nel carrello|ordina|"
    r"añadir (?:al|a la|a mi) (?:carrito|cesta|bolsa|carro)|agregar (?:al|a la) (?:carrito|carro|bolsa|cesta)|comprar|lo quiero|adicionar ao carrinho|adicionar à|carrinho|"
    r"in (?:de )?winkel(?:wagen|mand(?:je)?)|in winkel|toevoegen|in mijn winkel|koop|bestel|"
    r"do koszyka|dodaj do koszyka|kup\b|kup teraz|zamów|lägg i (?:varukorgen?|kundvagnen?|korgen)|köp\b|lägg till|læg i kurv|køb|legg i (?:handlekurv|handlevogn)|kjøp|lisää (?:ostoskoriin|koriin)|osta\b|"
    r"do ko[šs][ií]ku|přidat do košíku|vložit do košíku|pridať do košíka|vlo[žz]i[ťt] do ko[šs][íi]ka|koupit|kúpiť|kosárba|megveszem|megrendel|adaug[ăa] (?:în|in) co[șs]|cump[ăa]r[ăa]|dodaj u ko[šs]aric[ue]|dodaj v ko[šs]arico|v košarico|u košaricu|kupi\b|"
    r"ielikt grozā|pirkt|į krepšelį|pirkti|lisa (?:ostu)?korvi|osta|в корзину|добавить в корзину|купить|заказать|в кошик|купити|добави в количката|купи|στο καλάθι|αγορά|προσθήκη|sepete ekle|satın al|הוסף לסל|הוספה לסל|לרכישה|קנה|أضف|اشتر|"
    r"カートに入れる|購入|買い物かごに|加入购物车|加入購物車|放入購物車|立即购买|立即購買|我要購買|장바구니|구매|바로구매|หยิบใส่|thêm vào giỏ|mua ngay)",
    re.I,
)


def parse_stock_text(text: str) -> Availability | None:
    """The state that a short text says; None where it says nothing of stock."""
    for state, pattern in _STATES:
        if pattern.search(text):
            return state
    return None


def is_out(text: str) -> re.Match[str] | None:
    """Where a longer text says that the product cannot be bought."""
    return _STATES[1][1].search(text)


def is_later(text: str) -> Availability | None:
    """PRE_ORDER where a button or short text says so."""
    return Availability.PRE_ORDER if _STATES[2][1].search(text) else None
