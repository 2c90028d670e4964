"""Currencies as shops write them, and which country a domain or language tag stands for."""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from babel.numbers import get_territory_currencies, list_currencies

from spiders.extraction.words import names

ISO = frozenset(list_currencies())

# Written signs that mean one currency only.
SIGNS = {
    "€": "EUR", "£": "GBP", "₽": "RUB", "₴": "UAH", "₺": "TRY", "₹": "INR", "₪": "ILS", "₩": "KRW",
    "₫": "VND",
    "฿": "THB", "₱": "PHP", "₦": "NGN", "₸": "KZT", "₾": "GEL", "₼": "AZN", "₡": "CRC", "₲": "PYG",
    "₵": "GHS",
    "円": "JPY", "원": "KRW", "zł": "PLN", "zl": "PLN", "kč": "CZK", "ft": "HUF", "лв": "BGN",
    "ден": "MKD",
    "lei": "RON", "руб": "RUB", "р.": "RUB", "грн": "UAH", "тг": "KZT", "тенге": "KZT", "chf": "CHF",
    "fr.": "CHF", "sfr": "CHF",
    "us$": "USD", "us $": "USD", "c$": "CAD", "c $": "CAD", "ca$": "CAD", "a$": "AUD", "au $": "AUD",
    "au$": "AUD", "nz$": "NZD",
    "hk$": "HKD", "nt$": "TWD", "s$": "SGD", "r$": "BRL", "mx$": "MXN", "s/": "PEN", "rm": "MYR",
    "rp": "IDR", "kn": "HRK",
    "din": "RSD", "rsd": "RSD", "ر.س": "SAR", "د.إ": "AED", "درهم": "AED", "ريال": "SAR", "ج.م": "EGP",
    "eur": "EUR", "euro": "EUR",
    "₨": "INR", "бел. руб": "BYN", "б.р.": "BYN", "byn": "BYN", "$u": "UYU", "b/.": "PAB", "bs.": "BOB", "tl": "TRY",
    "dkr": "DKK", "nkr": "NOK",
    "đ": "VND", "сум": "UZS", "so'm": "UZS", "֏": "AMD", "₮": "MNT", "৳": "BDT", "ksh": "KES",
    "ש\"ח": "ILS", "תומן": "IRR", "تومان": "IRR",
    "tk": "BDT", "rd$": "DOP", "mop$": "MOP", "gs.": "PYG", "дин": "RSD", "lekë": "ALL", "vnđ": "VND",
    "บาท": "THB", "د.ك": "KWD", "د.ب": "BHD", "ر.ع": "OMR", "د.أ": "JOD", "د.ت": "TND", "ر.ق": "QAR", "د.م": "MAD",
    "fcfa": "XOF", "f cfa": "XOF", "ush": "UGX", "tsh": "TZS", "q": "GTQ", "km": "BAM", "da": "DZD", "dt": "TND",
}  # fmt: skip
# Signs that several countries share: the page's country decides, then the first.
SHARED = {
    "$": ("USD", "CAD", "AUD", "NZD", "MXN", "ARS", "CLP", "COP", "SGD", "HKD", "TWD", "UYU", "BBD", "JMD"),
    "kr": ("SEK", "NOK", "DKK", "ISK"),
    "kr.": ("DKK", "NOK", "SEK", "ISK"),
    "元": ("CNY", "TWD", "HKD"),
    "¥": ("JPY", "CNY"),
    "￥": ("JPY", "CNY"),
    "dh": ("MAD", "AED"),
    "dhs": ("AED", "MAD"),
    "rs": ("INR", "PKR", "LKR", "MUR", "NPR"),
    "rs.": ("INR", "PKR", "LKR", "MUR", "NPR"),
    "r": ("ZAR",),
    "руб": ("RUB", "BYN"),
    "р": ("RUB", "BYN"),
    "р.": ("RUB", "BYN"),
    ":-": ("SEK", "NOK", "DKK"),
    ",-": ("EUR", "NOK", "DKK", "CZK", "CHF", "SEK"),
}
# Codes that are written beside amounts often enough to be looked for in text.
_CODES = names(
    "eur usd gbp chf sek nok dkk pln czk huf ron bgn hrk rsd rub rur uah byn try ils aed sar egp inr "
    "jpy cny krw dzd tnd ngn ghs pkr bdt lkr uzs kgs amd azn omr bhd jod lbp mkd mdl gtq crc uyu "
    "kes ugx tzs etb xof xaf npr "
    "cad aud nzd mxn ars clp cop brl pen zar sgd hkd twd thb myr idr php vnd kzt isk qar kwd"
)
_SIGN_CHARACTERS = frozenset(
    {sign for sign in (*SIGNS, *SHARED) if len(sign) == 1 and unicodedata.category(sign) == "Sc"}
    | set("円元원")
)
# Signs of one currency, and words of one that are no other word.
_UNSHARED = (_SIGN_CHARACTERS & SIGNS.keys()) | frozenset(names("zł kč lei грн лв"))
# With the letter that Vietnamese shops write for its sign.
SIGNS_BESIDE = _SIGN_CHARACTERS | {"đ"}
# Letters that are a currency in one country only, and in others measures or words: "R 1,299", "12 990 Р", "129 KM".
_AT_HOME = {"ZA": "r", "GT": "q", "RU": "р", "BY": "р", "BA": "km", "DZ": "da", "TN": "dt", "BD": "tk"}
_NEVER_WORDS = frozenset({*_AT_HOME.values(), ":-", ",-"})
_WRITTEN = frozenset({*SIGNS, *SHARED, *_CODES} - _NEVER_WORDS)
# Nothing costs so few forints; lengths in feet, written without a capital, go up to the second.
_LEAST_FORINT, _MOST_FEET = 50, 1_000
# With these two characters a written currency begins and ends.
BEGINNINGS = frozenset(word[:2] for word in _WRITTEN)
ENDINGS = frozenset(word[-2:] for word in _WRITTEN)
_CODE_BEHIND, _CODE_BEFORE = re.compile(r"[\s(]{0,4}([A-Z]{3})\b"), re.compile(r"\b([A-Z]{3})\s{0,3}$")
_LAST_WORD = re.compile(r"(?:(?<![^\W\d_])(?:US|CA|AU|NZ|HK|NT|MX|RD|MOP|[CASR])\s?\$|[^\s\d]{1,8})$")
_FIRST_WORD = re.compile(r"[^\W\d_]{1,6}(?:[.\"״][ \u00a0]?[^\W\d_]{1,2})?(?![^\W\d_])\.?")


