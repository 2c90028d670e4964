"""What a camera is sold with: its body alone, a lens, or two. Stores that list a product once list each of them."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from matchers.deciding.lenses import Range, lenses

_BODY = re.compile(r"\bbody\b")
# numbers without a unit are a lens where so many titles of the catalogue write them with it
_KNOWN = 2


def kits_differ(
    titles: Sequence[str], left: NDArray[np.int64], right: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """For each pair of rows whether both titles say what comes with the body, and not the same.

    A title that names only the camera says nothing: it may be of the body or of a kit.
    """
    folded = [title.casefold() for title in titles]
    seen = Counter(lens for title in folded for lens in lenses(title))
    known = frozenset(lens for lens, count in seen.items() if count >= _KNOWN)
    numbers: dict[frozenset[Range], int] = {}
    kits = [_kit(title, known) for title in folded]
    said = np.asarray([-1 if kit is None else numbers.setdefault(kit, len(numbers)) for kit in kits])
    return np.asarray((said[left] >= 0) & (said[right] >= 0) & (said[left] != said[right]))


def _kit(title: str, known: Collection[Range]) -> frozenset[Range] | None:
    """The lenses, none for a body alone; None where the title does not say."""
    found = lenses(title, known)
    return found if found or _BODY.search(title) else None
