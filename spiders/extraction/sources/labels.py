"""Values behind a label in the visible text: ``SKU: 123``, a table row, a definition list."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from spiders.extraction.once import once_per_page
from spiders.extraction.page import Page
from spiders.extraction.words.labels import BY_LABEL, LONGEST, Concept, fold_label

# The first label of a page is the product's own; later ones belong to other products or to reviews.
_LATER = 0.4
_LINKED = 1.5
_MAX_VALUES = 4
_MAX_LOOKED_AT = 12
# A row of label and value has few boxes; a label two deep in the product's box and apart from its value has none.
_FAR = 12
_DEEP = 2
# A value is short; longer texts are sentences that happen to follow a word.
_MAX_VALUE = 120
# With the blanks and line breaks that templates put around a label.
_LONGEST_RAW = 160
_MAX_WORDS = 8
# A shop's pages have some thousand texts in common; these are a few megabytes.
_MAX_KEPT = 32_768
# Longer texts are descriptions, whose lines may be pairs.
_LONG = 2_000
_SPLIT = re.compile(r"[\n|•·;]|\s{3,}|,\s(?=[^,:]{2,24}:)")
_PAIR = re.compile(r"\s*([^:：#=]{1,40}?)\s*(?:[:：=]|#:?|n[°º][.:]?|№)\s*(.*)", re.S)
_MARK = re.compile("[:#°№：]")
# "Item number 4711" without a mark, for labels that mean nothing else.
_SPACED = re.compile(r"(\D{3,32}?)\s+((?=\S*\d)\S{3,32}|[A-Z]{1,8}(?:[-_/.][A-Z]{1,8})+)")
_NUMBERS, _UNMISTAKABLE = frozenset({Concept.SKU, Concept.MPN, Concept.GTIN}), 2.0
# "Item 1234567": no count of anything is so long.
_AMBIGUOUS, _LONG_NUMBER, _SHORT_NUMBER = 1.6, 6, 4
_FEW_LETTERS = re.compile(r"[A-Z]{1,3}[-.]?\d{4,}")
_MAX_LABEL_WORDS = 4
# Of ambiguous labels these are a number's behind the shop's name: "ACME ID".
_NAMED = frozenset({"id", "code"})
_TRIM = " \t\r\n:：#-–—,;.|\u200b\u200e\u200f\u00a0\ufeff"
_EITHER = re.compile("[/／]")
# A qualifier after the label's words: ``ISBN (13):``, ``Brand*``.
_BRACKET = re.compile(r"\s*[(\[][^)\]]{0,24}[)\]]\s*$")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value with the label in front of it, the log-odds of the label and the number of the text node."""

    value: str
    label: str
    score: float
    index: int


class _Pair(NamedTuple):
    """A label in a text, what it is a label of, and the value behind it; empty where that is the next text."""

    label: str
    known: tuple[Concept, float]
    value: str


def labelled(page: Page, concept: Concept) -> list[Labelled]:
    """The values behind the labels of a concept, in page order, at most a few."""
    return _all_labelled(page).get(concept, [])


@once_per_page
def _all_labelled(page: Page) -> dict[Concept, list[Labelled]]:
    """Every concept's values, those of other products left out, each later one a little weaker."""
    kept: dict[Concept, list[Labelled]] = {}
    for concept, found in _read(page.stream.parts).items():
        own = [mine for mine in (_own(page, each) for each in found) if mine is not None]
        kept[concept] = [
            replace(each, score=each.score - _LATER * place) if place else each
            for place, each in enumerate(own[:_MAX_VALUES])
        ]
    return kept


def _own(page: Page, found: Labelled) -> Labelled | None:
    """None for labels among other products or in the page's frame; a label that is a link is a menu's."""
    region = page.regions.around(page.stream.nodes[found.index])
    if region.others or region.frame or _is_elsewhere(page, found):
        return None
    return replace(found, score=found.score - _LINKED) if region.linked else found


def _is_elsewhere(page: Page, found: Labelled) -> bool:
    """A label whose value is missing takes the next text: one of another part of the product's box."""
    stream = page.stream
    behind = range(found.index + 1, min(found.index + 4, len(stream.parts)))
    place = next((number for number in behind if stream.parts[number].strip(_TRIM) == found.value), None)
    if place is None:
        return False
    around: list[int] = []
    node = stream.nodes[found.index].parent
    while node is not None and node.mem_id not in page.regions.own and len(around) < _FAR:
        around.append(node.mem_id)
        node = node.parent
    value = stream.nodes[place].parent
    for _ in range(_FAR):
        if value is None:
            break
        if value.mem_id in around:
            return False
        value = value.parent
    return len(around) >= _DEEP


def _read(parts: list[str]) -> dict[Concept, list[Labelled]]:
    """One pass over the text nodes: a node that is a label takes the next node as value, or holds its own."""
    found: dict[Concept, list[Labelled]] = {}
    labels = [(index, pairs) for index, pairs in enumerate(map(_GLANCES.__getitem__, parts)) if pairs]
    for index, pairs in labels:
        for pair in pairs:
            _add(found, pair.known, pair.label, pair.value or _next_value(parts, index + 1), index)
    return found