def written_before(text: str) -> str:
    """The currency that a text ends with, as written; empty where it ends otherwise."""
    last = text[-1]
    if last in _SIGN_CHARACTERS:
        if last != "$":
            return last
        match = _LAST_WORD.search(text)
        word = match[0] if match else last
        return word if word.casefold() in _WRITTEN else last
    if not (last.isalpha() or last in "./"):
        return ""
    word = text.rsplit(None, 1)[-1].lstrip("(:")
    return word if word.casefold() in _WRITTEN or word.casefold().rstrip(".") in _WRITTEN else ""


def written_behind(text: str) -> str:
    """The currency that a text begins with, as written; empty where it begins otherwise."""
    first = text[0]
    if first in _SIGN_CHARACTERS:
        return first
    if first in ":," and text[1:2] == "-":
        return text[:2]
    if not first.isalpha():
        return ""
    match = _FIRST_WORD.match(text)
    if match is None:
        return ""
    word = match[0]
    for form in (word, word.rstrip("."), word.partition(".")[0]):
        if form.casefold() in _WRITTEN:
            return form
    return next((text[: len(form)] for form in ("r$", "f cfa") if text[: len(form)].casefold() == form), "")


def code_beside(sign: str, before: str, behind: str) -> str | None:
    """The code that tells which of the countries that share a sign is meant: "$24.00 CAD", "CAD $24.00"."""
    shared = SHARED.get(sign.casefold())
    if shared is None:
        return None
    codes = (found[1] for found in (_CODE_BEHIND.match(behind), _CODE_BEFORE.search(before)) if found)
    return next((code for code in codes if code in shared), None)


def is_unshared(written: str) -> bool:
    """Whether a written currency can be no other country's: "£", "zł", a code in capitals."""
    return written.casefold() in _UNSHARED or (written.isupper() and written in ISO)


def are_different(one: str, other: str) -> bool:
    """Whether two written currencies are surely not the same: none of them is one that several countries share."""
    if one == other:
        return False
    forms = [written.rstrip(".") for written in (one, other)]
    return all(map(is_unshared, forms)) and currency_of_text(forms[0]) != currency_of_text(forms[1])


def is_unit(written: str, amount: Decimal) -> bool:
    """Whether what reads like a currency is a measure of length: "13 ft"."""
    return written.casefold() == "ft" and amount < (_MOST_FEET if written == "ft" else _LEAST_FORINT)


# Domains whose country is not their two letters, and languages spoken mainly in one country.
_COUNTRY = {"uk": "GB", "eu": "DE"}
# By itself the domain is used all over the world.
_COLOMBIAN = (".com.co", ".net.co", ".org.co")
_LANGUAGE = {
    "de": "DE", "fr": "FR", "it": "IT", "es": "ES", "nl": "NL", "pl": "PL", "sv": "SE", "da": "DK",
    "nb": "NO", "no": "NO",
    "cs": "CZ", "sk": "SK", "hu": "HU", "ro": "RO", "bg": "BG", "ru": "RU", "uk": "UA", "tr": "TR",
    "he": "IL", "ja": "JP",
    "ko": "KR", "fi": "FI", "el": "GR", "hr": "HR", "sl": "SI", "is": "IS", "th": "TH", "vi": "VN",
}  # fmt: skip


def letters_at_home(country: str | None) -> str:
    """The letters that are the currency in this country alone, in lower case; empty for most."""
    return _AT_HOME.get(country or "", "")


def country_of(host: str, language: str) -> str | None:
    """ISO 3166 code from the domain, else the language tag's region, else the language's main country."""
    last = host.rsplit(".", 1)[-1].lower()
    if host.endswith(_COLOMBIAN):
        return "CO"
    if len(last) == 2 and last not in ("io", "co", "me", "tv", "ai", "eu", "cc", "ly", "to"):
        return _COUNTRY.get(last, last.upper())
    parts = language.split("-")
    if len(parts) > 1 and len(parts[-1]) == 2:
        return parts[-1].upper()
    return _LANGUAGE.get(parts[0])


@lru_cache(maxsize=512)
def currency_of_country(country: str | None) -> str | None:
    """The currency in use there today."""
    if not country:
        return None
    current: list[str] = get_territory_currencies(country)
    return current[-1] if current else None


def currency_of_text(written: str, *, home: str | None = None) -> str | None:
    """The ISO code of a written currency; ``home`` is the page's own currency, for shared signs."""
    word = " ".join(written.casefold().split())
    if word == "rur":
        return "RUB"
    if len(word) == 3 and word.upper() in ISO:
        return word.upper()
    for form in (word, word.rstrip("."), word.replace(" ", "")):
        if form in SHARED:
            return home if home in SHARED[form] else SHARED[form][0]
        if form in SIGNS:
            return SIGNS[form]
    return None
