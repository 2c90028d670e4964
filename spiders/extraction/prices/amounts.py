"""Amounts of money in text: decimal commas, thin spaces, apostrophes, dashes for no cents."""

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

# A space may group thousands (fr, pl, sv), also the narrow and no-break ones; the apostrophe does in Swiss shops.
SPACES = "\u0020\u00a0\u2009\u202f\u2007"
AMOUNT = (
    rf"(?:\d{{1,3}}(?:[.,'’{SPACES}]\d{{3}})+(?!\d)(?:[.,]\d{{1,2}}(?!\d))?"
    r"|\d{1,3}(?:,\d{2})*,\d{3}(?!\d)(?:\.\d{1,2}(?!\d))?"
    r"|\d+(?:[.,]\d{1,5}(?!\d))?)"
)
_FIRST = re.compile(AMOUNT)
# Looked for one by one: a quarter of the time of a pattern, and none where the text is Western.
_EASTERN = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬"
_DIGITS = str.maketrans(_EASTERN, "01234567890123456789.,")
# Currencies whose prices have no minor unit in shops: a group of three after a mark is always thousands.
_WHOLE = frozenset({"JPY", "KRW", "CLP", "VND", "IDR", "HUF", "ISK", "PYG", "COP", "TWD"})
_THREE_DECIMALS = frozenset({"KWD", "BHD", "OMR", "JOD", "TND", "IQD", "LYD"})
# Beyond it a parse went wrong: a phone number, a date, an article number.
_LIMIT = Decimal("1e9")


def parse_amount(text: str, *, currency: str | None = None) -> Decimal | None:
    """The first amount in a text, None where there is none or it is zero or absurd."""
    found = _FIRST.search(text.translate(_DIGITS))
    return None if found is None else to_decimal(found[0], currency=currency)


def western(text: str, start: int, end: int) -> str:
    """The text with Arabic and Persian digits and marks as Western ones, where a part has any; no place in it moves."""
    part = text[start:end]
    return text.translate(_DIGITS) if any(mark in part for mark in _EASTERN) else text


@lru_cache(maxsize=8192)
def to_decimal(number: str, *, currency: str | None = None) -> Decimal | None:
    """The value of one written number. The last mark is the decimal one unless it groups thousands."""
    plain = re.sub(rf"['’{SPACES}]", "", number)
    comma, dot = plain.rfind(","), plain.rfind(".")
    if comma >= 0 and dot >= 0:
        group = "," if comma < dot else "."
        plain = plain.replace(group, "").replace(",", ".")
    elif comma >= 0 or dot >= 0:
        mark = "," if comma >= 0 else "."
        after = len(plain) - 1 - max(comma, dot)
        grouped = plain.count(mark) > 1 or (
            after == 3 and not plain.startswith("0") and currency not in _THREE_DECIMALS
        )
        plain = plain.replace(mark, "" if grouped else ".")
    return bounded(plain)


def from_data(value: object, *, currency: str | None = None) -> Decimal | None:
    """A price in structured data: a number, or text whose point is decimal as schema.org asks.

    Text of the form ``1.299`` is ambiguous and read as written there; ``1.299,00 €`` is read as on a page.
    """
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float | Decimal):
        return bounded(str(value))
    text = str(value).strip().translate(_DIGITS)
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        if currency in _WHOLE and re.fullmatch(r"\d{1,3}\.\d{3}", text):
            return bounded(text.replace(".", ""))
        return bounded(text)
    return parse_amount(text, currency=currency)


def bounded(plain: str) -> Decimal | None:
    """A decimal above zero and below any price; None otherwise. Binary noise (19.899999) is rounded away."""
    try:
        amount = Decimal(plain)
    except InvalidOperation:
        return None
    if not amount.is_finite() or not 0 < amount < _LIMIT:
        return None
    if isinstance(exponent := amount.as_tuple().exponent, int) and exponent < -4:
        amount = amount.quantize(Decimal("0.01"))
    return amount if amount > 0 else None


def plain_text(amount: Decimal) -> str:
    """Without exponent and without needless zeros: ``1500``, ``19.9`` stays ``19.90``."""
    if amount == amount.to_integral_value():
        return str(amount.quantize(Decimal(1)))
    return (
        str(amount.quantize(Decimal("0.01")))
        if amount == amount.quantize(Decimal("0.01"))
        else str(amount.normalize())
    )
