"""What follows an amount and what its elements are called: per what it is, and which kind of price."""

import re

# After the amount: it is per something.
PER_WHAT = (
    r"[\s\x1f)]*(?:[/⁄]|p/(?=m\b)|pr?\.|per\b|je\b|pro\b|par\b|al\b|le\b|por\b|za\b|na\b|à\b|a\b|ανά\b|на\b|за\b)"
    r"[\s\x1f]*(?:\d+[\s\x1f]*)?"
)
PER = re.compile(
    PER_WHAT
    + r"(?:k?g|mg|m?l|cl|dl|lt?r?|lit(?:er|re|ro)s?|m[²³2]?|cm|oz|fl|lb|kilo\w*|100|wash|sheet|meter|metre|qm|"
    r"ounce|month|mon?\b|mth|monat|mois|mese|mes\b|maand|mnd|miesi\w*|mies|měs\w*|mån\w*|mnd|md|mês|lun[aăi]|"
    r"hó\b|kk|ay\b|μήνα|мес\w*|міс\w*|mēn\w*|mėn\w*|kuu\w*|tháng|month|year|jahr|week|day|tag|jour|night|nacht|"
    r"servings?|capsules?|tablets?|doses?|portions?|loads?|rolls?|"
    r"кг|г\b|л\b|мл|м[²2]?|κιλό|λίτρο)(?![^\W\d_])",
    re.I,
)
# What is sold by length, area or weight.
SOLD_BY = re.compile(
    PER_WHAT + r"(?:m[²2]?|met(?:er|re)s?|mètres?|metros?|metri|lfm|qm|kg|kilo|м[²2]?|yards?|yd)(?![^\W\d_])",
    re.I,
)
# A price per piece is most often the price; beside that of a pack it is not.
PER_PIECE = re.compile(
    PER_WHAT
    + r"(?:unit|unidad|stk|stück|st\b|pièce|piece|pcs|count|ct|szt|ks|db\b|each|stuk|шт|罐|個|个|件|枚|本|개)"
    r"(?![a-zà-ÿ])|[\s\x1f)(]*(?:each|ea)\b",
    re.I,
)
# "4 x", "12x de", "2 for": of several such amounts.
TIMES_BEFORE = re.compile(
    r"\d\s*(?:[x×]|for|för|für|pour|per|za|por|voor)(?:\s+(?:de|da|of|à|a|di|von|rat))?\s*$", re.I
)
# "1399 x 20 instalments 69.95" says it of the next amount.
TIMES_BEHIND = re.compile(
    r"[\s\x1f]*[x×]\s?\d{1,2}\b(?![\s\x1f]*(?:[^\W\d]+[\s\x1f.]+){1,2}[€$£]?\s?\d)", re.I
)
# "1 kg = ": the amount behind it is per so much.
PER_BEFORE = re.compile(
    r"(?:^|[\s(])(?:per|je|pro|par|al|por|za|na|à|/)\s(?:\d+\s)?(?:k?g|mg|ml|cl|dl|l|kilo|lit(?:er|re|ro)|m[²2]?)\s*[=:]?\s*$",
    re.I,
)
PER_CLASS = re.compile(r"per[-_]?unit|price[-_]?per(?:[-_]|[A-Z]|$)", re.I)
UNIT_BEFORE = re.compile(
    r"\d\s*(?:k?g|mg|m?l|cl|dl|ltr?|lit(?:er|re|ro)|m[²³2]?|oz|lb|stück|st|pcs)\.?\s*[=:]\s*$", re.I
)
# "With card 19.80", "RRP of the maker: 30.80" are said of the amount behind them, in the same text.
_NOT_OF_NEXT = r"(?![^\d\x1f]{0,24}(?:\d[\d.,]*[.,]\d\d(?!\d)|\d+\s?(?:[€$£₽₴₹]|kr|Kč|Ft|грн)|[€$£₹]\s?\d))"
# What only those pay who have a code, a card or a membership, or give something in return.
WITH_CODE = re.compile(
    r"[\s\x1f]*\W?(?:with|using|for|after|mit|für|nach|avec|pour|après|con|per|para|com|met|voor|med|för|til|s|dla|z|з|cu|"
    r"με|với|dengan|[cс]|по)"
    r"[\s\x1f]+(?:[^\W\d]+[\s\x1f]+){0,2}?"
    r"(?:promo\w*|\w*code|coupon|voucher|gutschein\w*|kup[oó]n\w*|cupón|cupom|cupon|codice|código|k[oó]d\w*|rabattkod\w*|"
    r"\bcod|промокод\w*|купон\w*|код\w*|κουπόνι|κωδικό|mã giảm|card\w*|картк\w*|карта|"
    r"members?(?:hip)?|mitglied\w*|medlem\w*|membres?|adhérents?|soci|socios?|leden|klubowicz\w*|prime|loyalty|"
    r"students?|studenten|étudiants?|estudiantes|trade-?in|autoship|rebate|cashback|subscription|abo|abonnement|"
    r"\w*card|\w*karte|\w*kaart|carte|carta|tarjeta|cartão|\w*kort|kart[ąouy]|картой|карте|карткою)\b"
    + _NOT_OF_NEXT
    + "|"
    r"[\s\x1f]*(?:(?:per|pro|par) [^\W\d]+ )?(?:if|when|wenn|falls|si|se|als|om|jeśli|если)\s[^\W\d]|"
    r"[\s\x1f]*(?:bank|wire)\stransfer",
    re.I,
)
# "24.99 value", "24,99 € UVP": what it was, with nothing behind that such a word could lead to.
FORMER_BEHIND = re.compile(
    r"[\s\x1f(]{0,6}(?:value|rrp|msrp|srp|uvp|mrp|pvpr|retail(?: price)?|list price|regular price|adviesprijs)\b"
    r"(?![:\s\x1f]{0,6}[^\w\s)]{0,3}\s?\d)" + _NOT_OF_NEXT,
    re.I,
)
# "+ VAT": the tax comes on top.
PLUS_TAX = re.compile(
    r"[\s\x1f]*\+\s?(?:vat|tax|gst|iva|mwst|ust|tva|btw|moms|mva|dph|ddv|pdv|ндс|alv|kdv)\b", re.I
)