class _Glances(dict[str, tuple[_Pair, ...]]):
    """For each text the labels in it, which most have none of: alone, or with values behind them. Short texts are
    kept, as the pages of a shop repeat most of theirs."""

    def __missing__(self, part: str) -> tuple[_Pair, ...]:
        if len(part) >= _LONGEST_RAW:
            return _pairs(part) if _MARK.search(part) else ()
        label = part.strip(_TRIM)
        known = _known(label) if len(label) < LONGEST and label.count(" ") < _MAX_WORDS else None
        pairs = _pairs(part) if known is None else (_Pair(label, known, ""),)
        if len(self) >= _MAX_KEPT:
            self.clear()
        self[part] = pairs
        return pairs


_GLANCES = _Glances()


def _pairs(part: str) -> tuple[_Pair, ...]:
    """``Label: value`` in one text, perhaps several of them; ``Label:`` alone has an empty value."""
    if _MARK.search(part) is None:
        return tuple(_spaced_pairs(part))
    pieces = _SPLIT.split(part) if len(part) < _LONG else part[:_LONG].split("\n")
    found: list[_Pair] = []
    for number, piece in enumerate(pieces):
        pair = _PAIR.match(piece)
        if pair is None:
            found += _spaced_pairs(piece)
            continue
        value, *more = _parted(pair[2]) if _MARK.search(pair[2]) else (pair[2],)
        known = _known(pair[1])
        if known is not None:
            value = value.strip(_TRIM)
            if not value and not more:
                rest = [each for each in pieces[number + 1 :] if each.strip(_TRIM)]
                value = rest[0].strip(_TRIM) if rest and ":" not in rest[0] else ""
            found.append(_Pair(pair[1], known, value))
        for inner in more:
            found += _pairs(inner)
    return tuple(found)


def _parted(value: str) -> tuple[str, ...]:
    """A value, and the label and value behind it where another known label stands in it: "OX-1 SKU: 4711"."""
    mark = _MARK.search(value)
    words = value[: mark.start()].split() if mark is not None else []
    for place in range(max(len(words) - _MAX_LABEL_WORDS, 0), len(words)):
        known = _known(" ".join(words[place:]))
        if known is not None and known[0] is not Concept.NAMED_NUMBER:
            return " ".join(words[:place]), " ".join(words[place:]) + value[mark.start() if mark else 0 :]
    # "410227 Modelname: X": the last word is a label too, though not one known.
    last = words[-1].replace(".", "").replace("-", "") if words else ""
    code = len(words) > 1 and any(map(str.isdigit, words[0])) and last.isalpha()
    return (
        (" ".join(words[:-1]).rstrip(" /"),) if code and mark is not None and mark[0] in ":：" else (value,)
    )


def _spaced_pairs(text: str) -> Iterator[_Pair]:
    """Labels with a number behind a blank, in each piece of a text."""
    for piece in _SPLIT.split(text) if "|" in text or "·" in text or "•" in text else (text,):
        spaced = _SPACED.fullmatch(piece.strip(_TRIM))
        if spaced is not None:
            yield from _spaced_pair(spaced)


def _spaced_pair(spaced: re.Match[str]) -> tuple[_Pair, ...]:
    """A label that means nothing else, with a number and no mark between them; or any before a long number."""
    known = _known(spaced[1])
    # "Ref. 80127" is short for a label, "Item 80127" may be a sentence's end, and "Code SUMMER2023" is no number.
    short = spaced[1].endswith(".")
    long = len(spaced[2]) >= (_SHORT_NUMBER if short else _LONG_NUMBER)
    coded = spaced[2].isdigit() or short or _FEW_LETTERS.fullmatch(spaced[2]) is not None
    least = _AMBIGUOUS if coded and long else _UNMISTAKABLE
    if known is None or known[0] not in _NUMBERS or known[1] < least:
        return ()
    return (_Pair(spaced[1], known, spaced[2]),)


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
        known = BY_LABEL.get(fold_label(_BRACKET.sub("", label)))
    return known or _named_number(label)


def _score_of(known: tuple[Concept, float]) -> float:
    return known[1]


def _named_number(label: str) -> tuple[Concept, float] | None:
    """Behind one word that begins with a capital, a label of a number: "Acme part number", "ACME ID"."""
    first, _, rest = label.partition(" ")
    known = BY_LABEL.get(fold_label(rest)) if rest and first[0].isupper() else None
    concept, score = known or (None, 0.0)
    told = concept in (Concept.SKU, Concept.MPN) and (score >= _UNMISTAKABLE or rest.casefold() in _NAMED)
    return (Concept.NAMED_NUMBER, score) if told else None


def _next_value(parts: list[str], start: int) -> str:
    """The next text node that is more than a mark; another label there means that the value is missing."""
    for part in parts[start : start + 3]:
        value = part.strip(_TRIM)
        if value:
            return "" if len(value) < LONGEST and fold_label(value) in BY_LABEL else value
    return ""


def _add(
    found: dict[Concept, list[Labelled]], known: tuple[Concept, float], label: str, value: str, index: int
) -> None:
    concept, score = known
    value = value.strip(_TRIM)
    values = found.setdefault(concept, [])
    if value and len(value) <= _MAX_VALUE and len(values) < _MAX_LOOKED_AT:
        values.append(Labelled(value, " ".join(label.split()), score, index))
