"""What a camera is sold with: its body alone, a lens, or two. Stores that list a product once list each of them."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

# the shortest and the longest focal length, in millimetres
Range = tuple[int, int]
# two numbers and perhaps their unit; looked for at every number, as those of the model may stand before
_LENS = re.compile(r"\b(?=(\d{1,3}) ?(?:mm)? ?[-– ] ?(\d{2,3})( ?mm)?\b)")
_BODY = re.compile(r"\bbody\b")
# zoom lenses reach from 4 to 800 mm, at least 1.4 times their shortest length: the sizes of a thing are closer
_SHORTEST, _LONGEST, _ZOOM = 4, 800, 1.4
# numbers without a unit are a lens where so many titles of the catalogue write them with it
_KNOWN = 2


def before_lenses(title: str) -> str:
    """The title up to what may be the focal lengths of a lens."""
    found = next((match for match in _LENS.finditer(title) if _range(match)), None)
    return title[: found.start()] if found else title


def kits_differ(
    titles: Sequence[str], left: NDArray[np.int64], right: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """For each pair of rows whether both titles say what comes with the body, and not the same.

    A title that names only the camera says nothing: it may be of the body or of a kit.
    """
    folded = [title.casefold() for title in titles]
    seen = Counter(lens for title in folded for lens in _lenses(title))
    known = frozenset(lens for lens, count in seen.items() if count >= _KNOWN)
    numbers: dict[frozenset[Range], int] = {}
    kits = [_kit(title, known) for title in folded]
    said = np.asarray([-1 if kit is None else numbers.setdefault(kit, len(numbers)) for kit in kits])
    return np.asarray((said[left] >= 0) & (said[right] >= 0) & (said[left] != said[right]))


def _kit(title: str, known: Collection[Range]) -> frozenset[Range] | None:
    """The lenses, none for a body alone; None where the title does not say."""
    lenses = _lenses(title, known)
    return lenses if lenses or _BODY.search(title) else None


def _lenses(title: str, known: Collection[Range] = ()) -> frozenset[Range]:
    """Those with their unit, and those that are ``known``."""
    found = ((_range(match), match[3]) for match in _LENS.finditer(title))
    return frozenset(lens for lens, unit in found if lens and (unit or lens in known))


def _range(match: re.Match[str]) -> Range | None:
    shortest, longest = int(match[1]), int(match[2])
    told = shortest >= _SHORTEST and longest <= _LONGEST and longest >= _ZOOM * shortest
    return (shortest, longest) if told else None
