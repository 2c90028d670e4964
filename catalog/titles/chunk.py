"""Reads one chunk of a title on its own: a word, a number, a quantity, a size, or a model code."""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from catalog.titles.lexicon import Meaning, words
from catalog.titles.numbers import number_key, read_number
from catalog.titles.text import compact
from catalog.titles.units import UNITS, Quantity, quantity


class ChunkKind(IntEnum):
    WORD = 0
    NUMBER = 1
    QUANTITY = 2
    SIZES = 3  # 10x20, 4x100g
    CODE = 4


@dataclass(frozen=True, slots=True)
class Chunk:
    """``words``: the parts that are compared one by one. ``codes``: spellings of a model code, longest first.
    ``meanings``: what a word and its parts are listed as.
    """

    kind: ChunkKind
    text: str
    words: tuple[str, ...] = ()
    value: float | None = None
    unit: str | None = None
    quantities: tuple[Quantity, ...] = ()
    multiplier: int | None = None
    codes: tuple[str, ...] = ()
    meanings: tuple[Meaning, ...] = ()


_NUMBER_UNIT = re.compile(r"(\d+(?:[.,]\d+)?)[\s-]?([^\W\d_]+\d?|''|[\"”″%])")
_TIMES = re.compile(r"(\d+)\s?[x×*](\d+(?:[.,]\d+)?)([^\W\d_]+)?")
_SIZES = re.compile(r"\d+(?:[.,]\d+)?(?:[^\W\d_]{1,2})?(?:[x×*]\d+(?:[.,]\d+)?(?:[^\W\d_]{1,2})?)+")
_OF_ONE = re.compile(r"(\d{1,4})/1")
_SPLIT = re.compile(r"[^\w]+|_")
# A code of fewer signs says too little to be told from a size or a word.
MIN_CODE = 3


@lru_cache(maxsize=50_000)
def read_chunk(text: str) -> Chunk:
    """Read a folded chunk. The cache pays because shops repeat words; it is bounded for long runs."""
    if not any(map(str.isdigit, text)):
        return _word(text)
    value = read_number(text)
    if value is not None:
        key = number_key(value)
        return Chunk(
            ChunkKind.NUMBER,
            text,
            (key,),
            value,
            codes=(text,) if text.isdecimal() and len(text) >= 4 else (),
        )
    return _quantity(text) or _of_one(text) or _drained(text) or _times(text) or _sizes(text) or _code(text)


def _word(text: str) -> Chunk:
    parts = tuple(part for part in _SPLIT.split(text) if part) if not text.isalpha() else (text,)
    if len(parts) > 1 and "'" in text:  # l'oreal, men's
        parts = (compact(text),)
    parts = parts or (text,)
    spellings = (text, *parts) if len(parts) > 1 else parts
    meanings = tuple(meaning for spelling in spellings for meaning in words().get(spelling, ()))
    return Chunk(ChunkKind.WORD, text, parts, meanings=meanings)


def _quantity(text: str) -> Chunk | None:
    match = _NUMBER_UNIT.fullmatch(text)
    if match is None or match[2] not in UNITS:
        return None
    value = read_number(match[1])
    if value is None:
        return None
    found = quantity(value, match[2])
    unit = "in" if not match[2].isalpha() and match[2] != "%" else match[2]
    words = (number_key(value) + unit,)
    return Chunk(ChunkKind.QUANTITY, text, words, value, match[2], (found,) if found else ())


def _of_one(text: str) -> Chunk | None:
    """ "20/1": twenty pieces in one pack, as Central European shops write it."""
    match = _OF_ONE.fullmatch(text)
    if match is None or int(match[1]) < 2:
        return None
    found = quantity(float(match[1]), "pcs")
    return Chunk(
        ChunkKind.QUANTITY, text, (match[1] + "pcs",), float(match[1]), "pcs", (found,) if found else ()
    )


def _drained(text: str) -> Chunk | None:
    """ "210/160g": net and drained weight; the drained one, which is compared, comes first."""
    whole, slash, last = text.rpartition("/")
    drained, net = _quantity(last) if slash else None, read_number(whole)
    if drained is None or net is None or drained.unit is None:
        return None
    more = quantity(net, drained.unit)
    words = (*drained.words, number_key(net) + drained.unit)
    quantities = (*drained.quantities, *((more,) if more else ()))
    return Chunk(ChunkKind.QUANTITY, text, words, drained.value, drained.unit, quantities)


def _times(text: str) -> Chunk | None:
    """ "6x330ml": a multiplier and a quantity."""
    match = _TIMES.fullmatch(text)
    if match is None or match[3] is None or match[3] not in UNITS or match[3] == "x":
        return None
    value = read_number(match[2])
    found = None if value is None else quantity(value, match[3])
    if found is None or value is None:
        return None
    words = (match[1] + "x", number_key(value) + match[3])
    return Chunk(ChunkKind.QUANTITY, text, words, value, match[3], (found,), int(match[1]))


def _sizes(text: str) -> Chunk | None:
    if not _SIZES.fullmatch(text):
        return None
    sizes = re.split(r"[x×*]", text)
    return Chunk(ChunkKind.SIZES, text, ("x".join(sizes), *(re.sub(r"[^\d.,]", "", size) for size in sizes)))


def _code(text: str) -> Chunk:
    parts = [part for part in _SPLIT.split(text) if part]
    whole = "".join(parts)
    if "+" in text[-1:]:
        whole, parts = whole + "+", [*parts[:-1], parts[-1] + "+"]
    spellings = [whole] if len(whole) >= MIN_CODE else []
    for size in range(len(parts) - 1, 0, -1):  # wh-1000xm5/b is also wh-1000xm5
        head = "".join(parts[:size])
        if len(head) >= MIN_CODE + 1 and any(map(str.isdigit, head)):
            spellings.append(head)
    spellings += [part for part in parts if len(part) > MIN_CODE and _mixed(part)]
    return Chunk(ChunkKind.CODE, text, tuple(parts), codes=tuple(dict.fromkeys(spellings)))


def _mixed(part: str) -> bool:
    return any(map(str.isdigit, part)) and not part.isdecimal()
