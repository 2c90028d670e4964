"""Labels and values in a text, whatever page it is on: ``SKU: 123``, ``Item number 4711``, ``EAN`` alone."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from spiders.extraction.words.labels import BY_LABEL, LONGEST, Concept, fold_label

# With the blanks and line breaks that templates put around a label.
_LONGEST_RAW = 160
_MAX_WORDS = 8
# A shop's pages have some thousand texts in common; these are a few megabytes.
_MAX_KEPT = 32_768
# Longer texts are descriptions, whose lines may be pairs.
_LONG = 2_000
_SPLIT = re.compile(r"[\n|•·;]|\s{3,}|,\s(?=[^,:]{2,24}:)")
# Of short texts, which are looked at once; descriptions are each time.
_SPLIT_SHORT = re.compile(rf"{_SPLIT.pattern}|(?<=\d) / (?=[^/:]{{2,24}}:)|(?<=[)\]])\s*(?=[(\[])")
_PIECES = re.compile(r"[\n|•·;]|\s{3,}|,\s|(?<=[)\]])\s*(?=[(\[])")
# No label with a number is longer, with the blanks around it.
_LONGEST_PIECE = 90
_MARKED_OFF = tuple("|·•;,)]")
_PAIR = re.compile(r"\s*([^:：#=]{1,40}?)\s*(?:[:：=]|#:?|n[°º][.:]?|№)\s*(.*)", re.S)
_MARK, _LONG_MARK = re.compile("[:#°№：=]"), re.compile("[:#°№：]")
# "Item number 4711" without a mark, for labels that mean nothing else.
_SPACED = re.compile(
    r"(\D{3,32}?|(?:EAN|GTIN|ISBN)[- ]?\d{1,2})\s+"
    r"((?=\S*\d)\S{3,32}|[A-Z]{1,8}(?:[-_/.][A-Z]{1,8})+|\d[\d -]{8,18}\d)"
)
# "Brand Acme" beside such a number, "Brand – Acme" anywhere.
_NAME = re.compile(r"(\D{3,24}?)(\s+[-–—])?\s+(\w[^:]{1,40})")
_BRAND_SURE = 2.2
_NUMBERS, _UNMISTAKABLE = frozenset({Concept.SKU, Concept.MPN, Concept.GTIN}), 2.0
# "Item 1234567": no count of anything is so long.
_AMBIGUOUS, _LONG_NUMBER, _SHORT_NUMBER = 1.6, 6, 4
# "Item" with a mark is as sure as "Item number".
_ANY_ITEM, _MARKED = (Concept.SKU, _AMBIGUOUS), 2.6
_FEW_LETTERS = re.compile(r"[A-Z]{1,3}[-.]?\d{4,}")
_MAX_LABEL_WORDS = 4
# Of ambiguous labels these are a number's behind the shop's name: "ACME ID".
_NAMED = frozenset({"id", "code"})
_AROUND = " \t\r\n:：#-–—,;.|()[]\u200b\u200e\u200f\u00a0\ufeff"
TRIM = " \t\r\n:：#-–—,;.|\u200b\u200e\u200f\u00a0\ufeff"
_EITHER = re.compile("[/／]")
# A qualifier after the label's words: ``ISBN (13):``, ``Brand*``.
_BRACKET = re.compile(r"\s*[(\[][^)\]]{0,24}[)\]]\s*$")


class Pair(NamedTuple):
    """A label in a text, what it is a label of, and the value behind it; empty where that is the next text."""

    label: str
    known: tuple[Concept, float]
    value: str


class _Glances(dict[str, tuple[Pair, ...]]):
    """For each text the labels in it, which most have none of: alone, or with values behind them. Short texts are
    kept, as the pages of a shop repeat most of theirs."""

    def __missing__(self, part: str) -> tuple[Pair, ...]:
        if len(part) >= _LONGEST_RAW:
            return _pairs(part) if _LONG_MARK.search(part) else ()
        label = part.strip(TRIM)
        known = _known(label) if len(label) < LONGEST and label.count(" ") < _MAX_WORDS else None
        pairs = _pairs(part) if known is None else (Pair(label, _numbered(known, part), ""),)
        if len(self) >= _MAX_KEPT:
            self.clear()
        self[part] = pairs
        return pairs


# The labels of a text, by the text.
PAIRS = _Glances()


def _pairs(part: str) -> tuple[Pair, ...]:
    """``Label: value`` in one text, perhaps several of them; ``Label:`` alone has an empty value."""
    if _MARK.search(part) is None:
        return tuple(_spaced_pairs(part))
    short = len(part) < _LONGEST_RAW
    split = _SPLIT_SHORT if short else _SPLIT
    pieces = split.split(part) if len(part) < _LONG else part[:_LONG].split("\n")
    found: list[Pair] = []
    for number, piece in enumerate(pieces):
        if piece[:1] in ("(", "[") and piece[-1:] in (")", "]"):
            piece = piece[1:-1]
        pair = _PAIR.match(piece)
        if pair is None:
            found += _spaced_pairs(piece) if short or len(piece) < _LONGEST_PIECE else ()
            continue
        value, behind = _parted(pair[2])
        known = _known(pair[1])
        if known is not None:
            value = value.strip(TRIM)
            if not value and not behind:
                rest = [each for each in pieces[number + 1 :] if each.strip(TRIM)]
                value = rest[0].strip(TRIM) if rest and ":" not in rest[0] else ""
            found.append(Pair(pair[1], _numbered(known, piece[: pair.start(2)]), value))
        if behind:
            found += _pairs(behind)
    return tuple(found)


def _parted(value: str) -> tuple[str, str]:
    """A value, and the label and value behind it where another known label stands in it: "OX-1 SKU: 4711"."""
    mark = _MARK.search(value)
    if mark is None:
        return value, ""
    words = value[: mark.start()].split()
    for place in range(max(len(words) - _MAX_LABEL_WORDS, 0), len(words)):
        label = " ".join(words[place:])
        known = _known(label)
        if known is not None and known[0] is not Concept.NAMED_NUMBER:
            return " ".join(words[:place]), label + value[mark.start() :]
    # "410227 Modelname: X": the last word is a label too, though not one known.
    last = words[-1].replace(".", "").replace("-", "") if words else ""
    if mark[0] in ":：" and len(words) > 1 and any(map(str.isdigit, words[0])) and last.isalpha():
        return " ".join(words[:-1]).rstrip(" /"), ""
    return value, ""


def _spaced_pairs(text: str) -> Iterator[Pair]:
    """Labels with a number behind a blank, in each piece of a text, and beside them one with a brand."""
    several = any(map(text.__contains__, _MARKED_OFF))
    pieces = [piece.strip(_AROUND) for piece in _PIECES.split(text)] if several else [text.strip(_AROUND)]
    spaced = [(piece, _SPACED.fullmatch(piece)) for piece in pieces if piece]
    found = [pair for _, match in spaced if match is not None and (pair := _spaced_pair(match)) is not None]
    yield from found
    for piece, match in spaced:
        pair = _named_pair(piece, beside=bool(found)) if match is None else None
        if pair is not None:
            yield pair


def _named_pair(text: str, *, beside: bool) -> Pair | None:
    """A label that means a brand and nothing else, with a name behind a dash, or beside a number behind a blank."""
    match = _NAME.fullmatch(text) if beside or "-" in text or "–" in text or "—" in text else None
    if match is None or not (match[2] or (beside and match[3][0].isupper())):
        return None
    known = _known(match[1])
    told = known is not None and known[0] is Concept.BRAND and known[1] >= _BRAND_SURE
    return Pair(match[1], known, match[3]) if told and known is not None else None


def _spaced_pair(spaced: re.Match[str]) -> Pair | None:
    """A label that means nothing else, with a number and no mark between them; or any before a long number."""
    known = _known(spaced[1])
    # "Ref. 80127" is short for a label, "Item 80127" may be a sentence's end, and "Code SUMMER2023" is no number.
    short = spaced[1].endswith(".")
    long = len(spaced[2]) >= (_SHORT_NUMBER if short else _LONG_NUMBER)
    coded = spaced[2].isdigit() or short or _FEW_LETTERS.fullmatch(spaced[2]) is not None
    least = _AMBIGUOUS if coded and long else _UNMISTAKABLE
    if known is None or known[0] not in _NUMBERS or known[1] < least:
        return None
    return Pair(spaced[1], known, spaced[2])


@lru_cache(maxsize=32_768)
def _known(label: str) -> tuple[Concept, float] | None:
    label = label.strip()
    if len(label) > LONGEST:
        return None
    known = BY_LABEL.get(fold_label(label))
    if known is None and _EITHER.search(label):
        parts = [each for part in _EITHER.split(label) if (each := BY_LABEL.get(fold_label(part)))]
        # "Reference / EAN" is both; the stricter reading holds.
        known = max(parts, key=_score_of) if len(parts) > 1 else None
    if known is None and label.endswith((")", "]")):
        # "Codice prodotto (UPC)": the surer of the two says which number it is.
        plain = _BRACKET.sub("", label)
        if plain.endswith((":", "：")):
            # "SKU: [4711]": the brackets hold the value.
            return None
        parts = [each for part in (plain, label[len(plain) :]) if (each := BY_LABEL.get(fold_label(part)))]
        known = max(parts, key=_score_of, default=None)
    return known or _named_number(label)


def _numbered(known: tuple[Concept, float], label: str) -> tuple[Concept, float]:
    """Surer where a mark says that a number follows: "Item #", where "Item" alone may be any word."""
    return (known[0], _MARKED) if known == _ANY_ITEM and "#" in label else known


def _score_of(known: tuple[Concept, float]) -> float:
    return known[1]


def _named_number(label: str) -> tuple[Concept, float] | None:
    """Behind one word that begins with a capital, a label of a number: "Acme part number", "ACME ID"."""
    first, _, rest = label.partition(" ")
    known = BY_LABEL.get(fold_label(rest)) if rest and first[0].isupper() else None
    concept, score = known or (None, 0.0)
    told = concept in (Concept.SKU, Concept.MPN) and (score >= _UNMISTAKABLE or rest.casefold() in _NAMED)
    return (Concept.NAMED_NUMBER, score) if told else None
