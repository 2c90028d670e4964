"""The keys a record is found by: identifiers, model numbers, words and their beginnings, as hashes with a kind."""

import re
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from catalog.normalise.gtin import is_store_local, parse_gtin
from matchers.record import Record

Hashes = NDArray[np.uint64]

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)?")
_NOT_ALNUM = re.compile(r"[^0-9a-z]+")
# shorter runs of letters and digits ("a4", "b12") are no model numbers
_MIN_MODEL = 4
# stores append colour, region and revision to a model number: its first signs say which family it is
_STEM = 5
# shops cut words: "jaja mrk", "jaja mrkva"; with 3 letters .964 of the pairs of a set of abbreviated grocery names
# are among 30 candidates, with 4 .957, without .939
_BEGINNING = 3


class KeyKind(IntEnum):
    """Kinds of keys; part of the hash, so the numbers stay."""

    GTIN = 1
    CODE = 2
    STEM = 3
    WORD = 4
    BEGINNING = 5


def folded_code(text: str) -> str:
    """An identifier without case and punctuation: ``WH-1000XM5/B`` → ``wh1000xm5b``."""
    return _NOT_ALNUM.sub("", text.casefold())


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


def blocking_keys(record: Record) -> set[tuple[KeyKind, str]]:
    """All keys of a record."""
    found = words(record.title)
    if record.brand:
        found += words(record.brand)
    keys = {(KeyKind.WORD, word) for word in found}
    keys.update((KeyKind.BEGINNING, w[:_BEGINNING]) for w in found if len(w) > _BEGINNING and w.isalpha())
    joined = [left + right for left, right in pairwise(found)]
    codes = {folded_code(word) for word in (*found, *joined) if _is_model(word)}
    if record.mpn and len(code := folded_code(record.mpn)) >= _MIN_MODEL:
        codes.add(code)
    for code in codes:
        keys.add((KeyKind.CODE, code))
        if len(code) > _STEM:
            keys.update((KeyKind.STEM, part) for part in (code[:_STEM], code[:-2], code[1:]))
    if gtin := verified_gtin(record):
        keys.add((KeyKind.GTIN, gtin))
    return keys


def key_hashes(record: Record) -> Hashes:
    """The keys as sorted 64-bit numbers, the same on every machine; a rare collision proposes a pair too many."""
    return np.unique(
        np.fromiter(
            (kind << 32 | crc32(text.encode()) for kind, text in blocking_keys(record)), dtype=np.uint64
        )
    )
