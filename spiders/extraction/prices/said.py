"""What the words around an amount say: whether it is the price, or what it was, saves, costs a month or a litre."""

import re
from functools import lru_cache

from spiders.extraction.document.page import Page
from spiders.extraction.document.text_stream import BREAK
from spiders.extraction.sources.purchase import buys
from spiders.extraction.sources.visible_prices import VisiblePrice
from spiders.extraction.words import phrases
from spiders.extraction.words import prices as words
from spiders.extraction.words.labels import is_price_label
from spiders.extraction.words.price_hints import Hint, hints

# The button to buy is at most the third text behind its price.
_TEXTS_BEHIND = 4
_DASHES = frozenset("-−–")
# With these begins what says "per", "times", "with a code" or "list price"; what else follows is not looked at further.
_BLANKS = " \t\r\n\x1f)(\u00a0"
_STARTS = phrases(
    "/|⁄|x|×|à|α|per|je|pro|par|al |le |por|za |na |p.|p/|pr.|a |ανά|на |за |ea|"
    "with|using|for |after |mit |für |nach |avec|pour |après |con |com |met |voor |med |för |til |s |dla |if |"
    "с |c |по |з |με |cu |với |dengan |z |when |wenn |bank |wire |falls |si |se |als |om |jeśli |если |"
    "value|rrp|msrp|srp|uvp|mrp|pvpr|retail|list price|regular price|adviesprijs"
)
# Characters of a label that are looked at: what is further away speaks of something else.
_LABEL, _LEAD, _NAME = 40, 60, 16
# Log-odds that a word before the amount takes away.
_AGAINST = {
    Hint.WAS: 2.0,
    Hint.SAVING: 2.5,
    Hint.SHIPPING: 2.0,
    Hint.MONTHLY: 1.5,
    Hint.THRESHOLD: 1.5,
    Hint.UNIT: 1.5,
}
# These are said right before it, or not of it.
_AGAINST_LEADING = {Hint.LOWEST: 1.5, Hint.EXTRA: 1.5, Hint.CONDITIONAL: 1.5}
# Nobody pays it without; it is lower than the price, which tells against the price in other ways.
_CODED = 2.2
_NOW = frozenset({Hint.NOW, Hint.SALE})
# From here on down the words about an amount say that it is no price, whatever else speaks for it.
_SOMETHING_ELSE = -1.0
# "5 off" and "5 delivery" name the amount with the word behind it; what follows later is about something else.
_BEHIND = frozenset({Hint.SAVING, Hint.SHIPPING, Hint.MONTHLY, Hint.EXTRA})
# Characters behind an amount in which its tax is named, and what such words are worth.
_NEXT, COMPLETE = 32, 0.7
_ON_TOP = re.compile(r"[\s\x1f*]{0,6}(?:[+&]|zzgl|plus|excl|exkl|hors|più|más|mais|plus)", re.I)
# "4 pieces = 1196"
_PRODUCT = 2.0
# "10+": from ten pieces on.
_FROM_MANY = re.compile(r"\d\s?\+\s*$")
# "Ex Tax: £249" is said of the amount behind it.
_OF_NEXT = re.compile(r"^[^\d:]*:[\s\x1f]*[^\w\s]{0,3}\s?\d")
# "Article code 13124" names that number, not the amount behind it.
_NAMED_NUMBER = re.compile(r"[^\W\d_]+[\s.:#]{1,3}\d{4,}\w*")
# A word of an amount's own text; codes of currencies are shorter.
_OWN_WORD = re.compile(r"[^\W\d_]{4}")
# Labels are shorter than what stands before an amount in running text, and so are texts of a price block.
_BEFORE, _PROSE = 15, 36
_LAST_WORD = 14
_MONTH = "30"
# "Free delivery on orders over 50." before an amount ends a text about something else; labels have fewer words, and
# an abbreviation is shorter than its last word or a number.
_SENTENCE = re.compile(r"(?:\w[^\s.]*[ \u00a0]+){3}[^.]*(?:\w{5}|\d[ \u00a0]?(?:[€$£]|zł|kr)?)[.!][\s\x1f]*$")
# Of delivery a text may tell when, and stand before the price, or when and for how much.
_DATED, _TIMED = frozenset({Hint.SHIPPING}), 1.0
# A date may end in these.
_AFTER_NUMBER = " \t\r\n\u00a0.)"
# "499 (Normal)"
_BRACKET = re.compile(r"\s*\(([^\d()]{2,20})\)")


