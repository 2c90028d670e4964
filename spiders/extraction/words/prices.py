"""What stands around an amount and says what kind of amount it is, in the languages of the shops.

Words are looked up, not searched: a page has a hundred amounts, and long patterns over each context cost
ten times the parse.
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
    NOW = "now"
    FROM = "from"
    THRESHOLD = "threshold"
    LOWEST = "lowest"


# Whole words or two neighbouring ones; folded to lower case, accents kept.
_WORDS: dict[Hint, str] = {
    Hint.WAS: (
        "was|rrp|msrp|srp|prp|before|original|originally|previously|regular|list price|old price|"
        "retail price|strikethrough|"
        "statt|uvp|vorher|bisher|listenpreis|streichpreis|au lieu|avant|valeur|prix barré|"
        "prix conseillé|prix public|"
        "anziché|prima|listino|invece di|antes|pvp|pvpr|precio normal|precio anterior|precio original|"
        "precio lista|precio regular|"
        "adviesprijs|normaal|oude prijs|van voor|katalogowa|regularna|poprzednia|było|stara cena|"
        "najniższa cena|tidigare|ord|ordinarie|"
        "rek pris|vejl|før|normalpris|førpris|era|preço anterior|běžná|běžně|původní|původně|pôvodná|"
        "bežná|preț vechi|prp|eredeti|"
        "старая|compare at|non-sale|reference|typical"
    ),
    Hint.SAVING: (
        "save|saving|savings|off|discount|sparen|spare|ersparnis|rabatt|rabat|nachlass|économisez|"
        "économie|remise|réduction|"
        "risparmi|risparmio|sconto|ahorra|ahorras|ahorro|descuento|dto|korting|bespaar|oszczędzasz|"
        "zniżka|spar|sparar|poupe|poupança|"
        "desconto|economize|ušetříte|ušetrite|sleva|zľava|popust|скидка|voucher|gutschein|coupon|"
        "cashback|reward|rewards|points|punkte"
    ),
    Hint.SHIPPING: (
        "shipping|delivery|postage|freight|versand|versandkosten|lieferung|zustellung|livraison|port|"
        "spedizione|consegna|envío|envio|"
        "gastos|verzending|verzendkosten|bezorging|levering|wysyłka|dostawa|frakt|leverans|portes|"
        "entrega|doprava|doručení|доставка|"
        "szállítás|livrare|toimitus|fragt|handling|dostava|doručenie|import"
    ),
    Hint.MONTHLY: (
        "month|monthly|months|installment|installments|instalment|instalments|payments|monat|monatlich|"
        "mtl|rate|raten|mois|mensualité|"
        "mensualités|mese|rata|rate|mes|mensual|cuota|cuotas|maand|miesięcznie|raty|månad|mês|parcela|"
        "parcelas|klarna|afterpay|"
        "clearpay|finanzierung|finance|měsíčně|mesačne|sinterés|interés|affirm|zip|sezzle|laybuy|splátky"
    ),
    Hint.NET: (
        "ex tax|ex vat|ex moms|uten mva|eks mva|eks moms|exc vat|excl vat|excl tax|excluding vat|"
        "excluding tax|ex gst|without tax|tax excl|vat excl|exkl mwst|zzgl mwst|"
        "ohne mwst|exkl ust|netto|ht|hors taxe|hors taxes|iva esclusa|sin iva|sem iva|excl btw|ex btw|"
        "bez dph|bez vat|exkl moms|"
        "ekskl moms|brez ddv|bez pdv|bez pvn|be pvm|áfa nélkül|nettó|fără tva|kdv hariç|senza iva|"
        "hors tva|tax ex|ex btw|vat ex|без ндс|before tax|bez pvn|net|hors tva|excl tva"
    ),
    Hint.NOW: (
        "now|our price|your price|sale price|special price|offer price|deal price|price|jetzt|nur|preis|"
        "prix|maintenant|prezzo|ora|precio|"
        "ahora|nu|prijs|cena|teraz|pris|preço|agora|preț|цена|ár|hinta|today|current|bid|final|"
        "price today|kaina"
    ),
    Hint.FROM: "from|starting|ab|partir|dès|partire|desde|vanaf|od|från|fra|от|low",
    Hint.THRESHOLD: (
        "over|above|orders|order over|spend|minimum|ab einem|bestellwert|mindestbestellwert|"
        "gratuite dès|gratuit dès|gratuits dès|offerte dès|offert dès|offerts dès|"
        "superiori|superiores|gratis vanaf|powyżej|över"
    ),
    Hint.LOWEST: (
        "lowest|best price|marketplace|sellers|seller|used|offers|gebraucht|occasion|usato|neuf|"
        "new from"
    ),
}  # fmt: skip
_NO_HINTS: frozenset[Hint] = frozenset()
_EXACT: dict[str, frozenset[Hint]] = {}
for _hint, _phrases in _WORDS.items():
    for _phrase in _phrases.split("|"):
        _EXACT[_phrase] = _EXACT.get(_phrase, _NO_HINTS) | {_hint}
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")

# After the amount: it is per something.
PER = re.compile(
    r"^[\s\x1f)]*(?:[/⁄]|per\b|je\b|pro\b|par\b|al\b|por\b|za\b|à\b|p\.)[\s\x1f]*(?:\d+[\s\x1f]*)?"
    r"(?:k?g|mg|m?l|cl|dl|lt?r?|lit(?:er|re|ro)s?|m[²³2]?|cm|oz|lb|kilo\w*|100|unit\b|unidad|stk|stück|"
    r"st\b|pièce|wash|count|sheet|meter|"
    r"metre|qm|month|mo\b|monat|mois|mese|mes\b|maand|miesi\w*|mån\w*|mês|year|jahr|week|day|tag|jour|night|"
    r"nacht)\b",
    re.I,
)

# Class and id names around an amount.
SAVING_CLASS = re.compile(
    r"saving|yousave|you-save|save-?(?:price|amount)|discount-?(?:amount|value|percent)", re.I
)
OLD_CLASS = re.compile(
    r"(?:^|[-_\s])(?:old|was|strike|striked?-?through|strikethrough|crossed|rrp|msrp|list-?price|"
    r"regular|reg-?price|original|before|"
    r"previous|compare|uvp|retail|instead|barre|barr[ée]|ancien|antigu[oa]|anterior|listino|statt|"
    r"streich|ordinary|normal-?price|"
    r"base-?price|a-text-price|standard|reduced)|(?:old|was|strike|list|regular|original|compare|rrp|"
    r"crossed|cross|retail|previous|former|"
    r"before|msrp|uvp)_?-?price|price_?-?(?:old|was|before|original|regular|compare|list|strike|retail|"
    r"rrp|reduced)",
    re.I,
)
NEW_CLASS = re.compile(
    r"(?:^|[-_\s])(?:now|current|final|special|sale|actual|selling|our|new|offer|deal|today|"
    r"discounted)(?:[-_\s]|$)|"
    r"(?:final|sale|special|current|selling|our|new|sales|actual|offer|product|main|buy|buying|"
    r"deal)_?-?price|"
    r"price_?-?(?:now|current|final|sale|sales|special|new|actual|main|value|buy|to-?pay|block)",
    re.I,
)
PRICE_CLASS = re.compile(r"price|preis|prix|prezzo|precio|prijs|cena|preco|pris\b|amount|kaina|hind", re.I)


@lru_cache(maxsize=8192)
def hints(context: str) -> frozenset[Hint]:
    """Every hint that words or pairs of words of a short text give."""
    said = _NO_HINTS
    previous = ""
    for token in _TOKEN.findall(context.casefold()):
        for phrase in (token, f"{previous} {token}"):
            if phrase in _EXACT:
                said |= _EXACT[phrase]
        previous = token
    return said
