"""Currencies: from a code, a symbol or a word, with the store's country where a symbol has many owners."""

import re
from functools import cache

from babel.numbers import get_territory_currencies, list_currencies

_CODES: frozenset[str] = frozenset(list_currencies())
# Codes looked for inside longer text: those that stores use. Others (ALL, TOP, CUP) are English words.
_COMMON_WORDS = (
    "AED ARS AUD BGN BHD BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JPY KRW KWD "
    "MAD MXN MYR NGN NOK NZD PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TRY TWD UAH USD VND ZAR"
)
_COMMON = frozenset(_COMMON_WORDS.split())
# Longer ones first where one begins with another.
_SYMBOLS = {
    "us$": "USD",
    "ca$": "CAD",
    "c$": "CAD",
    "au$": "AUD",
    "a$": "AUD",
    "nz$": "NZD",
    "hk$": "HKD",
    "nt$": "TWD",
    "mx$": "MXN",
    "s$": "SGD",
    "r$": "BRL",
    "cn¥": "CNY",
    "€": "EUR",
    "euro": "EUR",
    "£": "GBP",
    "zł": "PLN",
    "kč": "CZK",
    "₽": "RUB",
    "руб": "RUB",
    "₹": "INR",
    "₩": "KRW",
    "₪": "ILS",
    "₺": "TRY",
    "₴": "UAH",
    "грн": "UAH",
    "₫": "VND",
    "฿": "THB",
    "₱": "PHP",
    "₦": "NGN",
    "元": "CNY",
    "円": "JPY",
    "лв": "BGN",
    "дин": "RSD",
    "sfr": "CHF",
}
# Symbols that mean the country's own currency where it is one of these, else the first.
_SHARED = {
    "$": ("USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "MXN", "ARS", "CLP", "COP"),
    "¥": ("JPY", "CNY"),
    "￥": ("JPY", "CNY"),
}
# Words too short to be sure of: only where they stand alone beside digits, and with the right country.
_WORDS = {
    "kr": ("SEK", "NOK", "DKK", "ISK"),
    "ft": ("HUF",),
    "lei": ("RON",),
    "fr": ("CHF",),
    "rs": ("INR", "PKR"),
    "rp": ("IDR",),
    "rm": ("MYR",),
    "r": ("ZAR",),
}
# Of these words one meaning is so common that no country is needed.
_SURE_WORDS = frozenset({"ft", "lei", "rp", "rm"})
_LETTERS = re.compile(r"[^\W\d_]+")


def parse_currency(text: str | None, *, country: str | None = None) -> str | None:
    """The ISO 4217 code that ``text`` names; None where it names none or it cannot be told which.

    ``country`` (ISO 3166, two letters) decides for ``$``, ``kr`` and their like; ``$`` alone is USD.
    """
    if not text:
        return None
    stripped = text.strip()
    if stripped.upper() in _CODES:
        return stripped.upper()
    words: list[str] = _LETTERS.findall(stripped)
    coded = next((word for word in words if word in _COMMON), None)
    if coded:
        return coded
    lowered = stripped.lower()
    own = currency_of_country(country)
    unique = next((code for symbol, code in _SYMBOLS.items() if symbol in lowered), None)
    shared = next((codes for symbol, codes in _SHARED.items() if symbol in lowered), None)
    if unique:
        return unique
    if shared:
        return own if own in shared else shared[0]
    return _from_words({word.lower() for word in words}, own)


def currency_of_country(country: str | None) -> str | None:
    """The legal tender of a country of ISO 3166 (two letters), or None."""
    if not country or len(country) != 2 or not country.isascii():
        return None
    return _tender(country.upper())


def _from_words(words: set[str], own: str | None) -> str | None:
    for word in sorted(words & _WORDS.keys()):
        if own is not None and own in _WORDS[word]:
            return own
        if word in _SURE_WORDS:
            return _WORDS[word][0]
    return None


@cache
def _tender(country: str) -> str | None:
    current = get_territory_currencies(country)
    return str(current[0]) if current else None