def words_score(price: VisiblePrice) -> float:
    """Log-odds from the words before and behind an amount."""
    lead = price.lead
    told = lead.rstrip().endswith((".", "!")) and _SENTENCE.search(lead) is not None
    score = _label_score(*("", "") if told else (price.label, lead), _word_behind(price.behind))
    bracket = _BRACKET.match(price.behind)
    score -= _AGAINST[Hint.WAS] * (bracket is not None and Hint.WAS in hints(bracket[1]))
    after = price.after
    if price.behind and 0 < len(behind := price.behind.strip(_BLANKS)) <= _NAME:
        score -= _AGAINST[Hint.WAS] * (_is_only_former(behind.casefold()))
    score += 0.5 * _leads_to_button(price) + COMPLETE * is_complete(after)
    if not after.lstrip(_BLANKS).casefold().startswith(_STARTS):
        return score
    score -= 2.0 * bool(words.PER.match(after)) + 2.0 * bool(words.FORMER_BEHIND.match(after))
    return score - 1.5 * bool(words.TIMES_BEHIND.match(after)) - _CODED * is_conditional(price)


@lru_cache(maxsize=4096)
def _is_only_former(behind: str) -> bool:
    """Whether all that an element says behind its amount is that it is a former one: "329 Normal"."""
    return behind.isalpha() and Hint.WAS in hints(behind)


def _word_behind(behind: str) -> str:
    first = behind.replace("(", " ").split(None, 1)
    return first[0] if first else ""


def _leads_to_button(price: VisiblePrice) -> bool:
    """Whether the button to buy follows right behind it, and no words of its own: "13.17 for 3 or more"."""
    if price.behind and _OWN_WORD.search(price.behind):
        return False
    return any(buys(text.strip()) for text in price.after.split(BREAK)[:_TEXTS_BEHIND])


@lru_cache(maxsize=4096)
def _label_score(label: str, lead: str, first_word_behind: str) -> float:
    behind = hints(first_word_behind)
    leading = hints(_NAMED_NUMBER.sub(" ", lead[-_LEAD:]))
    if _ends_in_number(lead):
        leading &= _DATED
    said = hints(label[-_LABEL:]) | (leading - {Hint.NOW}) | (behind & _BEHIND)
    score = -sum(weight for hint, weight in _AGAINST.items() if hint in said)
    score += _TIMED * (Hint.SHIPPING in said and _tells_time(lead))
    score -= sum(weight for hint, weight in _AGAINST_LEADING.items() if hint in leading | behind)
    score -= 2.0 * bool(words.TIMES_BEFORE.search(lead)) + 1.5 * bool(words.UNIT_BEFORE.search(lead))
    score -= 2.0 * bool(words.PER_BEFORE.search(lead)) + _PRODUCT * lead.rstrip().endswith("=")
    if is_price_label(label):
        score += 1.5
    elif not _NOW.isdisjoint(hints(label[-_NAME:])) and Hint.CONDITIONAL not in leading:
        score += 0.6
    # "+ 4.99", "+ deposit 4.99" is added to the price, "- 4.99" taken off it; a dash behind words only parts them.
    added = lead.lstrip().startswith("+") or (label.endswith("+") and _FROM_MANY.search(lead) is None)
    return score - 2.0 * (added or label in _DASHES)


def _ends_in_number(lead: str) -> bool:
    """Whether a text has its own value, and is no label of the next: "Delivery Tue 24.11."."""
    return lead.rstrip(_AFTER_NUMBER)[-1:].isdigit()


