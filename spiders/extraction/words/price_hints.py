"""What words before and behind an amount say about it, in the languages of the shops. Data with a lookup.

Words are looked up, not searched: a page has a hundred amounts, and long patterns over each context cost
ten times the parse. Only scripts that write no blanks between words are searched.
"""

import re
from enum import StrEnum
from functools import lru_cache


class Hint(StrEnum):
    """What the words near an amount say about it. Strings, as sets of them are ten times as fast as flags."""

    WAS = "was"
    SAVING = "saving"
    SHIPPING = "shipping"
    MONTHLY = "monthly"
    NET = "net"
    GROSS = "gross"
    SALE = "sale"
    NOW = "now"
    FROM = "from"
    THRESHOLD = "threshold"
    LOWEST = "lowest"
    EXTRA = "extra"
    UNIT = "unit"
    CONDITIONAL = "conditional"


# Whole words or two neighbouring ones; folded to lower case, accents kept.
_WORDS: dict[Hint, str] = {
    Hint.WAS: (
        "zamiast|místo|namiesto|вместо|замість|în loc|sebelumnya|förr|ennen|de lista|preț inițial|"
        "pret initial|harga asli|unverbindliche|istället|"
        "suggested price|"
        "ursprünglich|urspr|ursprungspreis|retail value|comp value|compare|estimated value|don t pay|"
        "avp|starting price|starting bid|opening bid|startgebot|startpreis|ticket price|previous price|"
        "vorheriger|vorherige|était|"
        "was|rrp|msrp|srp|prp|before|original|originally|previously|previous|former|formerly|regular|list|list price|"
        "m r|r r|u v|"
        "old price|base price|retail price|strikethrough|mrp|compare at|non-sale|reference|typical|reg|orig|"
        "statt|uvp|vorher|bisher|früher|listenpreis|streichpreis|normalpreis|ehemaliger|"
        "au lieu|avant|valeur|prix barré|ppi|prix conseillé|prix public|"
        "prix courant|prix habituel|prix initial|prix normal|"
        "anziché|anzichè|prima|listino|invece di|prezzo pieno|prezzo originale|prezzo precedente|prezzo consigliato|"
        "antes|pvp|pvpr|normal|precio normal|"
        "precio anterior|precio original|precio lista|precio regular|precio habitual|"
        "era|preço anterior|preço normal|preço antigo|preço original|preço lista|"
        "adviesprijs|normaal|oude prijs|van voor|was prijs|oorspronkelijke|richtprijs|vanprijs|"
        "katalogowa|regularna|poprzednia|było|stara cena|przed obniżką|"
        "tidigare|ord|ordinarie|ordpris|rek pris|jämförpris ord|vejl|vejledende|før|førpris|normalpris|veiledende|veil|"
        "norm|ovh|normaalihinta|norm hinta|alkuperäinen|"
        "běžná|běžně|původní|původně|moc|doporučená|před slevou|pôvodná|bežná|odporúčaná|pred zľavou|"
        "preț vechi|prp|preț recomandat|pret vechi|pret intreg|eredeti|régi|kedvezmény nélkül|listaár|"
        "redovna|stara|redna|prejšnja|mpc|ppc|vecā|sākotnējā|parastā|buvo|įprasta|sena|tavahind|endine|vana hind|"
        "старая|старая цена|обычная|была|было|раньше|розничная|стара ціна|звичайна|стара|редовна|пцд|предишна|"
        "αρχική|προηγούμενη|παλιά|λιανική|από eski|eski fiyat|liste fiyatı|piyasa|"
        "giá gốc|giá cũ|giá niêm|thị trường|harga asal|harga normal|מחיר רגיל|במקום|מחיר קודם|מחיר מחירון|"
        "السابق|بدلا|كان|قبل|الأصلي"
    ),
    Hint.SAVING: (
        "alennus|diferență|diferenta|όφελος|kazancınız|ušetríte|экономите|punten|spaar|poeng|pisteitä|puan|"
        "poin|бонусов|бонусами|бонусів|баллов|נקודות|نقاط|cagnotte|gana|ganhe|"
        "save|saving|savings|saved|off|discount|less|sparen|spare|ersparnis|rabatt|rabat|nachlass|gespart|"
        "économisez|économie|d économie|remise|réduction|"
        "risparmi|risparmio|risparmia|sconto|ahorra|ahorras|ahorro|ahorre|descuento|dto|korting|bespaar|voordeel|"
        "oszczędzasz|oszczędź|zniżka|taniej|spar|spara|sparar|spart|du sparer|säästä|säästät|"
        "poupe|poupa|poupança|desconto|economize|economiza|"
        "ušetříte|ušetrite|sleva|zľava|popust|ušteda|uštedite|prihranek|prihranite|megtakarítás|kedvezmény|"
        "economisești|economisesti|reducere|discount|скидка|экономия|выгода|економія|знижка|спестявате|отстъпка|"
        "κέρδος|έκπτωση|κερδίζετε|atlaide|ietaupi|nuolaida|sutaupote|säästad|allahindlus|indirim|kazanç|"
        "tiết kiệm|giảm|hemat|diskon|jimat|הנחה|חיסכון|חסכון|وفر|خصم|توفير|"
        "voucher|gutschein|coupon|kupon|kupón|cashback|reward|rewards|points|punkte|bonus|bonuspunkte|ebucks|earn|"
        "sammle|puntos|punti|pontos"
    ),
    Hint.SHIPPING: (
        "poštovné|biaya kirim|доставки|έξοδα αποστολής|αποστολής|التوصيل|koszt dostawy|dostawy|"
        "versandkostenfrei ab|portofrei ab|"
        "shipping|delivery|next day|same day|express|courier|kurier|dhl|dpd|ups|gls|hermes|royal mail|colissimo|"
        "mondial relay|correos|postnord|packeta|zásilkovna|inpost|paczkomaty|tracked|postage|"
        "freight|versand|versandkosten|lieferung|lieferkosten|zustellung|livraison|port|"
        "expédition|spedizione|consegna|envío|envio|frete|despacho|gastos|verzending|verzendkosten|bezorging|levering|"
        "wysyłka|dostawa|dostawą|przesyłka|frakt|leverans|portes|toimitus|toimituskulut|"
        "otherwise|sonst|sinon|entrega|doprava|doručení|доставка|доставкой|"
        "szállítás|szállítási|livrare|transport|fragt|handling|dostava|"
        "doručenie|import|piegāde|pristatymas|kargo|μεταφορικά|αποστολή|ongkir|ongkos kirim|phí vận|vận chuyển|משלוח|"
        "الشحن|collect|pickup|standardversand|expressversand|paketversand|dhl-versand|standardlieferung|"
        "expresslieferung|spedition|abholung|paketdienst|kurierem|kuriér|kurýr|paczkomat|odbiór|point relais|"
        "relais|chronopost|odběr|нова пошта|сдэк|самовывоз|курьером|почтой|seur|corriere|recogida|bezorgen|afhalen|"
        "ophalen|parcel|parcel locker|first class|second class|evri|yodel|usps|fedex|instabox|budbee"
    ),
    Hint.MONTHLY: (
        "monatsraten|splátek|plazos|quincenas|aylık|taksitle|kuukaudessa|платежа|платежей|месец|cicilan|"
        "شهري|دفعات|"
        "month|months|monthly|mo|weekly|installment|installments|instalment|instalments|payments|emi|"
        "monat|monate|monatlich|monatsrate|mtl|rate|raten|ratenzahlung|finanzieren|mois|mensualité|mensualités|"
        "mese|mesi|mensile|rata|mes|meses|mensual|mensuales|cuota|cuotas|msi|maand|maanden|termijnen|"
        "miesięcznie|miesiąc|raty|ratach|ratalnie|månad|mån|måned|måneder|md|delbetala|delbetaling|avbetalning|"
        "kk|kuukausi|erä|mês|mensais|parcela|parcelas|prestações|"
        "klarna|afterpay|clearpay|finanzierung|finance|financing|paypal|leasing|lease|"
        "měsíčně|mesačne|splátky|splátka|splátok|sinterés|interés|intereses|affirm|zip|sezzle|laybuy|"
        "részlet|havi|rate lunare|rate de|luna|mjesečno|obroka|rata|mesečno|obrokov|"
        "в месяц|мес|месяцев|рассрочка|рассрочку|частями|"
        "на вноски|вноски|вноска|μήνα|δόσεις|mēnesī|mēn|mėn|kuumakse|kuus|"
        "taksit|trả góp|mỗi tháng|cicilan|תשלומים|לחודש|شهريا|قسط|"
        "due today|pay today|first payment|down payment|échéance|acompte|anzahlung|acconto|anticipo|zaliczka|"
        "aanbetaling|handpenning|udbetaling|etumaksu|первый взнос|первоначальный взнос|peşinat"
    ),
    Hint.NET: (
        "ex tax|ex vat|ex moms|uten mva|eks mva|eks moms|exc vat|excl vat|excl tax|excluding vat|"
        "excluding tax|ex gst|without tax|without vat|tax excl|vat excl|exkl mwst|zzgl mwst|plus vat|plus tax|"
        "ohne mwst|exkl ust|zzgl ust|"
        "netto|ht|hors taxe|hors taxes|iva esclusa|iva escl|più iva|sin iva|más iva|sem iva|"
        "excl btw|ex btw|exclusief btw|"
        "bez dph|bez vat|exkl moms|utan moms|uden moms|alv 0|ei alv|ilman alv|"
        "ekskl moms|brez ddv|bez pdv|bez pvn|be pvm|km-ta|áfa nélkül|nettó|fără tva|fara tva|kdv hariç|senza iva|"
        "hors tva|tax ex|vat ex|без ндс|без пдв|без ддс|before tax|net|excl tva|χωρίς φπα|לפני מעמ"
    ),
    Hint.GROSS: (
        "incl vat|inc vat|incl tax|inc tax|incl gst|inc gst|including vat|including tax|vat incl|vat included|"
        "tax included|inkl mwst|incl mwst|inkl ust|ttc|toutes taxes|iva incl|iva inclusa|iva incluida|iva incluido|"
        "iva inclusive|incl btw|inclusief btw|inkl moms|inkl mva|z vat|s dph|vč dph|vrátane dph|sis alv|"
        "cu tva|tva inclus|inclusive of|all taxes|с ндс|kdv dahil|brutto"
    ),
    Hint.NOW: (
        "now|our price|your price|sale price|special price|offer price|deal price|price|deal|jetzt|nur|preis|"
        "aktionspreis|angebotspreis|"
        "prix|maintenant|prezzo|ora|precio|ahora|oferta|nu|prijs|voor|cena|teraz|pris|preço|agora|por|promocyjna|"
        "preț|pret|цена|ціна|ár|hinta|today|current|bid|final|"
        "price today|kaina|hind|cijena|akcija|fiyat|τιμή|giá|harga|מחיר|السعر|akční"
    ),
    Hint.SALE: (
        "on sale|sale for|sale price|special price|offer price|deal price|promo price|discounted price|"
        "aktionspreis|angebotspreis|"
        "sonderpreis|prix promo|prix soldé|prix remisé|prezzo scontato|prezzo offerta|precio oferta|precio especial|"
        "precio rebajado|preço promocional|actieprijs|aanbiedingsprijs|promocyjna|kampanjpris|reapris|tilbudspris|"
        "tarjoushinta|akční|акционная|акционна|акция|preț special|akciós"
    ),
    Hint.FROM: "from|starting|ab|partir|dès|partire|desde|vanaf|od|från|fra|от|low",
    Hint.THRESHOLD: (
        "over|above|under|below|unter|sous|orders|order over|spend|minimum|ab einem|bestellwert|mindestbestellwert|"
        "versandkostenfrei ab|portofrei ab|gratis ab|kostenlos ab|"
        "zdarma od|gratuita da|gratis desde|gratis fra|gratis från|"
        "gratuite dès|gratuit dès|gratuits dès|offerte dès|offert dès|offerts dès|"
        "superiori|superiores|gratis vanaf|powyżej|över|nad|at least|mindestens|minstens|almeno|bezmaksas no"
    ),
    Hint.LOWEST: (
        "tage-bestpreis|tage-tiefstpreis|tiefstpreis|precio mínimo|минимальная цена|найнижча|en düşük|"
        "satıcılar|verkopers|vendeurs|venditori|vendedores|händler|anbieter|sprzedawcy|"
        "tiefster|tiefster preis|bestpreis|"
        "lowest|best price|marketplace|sellers|seller|used|offers|gebraucht|occasion|usato|neuf|"
        "new from|retailers|competitor|elsewhere|"
        "niedrigster|niedrigste|plus bas|più basso|más bajo|mais baixo|laagste|najniższa|lägsta|laveste|"
        "alin|nejnižší|najnižšia|najniža|najnižja|legalacsonyabb|cel mai|самая низкая|най-ниска|χαμηλότερη"
    ),
    Hint.EXTRA: (
        "montering|montáž|montaż|montaj|montaje|montaggio|montagem|asennus|szerelés|монтаж|установка|"
        "сборка|встановлення|εγκατάσταση|instalación|instalação|instalacja|instalace|התקנה|التركيب|"
        "lắp đặt|biaya pasang|varav pant|inkl pant|plus pant|pantti|kaucja|statiegeld|záloha|garantie|"
        "jótállás|garanție|εγγύηση|εγγύησης|гарантія|гаранция|garansi|bảo hành|ضمان|אחריות|"
        "eco-contributo|ecovalor|recyklačního|recyklačného|recyklační|timbru verde|vrg|miljøbidrag|"
        "subtotal|zwischensumme|sous-total|subtotale|subtotaal|"
        "geräteschutz|altgerätemitnahme|assicurazione|pojištění|ubezpieczenie|trygghetsavtal|approximately|approx|umgerechnet|"
        "garantia|garantía|gwarancja|záruka|takuu|гарантия|ampliación|extensão|estensione|garantieverlängerung|seguro|"
        "fee|fees|surcharge|levy|gebühr|gebühren|frais|commissione|tasa|taxa|toeslag|opłata|avgift|gebyr|poplatek|"
        "sponsored|gesponsert|sponsorisé|sponsorizzato|patrocinado|gesponsord|sponsorowane|sponsrad|"
        "best offer|make offer|"
        "protection|warranty|insurance|versicherung|assurance|garanzia|pfand|deposit|consigne|"
        "éco-part|éco-participation|eco-part|écoparticipation|ecotax|éco-contribution|dont|weee|raee|"
        "installation|montage|aufbau|assembly|verwijderingsbijdrage|recyclage|gift wrap|gesamtpreis|total|bundle|"
        "zzgl|gift card|geschenkkarte|carte cadeau|together|"
        "estimate|estimated|estimation|totale|gesamt|totaal|celkem|spolu|итого"
    ),
    Hint.UNIT: (
        "au kg|au kilo|au litre|pe kg|за кг|за литр|τιμή κιλού|birim fiyat|stk pris|kilohinta|kilopreis|"
        "grundpreis|unit price|price per|jednostkowa|jednotková|jämförpris|jmf|jmfpris|jfr-pris|egységár|kilopris|"
        "literpris|prix kilo|prezzo al|precio por|preço por|cena za|enhetspris|enhedspris"
    ),
    Hint.CONDITIONAL: (
        "kundenkarte|payback|mit karte|klantenkaart|ledenprijs|con carta|con tarjeta|com cartão|"
        "avec carte|z kartą|s kartou|kártyával|klubtag|klubová|klubowa|preț membru|cu cardul|preço sócio|"
        "preço clube|jäsenhinta|etukortilla|με κάρτα|üyelere|с картой|по карте|карткою|с карта|"
        "членов клуба|thành viên|kuponnal|koodilla|מועדון|الأعضاء|"
        "without exchange|with exchange|ritiro usato|adhérent|adherent|sample price|trade in|plus price|"
        "reacondicionado|recondicionado|ricondizionato|odnowiony|rozbaleno|tweedekans|outlet|resigilat|b-ware|"
        "subscribe|subscription|autoship|sparabo|abo|abonnement|abbonamento|suscripción|prenumeration|"
        "code|cód|promocode|couponcode|member|members|membership|mitglieder|sepette|ebook|e-book|kindle|audiobook|trade-in|"
        "store price|in-store price|fidelity|fidélité|loyalty|club price|clubpreis|mitgliederpreis|medlemspris|"
        "klubbpris|klubpris|prezzo soci|precio socio|precio socios|vip|student|students|bank transfer|wire transfer|"
        "refurbished|refurb|open-box|open box|generalüberholt|reconditionné"
    ),
}  # fmt: skip
# Scripts without blanks between words are searched for these; longer ones first, as one may begin another.
_UNSPACED: dict[Hint, str] = {
    Hint.WAS: (
        "市售價|市售价|原価|定価|通常価格|参考価格|希望小売価格|メーカー希望|元値|原价|原價|市价|市價|吊牌价|建議售價|建議零售價|定價|"
        "정가|소비자가|시중가|출시가|기존가|ราคาปกติ|ราคาเต็ม|จากราคา"
    ),
    Hint.SAVING: (
        "할인|割引|お得|クーポン|ポイント|現省|节省|節省|立减|立減|折抵|优惠券|回饋|할인금액|할인율|적립|쿠폰|"
        "ประหยัด|ส่วนลด"
    ),
    Hint.SHIPPING: "送料|配送料|运费|運費|邮费|배송비|배송료|ค่าจัดส่ง|ค่าส่ง",
    Hint.MONTHLY: "เดือนละ|月々|分割|每月|每期|分期|期付款|월 |개월|할부|ผ่อน|ต่อเดือน",
    Hint.NET: "税抜|税別|本体価格|未税|未稅",
    Hint.GROSS: "税込|含税|含稅|세금포함",
    Hint.NOW: (
        "販売価格|セール価格|特別価格|特價|特价|促銷價|促销价|優惠價|优惠价|現價|现价|售價|售价|"
        "판매가|할인가|セール|ราคา"
    ),
    Hint.SALE: "セール価格|特別価格|特價|特价|促銷價|促销价|優惠價|优惠价|할인가",
    Hint.CONDITIONAL: (
        "会员价|會員價|PLUS价|와우할인가|회원가|会員価格|定期便|折扣碼|优惠码|카드할인가|쿠폰적용가|ราคาสมาชิก"
    ),
    Hint.EXTRA: (
        "設置費|安裝費|安装费|설치비|延長保証|연장보증|延長保固|手数料|ギフト包装|ค่าติดตั้ง|ประกัน"
    ),
    Hint.THRESHOLD: "以上|未満|滿|满|이상",
    Hint.UNIT: "平均每|每罐|每包|每盒|每瓶|每件|每入|每片|単価|単位価格|あたり|ต่อชิ้น",
}  # fmt: skip
_NO_HINTS: frozenset[Hint] = frozenset()
_EXACT: dict[str, frozenset[Hint]] = {}
for _hint, _phrases in _WORDS.items():
    for _phrase in _phrases.split("|"):
        _EXACT[_phrase] = _EXACT.get(_phrase, _NO_HINTS) | {_hint}
_IN_UNSPACED = {phrase: hint for hint, phrases in _UNSPACED.items() for phrase in phrases.split("|")}
_SEARCHED = re.compile("|".join(sorted(map(re.escape, _IN_UNSPACED), key=len, reverse=True)))
# Thai is the first of these scripts.
_FIRST_UNSPACED = "\u0e00"
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")


@lru_cache(maxsize=8192)
def hints(context: str) -> frozenset[Hint]:
    """Every hint that words or pairs of words of a short text give."""
    said = _NO_HINTS
    previous = ""
    for token in _TOKEN.findall(context.replace("İ", "i").casefold()):
        for phrase in (token, f"{previous} {token}"):
            if phrase in _EXACT:
                said |= _EXACT[phrase]
        previous = token
    if context and max(context) >= _FIRST_UNSPACED:
        said |= {_IN_UNSPACED[phrase] for phrase in _SEARCHED.findall(context)}
    return said
