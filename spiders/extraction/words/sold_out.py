"""How shops say that something cannot be bought now or ever again, in the languages of the shops."""

import re
from collections.abc import Iterable

from spiders.extraction.words import phrases


def _each_with_each(rows: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Every first part with every second one behind it: "not" with "in stock", "available"."""
    return tuple(
        f"{first} {second}"
        for firsts, seconds in rows
        for first in phrases(firsts)
        for second in phrases(seconds)
    )


# By language what denies, and what is denied.
_DENIED = _each_with_each((
    ("not|no longer|not currently|currently not|not yet", "in stock|available|stocked|for sale|orderable"),
    ("nicht|nicht mehr", "auf lager|am lager|verfügbar|lieferbar|vorrätig|lagernd|erhältlich|bestellbar|im sortiment|"
     "im programm|im angebot|im handel"),
    ("kein|keine", "bestand|lagerbestand|ware verfügbar"),
    ("n'est plus|n’est plus|n'est pas|n’est pas|pas|plus|non", "disponible|en stock|commercialisé|fabriqué|en vente"),
    ("non|non è|non più|non è più", "disponibil|ordinabile|acquistabile|in vendita|in magazzino"),
    ("no|no está|ya no está|ya no", "disponible|en stock|a la venta|hay stock|hay existencias"),
    ("sin|fuera de", "stock|existencias|unidades|inventario"),
    ("não|não está", "disponível|em stock|em estoque|à venda"), ("sem|fora de", "stock|estoque|unidades"),
    ("niet|niet meer", "op voorraad|leverbaar|beschikbaar|verkrijgbaar|te koop|bestelbaar"),
    ("brak|nie ma", "w magazynie|na stanie|na magazynie|w sprzedaży|towaru|produktu"), ("nie jest", "dostępn"),
    ("inte|ej|inte längre", "i lager|tillgänglig|beställningsbar|i sortimentet"),
    ("ikke|ikke længere|ikke lenger", "på lager|tilgængelig|tilgjengelig|i sortiment|på nettlager|til salg"),
    ("ei|ei ole|ei enää|ei ole enää", "varastossa|saatavilla|saatavana|myynnissä|valikoimassa"),
    ("není|nie je", "skladem|na skladě|k dispozici|k dispozícii|dostupn|v prodeji|v predaji|skladom|na sklade"),
    ("nincs", "raktáron|készleten|készlet"), ("nem", "elérhető|rendelhető|kapható|szállítható"),
    ("nu este|nu mai este|nu e", "în stoc|in stoc|pe stoc|disponibil"), ("fără|fara|lipsă|lipsa", "stoc"),
    ("nema|nije|ni", "na zalihi|na zalihama|na stanju|na skladištu|na zalogi|na voljo|dostup|dobavljiv"),
    ("няма|не е", "в наличност|на склад|налич"), ("нет", "в наличии|на складе|в продаже"),
    ("немає|нема", "в наявності|у наявності|на складі|в продажу"), ("nėra", "sandėlyje|prekyboje"),
    ("nav", "noliktavā|pieejam|krājum"), ("ei ole|pole", "saadaval|laos|müügil"),
    ("δεν είναι|δεν|μη|εκτός", "διαθέσιμ|αποθέματος|διατίθεται"),
    ("stokta|stoklarımızda|stoklarda", "yok|bulunma|kalma|mevcut değil"), ("לא|אין|חסר", "במלאי|זמין"),
    ("غير|ليس", "متوفر|متاح|متوافر"), ("موجود", "نیست|نمی"), ("không", "còn hàng|có sẵn"),
    ("tidak|tiada", "tersedia|ada stok"),
))  # fmt: skip
_ALERTS = phrases(
    "notify me when|notify me!|notify when|email me when|email when|e-mail when|email me back|let me know when|"
    "remind me when|alert me when|get notified|be notified when|back in stock alert|back-in-stock alert|"
    "stock alert|waitlist|wait list|avísame cuando|avísenme cuando|avisarme cuando|notifícame cuando|"
    "notificarme cuando|avise-me quando|me avise quando|avisar quando|avisem-me quando|prévenez-moi|m'avertir|"
    "me prévenir|alertez-moi|être alerté|être averti|benachrichtigen, wenn|benachrichtigen sie mich, wenn|"
    "benachrichtige mich, wenn|benachrichtigen, sobald|benachrichtigen sie mich, sobald|"
    "benachrichtige mich, sobald|verfügbarkeit benachrichtig|avvisami quando|avvertimi quando|"
    "powiadom mnie o dost|powiadom, gdy|powiadom mnie, gdy|powiadom o dostępności|mail mij wanneer|"
    "mail mij zodra|houd mij op de hoogte zodra|laat het me weten wanneer|meddela mig när|bevaka produkten|"
    "giv mig besked når|få besked når|varsle meg når|ilmoita kun|ilmoita saatavuu|hlídat dostupnost|"
    "strážiť dostupnosť|сообщить о поступлении|уведомить о поступлении|узнать о поступлении|"
    "уведомить о наличии|сообщить о наличии|повідомити про наявність|gelince haber ver|girince haber ver|"
    "stokta olunca|入荷お知らせ|再入荷|到货通知|到貨通知|재입고 알림|입고알림|입고 알림|értesítést kérek|"
    "értesítsen, ha|anunță-mă când|anunta-ma cand|obavijesti me kad|obavesti me kad|pranešti, kai|"
    "ειδοποίησέ με|ειδοποιήστε με|ενημέρωσέ με όταν|thông báo khi có hàng|أعلمني عند|أبلغني عند"
)
_GONE = phrases(
    "out of stock|out-of-stock|outofstock|sold out|soldout|sold-out|currently unavailable|no stock|"
    "temporarily out|is unavailable|unavailable|we're all out|we’re all out|all gone|gone for now|"
    "awaiting stock|stock on the way|not enough products in stock|not enough items in stock|none in stock|"
    "zero in stock|stock: none|stock exhausted|out of print|sorry, sold|this listing has ended|"
    "this listing was ended|has been sold|sold for |is sold|this item has sold|auction ended|bidding has ended|"
    "this listing has expired|this ad has expired|ad expired|back in stock soon|ausverkauft|derzeit nicht|"
    "momentan nicht|zurzeit nicht|vergriffen|en rupture|rupture de stock|indisponible|épuisé|hors stock|"
    "victime de son succès|bientôt de retour|esaurit|attualmente non|momentaneamente non|fuori stock|"
    "articolo terminato|agotado|agotada|no hay stock|esgotado|esgotada|indisponível|uitverkocht|tijdelijk niet|"
    "geen voorraad|niedostępn|nakład wyczerpan|wyprzedan|produkt chwilowo|slut i lager|slutsåld|slutsålt|"
    "finns ej|tillfälligt slut|produkten är slut|varan är slut|slut online|slut på webb|kommer snart åter|"
    "utsolgt|udsolgt|tomt på lager|loppunut|loppu varastosta|loppuunmyyty|tilapäisesti loppu|tuote on loppu|"
    "vyprodán|vyprodan|nedostupn|momentálně není|momentálne nie|nelze objednat|nedá sa objednať|vypredan|"
    "elfogyott|kifogyott|készlethiány|stoc epuizat|indisponibil|epuizat|razprodan|rasprodan|išparduot|neturime|"
    "prekės nėra|laikinai nėra|izpārdot|läbi müüdud|laost otsas|on otsas|uppselt|ekki til|снят с продажи|"
    "распродан|закончился|закончилась|закончились|товар отсутствует|временно отсутствует|ожидается поступление|"
    "закінчився|закінчилась|закінчились|товар відсутній|тимчасово відсутній|розпродан|изчерпан|неналич|εξαντλ|stok yok|"
    "tükendi|tükenmiş|temin edilem|satışta değil|אזל|نفد|نفذت|انتهى من المخزون|ناموجود|اتمام موجودی|在庫切れ|"
    "品切れ|売り切れ|売切|在庫なし|在庫がありません|入荷待ち|完売|取り扱い終了|取扱終了|缺货|缺貨|无货|無貨|"
    "没货|售完|售罄|卖完|賣完|已下架|暂无库存|補貨中|补货中|품절|매진|재고 없음|재고가 없|재고 소진|판매종료|"
    "판매중지|구매할 수 없|입고 대기|입고대기|hết hàng|đã bán hết|ngừng kinh doanh|สินค้าหมด|ไม่มีสินค้า|หมดชั่วคราว|"
    "stok habis|stok kosong|habis terjual"
)
OUT = (*_GONE, *_DENIED, *_ALERTS)
DISCONTINUED = phrases(
    "discontinued|no longer produced|no longer manufactured|no longer made|no longer sold|no longer sell|"
    "end of life|has been retired|product retired|nicht mehr hergestellt|produktion eingestellt|"
    "artikel wurde eingestellt|produit arrêté|arrêt de commercialisation|plus commercialisé|plus fabriqué|"
    "retiré de la vente|fuori produzione|fuori catalogo|descatalogado|descontinuado|fora de linha|"
    "uit assortiment|uit het assortiment|uit productie|wycofan|koniec produkcji|utgått ur|udgået|utgått|"
    "poistunut|výroba ukončena|ukončená výroba|prodej ukončen|predaj ukončený|ukončený predaj|kifutott|"
    "megszűnt|scos din gama|снят с производства|продажи прекращены|знято з виробництва|спрян от производство|"
    "καταργήθηκε|üretimi durdur|販売終了|生産終了|廃番|已停产|停產|단종"
)
# As the whole text of a classified advert or of a button: in others it is a part of "sold by".
SOLD = frozenset(
    phrases(
        "sold|verkauft|verkocht|vendu|vendue|venduto|venduta|vendido|vendida|sprzedane|sprzedany|såld|sålt|"
        "solgt|myyty|prodáno|predané|eladva|vândut|prodano|продано|продан|πουλήθηκε|satıldı|売却済み|판매완료|"
        "已售出|sold!|rupture|terminato|loppu|slut|habis|wyczerpany|otsas|หมด|plus disponible|notify me|"
        "alert me|email me|benachrichtigen|verfügbarkeit anfragen|avísame|notificarme|avise-me|avisar-me|"
        "avvisami|m'alerter|m’alerter|powiadom|powiadom mnie|mail mij|houd me op de hoogte|"
        "houd mij op de hoogte|bevaka|bevaka produkt|meddela mig|giv besked|få besked|gi beskjed|varsle meg|"
        "hlídat|strážiť|anunță-mă|notifică-mă|obavijesti me|obvesti me|уведомить|уведомить меня|повідомити|"
        "извести ме|уведоми ме|pranešti|ειδοποίηση|haber ver|עדכנו אותי|أعلمني|beritahu saya"
    )
)
# "Almost sold out": what is left can be bought.
_ALMOST = re.compile(
    r"(?:\b(?:almost|nearly|fast|bald|bientôt|presque|quasi|casi|quase|bijna|prawie|snart|nästan|næsten|nesten|melkein|"
    r"téměř|skoro|takmer|majdnem|aproape|gotovo|skoraj|почти|скоро|майже|σχεδόν|neredeyse)\s+(?:\w+\s+)?)"
    r"(?=sold|gone|ausverk|vergriff|épuis|esaur|agotad|esgotad|uitverk|wyprzed|slut|udsolgt|utsolgt|loppu|vyprod|vypred|"
    r"elfogy|epuiz|raspr|razpr|распрод|законч|закінч|розпрод|εξαντλ|tüken)\w+(?: out)?"
    r"|tükenmek üzere|tükenmeden|품절 ?임박"
)


def without_almost(lower: str) -> str:
    """A text in lower case without what it says is nearly, but not yet, the case."""
    return _ALMOST.sub(" ", lower)
