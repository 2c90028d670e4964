"""Boxed for a shop's customer, or bare in a tray for a builder of computers: two products, whatever else is the same.

Of 3,989 true pairs of processors 7 say one here and the other there, of those of nine other catalogues none.
"""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

# "wof": without fan, "pib": processor in a box, both boxed; part numbers of boxed Intel processors begin with BX and of
# bare ones with CM, those of boxed AMD ones end in BOX
_BOXED = re.compile(r"\b(?:box|boxed|retail|wof|pib|bx\d\w*|(?=\w*\d)\w+box)\b", re.IGNORECASE)
_BARE = re.compile(r"\b(?:tray|oem|bulk|cm\d{5}\w*)\b", re.IGNORECASE)


def packings_differ(
    titles: Sequence[str], left: NDArray[np.int64], right: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """For each pair of rows whether one title says boxed and the other bare."""
    said = np.asarray([_packing(title) for title in titles], dtype=np.int64)
    return np.asarray(said[left] * said[right] < 0)


def _packing(title: str) -> int:
    """1 boxed, -1 bare, 0 where the title says neither or both."""
    return int(bool(_BOXED.search(title))) - int(bool(_BARE.search(title)))
