"""What stands around an amount and says what kind of amount it is, in the languages of the shops."""

import re


def _any(*words: str) -> re.Pattern[str]:
    return re.compile("|".join(words), re.I)


# Before or after: the price of the past, or a recommended one.
WAS = _any(
    r"\bwas\b", r"\brrp\b", r"m\.?s\.?r\.?p", r"list price", r"regular price", r"\boriginal(?:ly| price)?\b", r"\bbefore\b", r"\bold price",
    r"\bstatt\b", r"\bUVP\b", r"\bvorher\b", r"\bbisher\b", r"\bursprünglich", r"\bLP\b", r"unverb", r"\bstreichpreis", r"\blistenpreis",
    r"\bau lieu de\b", r"prix (?:barré|conseillé|de base|initial|d'origine)", r"\bavant\b", r"\bvaleur\b",
    r"\banziché\b", r"prezzo (?:consigliato|di listino|precedente|originale|pieno)", r"\bprima\b", r"\blistino\b",
    r"\bantes\b", r"precio (?:anterior|original|recomendado|normal|de lista)", r"\bpvpr?\b", r"\bp\.v\.p",
    r"\bvan\b", r"\badviesprijs\b", r"\bvoor\s*$", r"\bnormaal\b", r"oude prijs",
    r"cena (?:katalogowa|regularna|poprzednia|pierwotna|sugerowana)", r"\bbyło\b", r"najniższa cena", r"stara cena",
    r"\bord\.?(?:inarie)?\b", r"\btidigare\b", r"\brek\.? ?pris", r"\bvejl", r"\bfør\b", r"\bfør?pris",
    r"\bpreço (?:anterior|original|recomendado|de tabela)", r"\bera\b", r"běžná cena", r"původní", r"pôvodn", r"bežná cena", r"\bpreț vechi",
    r"старая цена", r"eredeti", r"\bprp\b", r"\brecommended retail\b", r"\bretail price\b",
)  # fmt: skip
SAVING = _any(
    r"\bsave\b", r"\bsaving", r"\byou save", r"\boff\b", r"\bdiscount", r"\bsparen\b", r"\bsie sparen", r"\bersparnis", r"\brabatt?\b",
    r"\béconom", r"\bremise\b", r"\bréduction", r"\brisparmi", r"\bsconto\b", r"\bahorr", r"\bdescuento", r"\bdto\b", r"\bkorting\b", r"\bbespaar",
    r"\boszczęd", r"\bzniżk", r"\brabat\b", r"\bspara?r?\b", r"\bdu sparar", r"\bspar\b", r"\bpoupe", r"\bpoupança", r"\bdesconto", r"\bušetř", r"\bušetr",
    r"\bskidka", r"скидк", r"\bbon de\b", r"\bvoucher\b", r"\bgutschein", r"\bcoupon\b", r"\bcashback\b", r"\breward", r"\bpoints?\b", r"\bgift card",
)  # fmt: skip
SHIPPING = _any(
    r"shipping", r"\bdelivery\b", r"\bpostage\b", r"\bversand", r"\blieferung", r"\bzustell", r"livraison", r"\bport\b", r"spedizion", r"consegna",
    r"\benv[ií]o", r"\bgastos de", r"verzend", r"\bbezorg", r"\blevering\b", r"wysyłk", r"dostaw", r"\bfrakt\b", r"\bleverans", r"\bportes\b", r"\bentrega\b",
    r"\bdoprav", r"\bdoručen", r"доставк", r"szállít", r"\blivrare", r"\btoimitus", r"\bfragt\b",
)  # fmt: skip
# After the amount: it is per something, or per month.
PER = re.compile(
    r"^[\s\x1f]*(?:[/⁄]|per\b|je\b|pro\b|par\b|al\b|por\b|za\b|à\b|p\.)[\s\x1f]*(?:\d+[\s\x1f]*)?"
    r"(?:k?g|mg|m?l|cl|dl|lt?r?|lit(?:er|re|ro)s?|m[²³2]?|cm|oz|lb|kilo\w*|100|unit\b|unidad|stk|stück|st\b|pièce|wash|count|sheet|meter|metre|qm|"
    r"month|mo\b|monat|mois|mese|mes\b|maand|miesi|mån|mês|year|jahr|week|day|tag|jour|night|nacht)",
    re.I,
)
MONTHLY = _any(
    r"per month", r"a month", r"/ ?mo\b", r"monthly", r"\binstal?lments?\b", r"\bpayments? of\b", r"\brate[ns]?\b.{0,12}$", r"monatlich", r"\bmtl\.",
    r"par mois", r"mensualit", r"al mese", r"\brat[ae]\b", r"al mes\b", r"\bcuotas?\b", r"per maand", r"miesięcznie", r"\braty?\b", r"månad", r"por mês",
    r"\bparcelas?\b", r"klarna", r"afterpay", r"paypal credit", r"\bapr\b", r"clearpay", r"finanz", r"měsíčně", r"mesačne", r"\bsinterés",
)  # fmt: skip
FROM = _any(
    r"\bfrom\b", r"\bstarting at\b", r"\bas low as\b", r"\bab\b", r"à partir", r"\bdès\b", r"a partire", r"\bda\b", r"\bdesde\b", r"a partir", r"\bvanaf\b",
    r"\bod\b", r"\bfrån\b", r"\bfra\b", r"\bот\b",
)  # fmt: skip
# A price without tax beside the one with it.
NET = _any(
    r"ex(?:cl?\.?|cluding|clusive)?\.?\s*(?:of\s*)?(?:vat|tax|gst)\b", r"\b(?:zzgl|exkl|ohne|o)\.?\s*(?:der\s*)?(?:\d+\s?%\s*)?(?:ges\.?\s*)?(?:mwst|ust|mehrwert|umsatz)",
    r"\bnetto\b", r"\bnet\b\s*price", r"\bh\.?t\.?\b", r"hors tax", r"iva esclusa", r"\+ ?iva\b", r"sin iva", r"sem iva", r"excl\.? ?btw", r"\bbez (?:dph|vat)", r"exkl\.? ?moms",
    r"ekskl\.? ?moms", r"без ндс", r"\bwithout tax", r"\bbefore tax", r"\btax excl",
)  # fmt: skip
# The words right before the price that one pays.
NOW = _any(
    r"\bnow\b", r"\bour price", r"\byour price", r"\bsale price", r"\bspecial price", r"\boffer price", r"\bdeal price", r"\bprice\s*:", r"\bcurrent", r"\bbuy (?:it )?now",
    r"\bjetzt\b", r"\bnur\b", r"\bpreis\s*:", r"\bprix\s*:", r"\bmaintenant", r"\bprezzo\s*:", r"\bora\b", r"\bprecio\s*:", r"\bahora\b", r"\bnu\b", r"\bprijs\s*:",
    r"\bcena\s*:", r"\bteraz\b", r"\bpris\s*:", r"\bpreço\s*:", r"\bagora\b", r"\bpreț\s*:", r"цена\s*:", r"\bár\s*:", r"\bhinta\b",
)  # fmt: skip
# Class and id names around an amount.
OLD_CLASS = re.compile(
    r"(?:^|[-_\s])(?:old|was|strike|striked?-?through|strikethrough|crossed|rrp|msrp|list-?price|regular|reg-?price|original|before|previous|compare|uvp|retail|instead|"
    r"barre|barr[ée]|ancien|antigu[oa]|anterior|listino|statt|streich|ordinary|high(?:est)?|normal-?price|base-?price|a-text-price|standard)|"
    r"(?:old|was|strike|list|regular|original|compare|rrp|crossed|cross|retail|previous|former|before|msrp|uvp|base)_?-?price|price_?-?(?:old|was|before|original|regular|compare|list|strike|retail|rrp|base)",
    re.I,
)
NEW_CLASS = re.compile(
    r"(?:^|[-_\s])(?:now|current|final|special|sale|actual|selling|our|new|offer|deal|today|discounted)(?:[-_\s]|$)|"
    r"(?:final|sale|special|current|selling|our|new|sales|actual|offer|product|main|buy|deal)_?-?price|price_?-?(?:now|current|final|sale|sales|special|new|actual|main|value|buy|to-?pay)",
    re.I,
)
PRICE_CLASS = re.compile(r"price|preis|prix|prezzo|precio|prijs|cena|preco|pris\b|amount|kaina|hind", re.I)