def _tells_time(lead: str) -> bool:
    """Whether a text about delivery tells when, not for how much: "Delivery in 3-5 days", "Get it by Tue, 24 Nov"."""
    return not lead.rstrip().endswith((":", "=")) and any(map(str.isdigit, lead))


def is_conditional(price: VisiblePrice) -> bool:
    """Whether only those pay an amount who have a code, a card or a membership, as what follows it says."""
    return words.WITH_CODE.match(price.after) is not None


def may_be_paid(price: VisiblePrice, said: float) -> bool:
    """Whether no word says that an amount is something else than what all pay: what it saves, adds or costs some.
    ``said``: its ``words_score``."""
    return said > _SOMETHING_ELSE and not is_conditional(price)


def is_complete(after: str) -> bool:
    """Whether what follows an amount says that the tax is in it, or that no more than shipping comes on top."""
    return _is_followed_by_gross(after[:_NEXT])


@lru_cache(maxsize=4096)
def _is_followed_by_gross(after: str) -> bool:
    said = hints(_next_words(after))
    return Hint.GROSS in said or (Hint.SHIPPING in said and _ON_TOP.match(after) is not None)


def is_in_prose(page: Page, price: VisiblePrice) -> bool:
    """Whether an amount stands amid a text of some length, no word of which says that it is the price: "Solid oak,
    cost £900 from Barkers, open to offers."."""
    part = page.stream.parts[price.place]
    if len(part) < _PROSE or not price.behind.strip():
        return False
    before = price.offset - page.stream.offset_of(price.place)
    if len(part[:before].strip()) < _BEFORE or len(part.strip()) < _PROSE:
        return False
    labelled = price.lead.rstrip().endswith(":") or not _NOW.isdisjoint(hints(price.label[-_NAME:]))
    return not labelled and not is_complete(price.after)


def is_untaxed(price: VisiblePrice) -> bool:
    """Whether an amount is said to be without tax, before it or right behind it, or by the names around it."""
    said = Hint.NET in hints(price.label[-30:]) or _is_followed_by_net(price.after[:_NEXT])
    return said or is_named_untaxed(price)


def is_named_untaxed(price: VisiblePrice) -> bool:
    """Whether the names around an amount say that it is without tax."""
    return _named_taxed(price.region.names[:2]) is False


def is_taxed(price: VisiblePrice) -> bool:
    """Whether an amount is said to be with tax, right behind it or by the names around it."""
    return is_complete(price.after) or _named_taxed(price.region.names[:2]) is True


@lru_cache(maxsize=4096)
def _named_taxed(names: tuple[str, ...]) -> bool | None:
    """Whether names of elements say "including tax", or "excluding tax"; None where neither."""
    said = words.TAX_CLASS.search(" ".join(names))
    return None if said is None else said["net"] is None


def is_called_former(price: VisiblePrice) -> bool:
    """Whether a word before it says that an amount is of the past, or is what others ask."""
    return Hint.WAS in hints(price.label[-30:]) | hints(price.lead[-_LEAD:])


def is_named_former(price: VisiblePrice) -> bool:
    """Whether the last word before an amount says so: "MSRP $25"."""
    return Hint.WAS in hints(price.lead[-_LAST_WORD:])


def is_lowest_of_month(price: VisiblePrice) -> bool:
    """Whether it is the lowest price of the last 30 days, as European shops have to say."""
    return _MONTH in price.lead and Hint.LOWEST in hints(price.lead)


@lru_cache(maxsize=4096)
def _is_followed_by_net(after: str) -> bool:
    return Hint.NET in hints(_next_words(after)) or words.PLUS_TAX.match(after) is not None


def _next_words(after: str) -> str:
    """The words that follow before any number, of the amount's own text or else of the next; none where they lead to
    a next amount."""
    texts = [text for text in after.split(BREAK) if text.strip()]
    first = texts[0] if texts else ""
    said = next((first[:place] for place, character in enumerate(first) if character.isdigit()), first)
    return "" if ":" in said and _OF_NEXT.search(after) else said[:_NEXT]
