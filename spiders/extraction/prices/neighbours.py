"""What the amounts around an amount say of it: dearer struck-out ones, taxes, packs, lower ones that touch it."""

import re
from decimal import Decimal
from functools import lru_cache

from spiders.extraction.prices.said import (
    COMPLETE,
    is_called_former,
    is_complete,
    is_named_untaxed,
    is_untaxed,
    may_be_paid,
    words_score,
)
from spiders.extraction.sources.visible_prices import VisiblePrice
from spiders.extraction.words import prices as words
from spiders.extraction.words.currencies import are_different
from spiders.extraction.words.price_hints import Hint, hints

# Amounts of one price block stand within so many characters.
BLOCK = 160
# Amounts with nothing but blanks and signs between them, of which the dearer is not another product's.
_TOUCHING, _MAX_REDUCTION = 40, 5
_REDUCED, _CONVERTED = 0.6, 0.8
# Beside the price of the pack stands that of a piece.
_OF_A_PACK = 1.5
# Two pieces, a quarter off.
_TWO_PIECES = Decimal("1.5")
# An "old" name or word means nothing where no lower amount is beside it.
_NAMED_OLD, _CALLED_FORMER = 2.0, 1.6
# "Price 89, special price 59"
_REGULAR, _LEAD = 1.5, 40
_SIGNS = " €$£₽¥-–—()"
# Taxes on goods are from 3 % to 30 % (Europe's highest is 27 %).
_MIN_TAX, _MAX_TAX = Decimal("1.03"), Decimal("1.30")
# A percentage of two digits, rounded as the shop likes; by chance it fits once in fifty.
_PERCENT = re.compile(r"(?<![\d.,])(\d{1,2}(?:[.,]\d)?)\s?%")
_ROUNDED, _REDUCED_BY = 0.0101, 1.0
_UNTIL_NUMBER = re.compile(r"[^\d(]*")
# Words behind a reduced amount that say nothing against it.
_HARMLESS = frozenset({Hint.SAVING, Hint.NOW, Hint.NET})


def beside(price: VisiblePrice, prices: list[VisiblePrice], *, alone: bool) -> float:
    """Log-odds: beside a dearer struck-out amount stands the price; alone, "old" names mean nothing.

    ``alone``: no other amount of the page could be the price.
    """
    near = [other for other in prices if other is not price and abs(other.offset - price.offset) < BLOCK]
    named, called = is_old(price), bool(price.label or price.lead) and is_called_former(price)
    lowered = (named or called) and not price.region.struck and alone
    if not near:
        return _NAMED_OLD * named + _CALLED_FORMER * called if lowered else 0.0
    dearer = [other for other in near if other.amount > price.amount]
    score = 0.0
    # The former price of a tile right behind the price's block is not the product's.
    same = (other for other in dearer if other.region.others == price.region.others)
    if any(other.region.struck or is_old(other) for other in same):
        score += 0.8
    if not is_on_sale(price) and any(other.amount < price.amount and is_on_sale(other) for other in near):
        score -= _REGULAR
    if lowered:
        lower = (other for other in near if other.amount < price.amount)
        rivals = [
            other for other in lower if not is_untaxed(other) and may_be_paid(other, words_score(other))
        ]
        score += 0.0 if rivals else _NAMED_OLD * named + _CALLED_FORMER * called
    if words.PER_PIECE.match(price.after) and any(_may_be_of_a_pack(other, price) for other in dearer):
        score -= _OF_A_PACK
    if not price.region.others:
        score += _percentage(price, near)
    first = any(_are_tax_twins(price, other) for other in near if other.offset < price.offset)
    return score - 2.5 * first + _against_twin(price, near)


def _may_be_of_a_pack(dearer: VisiblePrice, piece: VisiblePrice) -> bool:
    """Whether an amount is large enough for two pieces, and neither a menu's, a former one nor that of a litre."""
    if dearer.amount < piece.amount * _TWO_PIECES or dearer.region.frame:
        return False
    return not (is_former(dearer) or words.PER.match(dearer.after) or dearer.lead.rstrip().endswith("="))


