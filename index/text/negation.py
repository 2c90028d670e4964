"""What a query does not want: ``belts without buckles`` asks for belts."""

import re
from dataclasses import dataclass

from index.text.words import fold

_WITHOUT = re.compile(r"\b(?:without|w/o|no|not|minus|excluding|ohne|sans|sin|senza|zonder)\s+(?=\w)")

# Ways in which a title says that something is missing, as pairs of neighbours are written
MISSING = ("without", "no", "not", "non", "ohne", "sans")
MISSING_AFTER = ("free", "less")


@dataclass(frozen=True, slots=True)
class Wish:
    """``wanted`` is what products are searched by; ``unwanted`` is empty where nothing is excluded."""

    wanted: str
    unwanted: str = ""


def read_wish(text: str) -> Wish:
    """Split a query at its first "without", in several languages; a query that starts with it stays whole."""
    plain = fold(text)
    found = _WITHOUT.search(plain)
    if found is None or not plain[: found.start()].strip():
        return Wish(text)
    return Wish(plain[: found.start()].strip(), plain[found.end() :].strip())
