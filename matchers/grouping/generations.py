"""The generation of a model, "mark ii" or "3rd gen": titles that name two are of two products, however alike else."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from matchers.deciding.lenses import before_lenses
from matchers.deciding.marks import MARK

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
_ORDINAL = re.compile(r"\b(\d)(?:st|nd|rd|th)[ -]gen(?:eration)?\b|\bgen(?:eration)?[ .-]?(\d)\b")
# "i", "v" and "x" alone are letters of other things, but for "v" right behind a model ("rx100 v", not "1230 v 3")
_NUMERAL = re.compile(r"\b(ii|iii|iv|vi|vii|viii|ix)\b|\b[a-z]+\d+ (v)\b(?! ?\d)")
# fewer pairs of which one title names a generation decide nothing
_FEWEST = 20


def generation(title: str) -> int | None:
    """What the title names first: a mark, else an ordinal, else a Roman number; None for none.

    Numbers behind the focal lengths of a lens are the lens's ("18-55mm III").
    """
    told = before_lenses(title.casefold())
    for found in MARK.finditer(told):
        number = int(found[1]) if found[1].isdecimal() else _ROMAN.get(found[1])
        if number:
            return number
    ordinal = _ORDINAL.search(told)
    if ordinal:
        return int(ordinal[1] or ordinal[2])
    roman = _NUMERAL.search(told)
    return _ROMAN[roman[1] or roman[2]] if roman else None


def generations_differ(
    titles: Sequence[str],
    left: NDArray[np.int64],
    right: NDArray[np.int64],
    *,
    alike: NDArray[np.bool_],
    one_store: NDArray[np.bool_],
) -> NDArray[np.bool_]:
    """For each pair of rows whether its titles are of two generations, in a catalogue whose stores list a product once.

    ``alike``: the words of both titles; ``one_store``: the offers are of one store. Where both name a generation that
    is plain. Where one names none, it is of the first ("6d" beside "6d mark ii") or does not say, and the stores tell:
    of the first where alike pairs that differ so are of one store at least as often as other alike pairs. In phones
    .64 and .17 are, and no such pair matches; in processors .26 and .36, and .38 of these pairs match.
    """
    said = np.asarray([generation(title) or 0 for title in titles], dtype=np.int64)
    named = said > 0
    differ = named[left] & named[right] & (said[left] != said[right])
    lacking, others = alike & (named[left] != named[right]), alike & (named[left] == named[right])
    if lacking.sum() >= _FEWEST and others.any() and one_store[lacking].mean() >= one_store[others].mean():
        differ |= lacking
    return np.asarray(differ)
