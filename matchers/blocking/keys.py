"""The keys a record is found by: identifiers, model numbers and words, as short strings with a kind."""

import re
from itertools import pairwise

from matchers.record import Record

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)?")
_NOT_ALNUM = re.compile(r"[^0-9a-z]+")
# shorter runs of letters and digits ("a4", "b12") are no model numbers
_MIN_MODEL = 4
# stores append colour, region and revision to a model number: its first signs say which family it is
_STEM = 5


def folded_code(text: str) -> str:
    """An identifier without case and punctuation: ``WH-1000XM5/B`` → ``wh1000xm5b``."""
    return _NOT_ALNUM.sub("", text.casefold())


def words(title: str) -> list[str]:
    """Lower-case words and numbers of a title, in order."""
    return _WORD.findall(title.casefold())


def _is_model(word: str) -> bool:
    return len(word) >= _MIN_MODEL and any(c.isdigit() for c in word) and any(c.isalpha() for c in word)


def blocking_keys(record: Record) -> frozenset[str]:
    """All keys of a record: ``g:`` GTIN, ``n:`` MPN or model number, ``s:`` its stem, ``w:`` word."""
    found = words(record.title)
    keys = {f"w:{word}" for word in found}
    joined = [left + right for left, right in pairwise(found)]
    codes = {folded_code(word) for word in (*found, *joined) if _is_model(word)}
    if record.mpn and len(code := folded_code(record.mpn)) >= _MIN_MODEL:
        codes.add(code)
    for code in codes:
        keys.add(f"n:{code}")
        if len(code) > _STEM:
            keys.add(f"s:{code[:_STEM]}")
            keys.add(f"s:{code[: len(code) - 2]}")
    if record.gtin:
        keys.add(f"g:{record.gtin.lstrip('0')}")
    if record.brand:
        keys.update(f"w:{word}" for word in words(record.brand))
    return frozenset(keys)
