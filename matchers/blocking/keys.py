"""The keys a record is found by: identifiers, model numbers, words and their beginnings, as hashes with a kind."""

import re
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from catalog.normalise.gtin import is_store_local, parse_gtin
from matchers.features.profile import naming_text
from matchers.record import Record

Hashes = NDArray[np.uint32]

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)?")
_NOT_ALNUM = re.compile(r"[^0-9a-z]+")
# shorter runs of letters and digits ("a4", "b12") are no model numbers
_MIN_MODEL = 4
# stores append colour, region and revision to a model number: its first signs say which family it is
_STEM = 5
# shops cut words: "jaja mrk", "jaja mrkva"; with 3 letters .964 of the pairs of a set of abbreviated grocery names
# are among 30 candidates, with 4 .957, without .939
_BEGINNING = 3
# words and model numbers whose keys are kept: a catalogue repeats them, and a hundred thousand are some 60 MB
_KEPT = 100_000


class KeyKind(IntEnum):
    """Kinds of keys; part of the hash, so the numbers stay."""

    GTIN = 1
    CODE = 2
    STEM = 3
    WORD = 4
    BEGINNING = 5


Key = tuple[KeyKind, str]


def folded_code(text: str) -> str:
    """An identifier without case and punctuation: ``WH-1000XM5/B`` → ``wh1000xm5b``."""
    folded = text.casefold()
    return folded if folded.isascii() and folded.isalnum() else _NOT_ALNUM.sub("", folded)


def words(title: str) -> list[str]:
    """Lower-case words and numbers of a title, in order."""
    return _WORD.findall(title.casefold())


def _is_model(word: str) -> bool:
    return len(word) >= _MIN_MODEL and not word.isalpha() and not word.isdecimal()


def verified_gtin(record: Record) -> str | None:
    """The record's GTIN as 14 digits, None when it is wrong or a store's own number."""
    return _verified(record.gtin) if record.gtin else None


@lru_cache(maxsize=200_000)
def _verified(text: str) -> str | None:
    gtin = parse_gtin(text)
    return None if gtin is None or is_store_local(gtin) else gtin


def blocking_keys(record: Record) -> set[Key]:
    """All keys of a record."""
    found, codes = _parts(record)
    keys = set().union(*map(_word_keys, found), *map(_code_keys, codes))
    return keys if (gtin := verified_gtin(record)) is None else keys | {(KeyKind.GTIN, gtin)}


def key_hashes(record: Record) -> set[int]:
    """The keys as 32-bit numbers, the same on every machine; a collision (one key in a thousand, in a catalogue of a
    million offers) proposes a pair too many.
    """
    found, codes = _parts(record)
    keys = set[int]().union(*map(_word_hashes, found), *map(_code_hashes, codes))
    if gtin := verified_gtin(record):
        keys.add(_hashed((KeyKind.GTIN, gtin)))
    return keys


def _parts(record: Record) -> tuple[list[str], list[str]]:
    """Words of title and brand, and what is a code only: neighbours written together, the part number."""
    found = words(record.title or naming_text(record))
    if record.brand:
        found += words(record.brand)
    # two words of letters, or two numbers, are no model number together
    codes = [
        folded_code(left + right)
        for left, right in pairwise(found)
        if not (left.isalpha() and right.isalpha()) and _is_model(left + right)
    ]
    if record.mpn and len(code := folded_code(record.mpn)) >= _MIN_MODEL:
        codes.append(code)
    return found, codes


def _word_keys(word: str) -> list[Key]:
    keys = [(KeyKind.WORD, word)]
    if len(word) > _BEGINNING and word.isalpha():
        keys.append((KeyKind.BEGINNING, word[:_BEGINNING]))
    if _is_model(word):
        keys += _code_keys(folded_code(word))
    return keys


def _code_keys(code: str) -> list[Key]:
    keys = [(KeyKind.CODE, code)]
    if len(code) > _STEM:
        keys += [(KeyKind.STEM, part) for part in (code[:_STEM], code[:-2], code[1:])]
    return keys


def _hashed(key: Key) -> int:
    kind, text = key
    return crc32(text.encode(), kind)


@lru_cache(maxsize=_KEPT)
def _word_hashes(word: str) -> frozenset[int]:
    return frozenset(map(_hashed, _word_keys(word)))


@lru_cache(maxsize=_KEPT)
def _code_hashes(code: str) -> frozenset[int]:
    return frozenset(map(_hashed, _code_keys(code)))
