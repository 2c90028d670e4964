"""The lenses that a title names, by their focal lengths: what a camera is sold with."""

import re
from collections.abc import Collection, Iterator

# the shortest and the longest focal length, in millimetres
Range = tuple[int, int]
# two numbers and perhaps their unit; looked for at every number, as those of the model may stand before
_LENS = re.compile(r"\b(?=(\d{1,3}) ?(?:mm)? ?[-– ] ?(\d{2,3})( ?mm)?\b)")
# zoom lenses reach from 4 to 800 mm, at least 1.4 times their shortest length: the sizes of a thing are closer
_SHORTEST, _LONGEST, _ZOOM = 4, 800, 1.4


def lenses(title: str, known: Collection[Range] = ()) -> frozenset[Range]:
    """Those with their unit, and those that are ``known`` from elsewhere. ``title``: folded."""
    return frozenset(lens for lens, _, unit in _found(title) if unit or lens in known)


def before_lenses(title: str) -> str:
    """The title up to what may be the focal lengths of a lens."""
    found = next(_found(title), None)
    return title[: found[1]] if found else title


def _found(title: str) -> Iterator[tuple[Range, int, bool]]:
    """What may be a lens, where it stands, and whether the unit stands with it."""
    for match in _LENS.finditer(title):
        shortest, longest = int(match[1]), int(match[2])
        if shortest >= _SHORTEST and longest <= _LONGEST and longest >= _ZOOM * shortest:
            yield (shortest, longest), match.start(), bool(match[3])