def _percentage(price: VisiblePrice, near: list[VisiblePrice]) -> float:
    """Where the lower of two amounts is less by a percentage behind one of them, it was reduced: in any language."""
    for other in near:
        if "%" not in price.after and "%" not in other.after:
            continue
        low, high = (price, other) if price.amount <= other.amount else (other, price)
        told = _PERCENT.findall(price.after + other.after)
        if (
            not told
            or low.amount == high.amount
            or _is_worded(max(low, high, key=_offset))
            or _is_commented(low.behind)
        ):
            continue
        kept = float(low.amount / high.amount)
        if any(abs(kept + float(said.replace(",", ".")) / 100 - 1) <= _ROUNDED for said in told):
            return _REDUCED_BY if price is low else -_REDUCED_BY
    return 0.0


def _offset(price: VisiblePrice) -> int:
    return price.offset


def _is_worded(price: VisiblePrice) -> bool:
    """Whether words lead to an amount; "/pc" is said of the one before."""
    lead = price.lead.strip(_SIGNS)
    if lead.startswith("/") and lead in price.label and words.PER_PIECE.fullmatch(lead):
        return False
    # A number alone is a footnote's mark, stars or a size.
    return bool(price.label.strip(_SIGNS)) or any(map(str.isalpha, lead)) or lead.endswith(("=", "+"))


def is_former(price: VisiblePrice) -> bool:
    """Whether an amount is shown as one of the past: struck out, named or called so."""
    return price.region.struck or is_old(price) or is_called_former(price)


def is_old(price: VisiblePrice) -> bool:
    """Whether the names of the elements around an amount say that it is of the past."""
    return named_old(price.region.names[:3])


@lru_cache(maxsize=4096)
def named_old(names: tuple[str, ...]) -> bool:
    """Whether names of elements say "old", "was" or "list price"."""
    return bool(words.OLD_CLASS.search(" ".join(names)))


def is_reduced_from(price: VisiblePrice, other: VisiblePrice) -> bool:
    """Whether two amounts side by side, without a word for either, say that ``other`` was lowered to ``price``."""
    return (
        abs(other.offset - price.offset) < _TOUCHING
        and price.amount < other.amount < price.amount * _MAX_REDUCTION
        and other.place != price.place
        and price.written_currency == other.written_currency
        and not _is_worded(max(price, other, key=_offset))
        and not _is_commented(price.behind)
        # "Lowest price of 30 days: 289" before the price.
        and Hint.LOWEST not in hints(price.lead[-_LEAD:])
    )


def _against_twin(price: VisiblePrice, near: list[VisiblePrice]) -> float:
    """Of two amounts side by side, in whatever order, one pays the lower."""
    for other in near if not price.region.linked else ():
        if _converts(price, other):
            return -_CONVERTED
        if _is_net_of(price, other) or _is_net_of(other, price):
            continue
        lower = is_reduced_from(price, other)
        if lower or is_reduced_from(other, price):
            if words.PER.match(price.after):
                return 0.0
            # "79.90 99.90 VAT included" says it of both.
            return _REDUCED if lower else -_REDUCED - COMPLETE * is_complete(price.after)
    return 0.0


def _converts(price: VisiblePrice, other: VisiblePrice) -> bool:
    """Whether an amount follows one in another currency closely: a shop shows first what it asks."""
    if not 0 < price.offset - other.offset < _TOUCHING:
        return False
    if not are_different(price.written_currency, other.written_currency):
        return False
    former = other.region.struck or is_old(other) or other.region.others != price.region.others
    return not former and not _is_worded(price)


def _is_net_of(price: VisiblePrice, other: VisiblePrice) -> bool:
    """Whether an amount is said to be without the tax that another is said to have."""
    return price.amount < other.amount and is_complete(other.after) and is_untaxed(price)


def is_on_sale(price: VisiblePrice) -> bool:
    """Whether an amount is called a special price."""
    return bool(price.lead) and Hint.SALE in hints(price.lead[-_LEAD:])


@lru_cache(maxsize=4096)
def _is_commented(behind: str) -> bool:
    """Whether words of its own follow an amount, before any number: "for members", "+ tax"."""
    words_behind = _UNTIL_NUMBER.match(behind)
    said = words_behind[0] if words_behind is not None else ""
    return any(map(str.isalpha, said)) and not hints(said) & _HARMLESS


def _are_tax_twins(price: VisiblePrice, other: VisiblePrice) -> bool:
    """One amount with tax and one without: the shop shows first the one that it means."""
    low, high = sorted((price.amount, other.amount))
    if price.region.struck or other.region.struck:
        return False
    # "Was" and "now" of a shop that names all its amounts so.
    if is_named_untaxed(price) and is_named_untaxed(other):
        return False
    return _MIN_TAX < high / low < _MAX_TAX and (is_untaxed(price) or is_untaxed(other))