# Class and id names around an amount.
SAVING_CLASS = re.compile(
    r"saving|yousave|you-save|save-?(?:price|amount)|discount-?(?:amount|value|percent)", re.I
)
# What not everyone pays.
CONDITIONAL_CLASS = re.compile(
    r"(?:^|[-_\s])(?:member|club|loyalty|subscri\w*|autoship|coupon|voucher|trade-?in|employee|student)(?:[-_\s]|$|price)",
    re.I,
)
# What it costs to have it sent.
SHIPPING_CLASS = re.compile(
    r"(?:^|[-_\s])(?:shipping|delivery|postage|versand|freight)-?(?:cost|price|fee|rate|amount)", re.I
)
# What other sellers ask for the product: it is the price where the shop itself names none.
SELLERS_CLASS = re.compile(r"other-?sellers?|(?:^|[-_\s])(?:mbc|olp)(?:[-_\s]|$)|marketplace-?offer", re.I)
OLD_CLASS = re.compile(
    r"(?:^|[-_\s])(?:old|was|strike|striked?-?through|strikethrough|line-?through|crossed|rrp|msrp|list-?price|"
    r"regular|reg-?price|original|before|"
    r"prev|compare|uvp|retail|instead|barre|barr[ée]|ancien|antigu[oa]|anterior|listino|statt|"
    r"streich|ordinary|normal-?price|"
    r"base-?price|a-text-price|standard|reduced)|(?:old|was|strike|list|regular|original|compare|rrp|"
    r"crossed|cross|retail|previous|former|secondary|"
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
TAX_CLASS = re.compile(
    r"(?:(?P<net>excl?(?:uding|usive)?|without)|incl?(?:uding|usive)?|with)[-_]?(?:tax|vat|btw|mwst|moms|gst)",
    re.I,
)
PRICE_CLASS = re.compile(r"price|preis|prix|prezzo|precio|prijs|cena|preco|pris\b|amount|kaina|hind", re.I)
