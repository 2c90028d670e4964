"""How texts are compared: by letters and digits alone, and by the pairs of them that they share."""

from functools import lru_cache

# A page has some thirty-five texts to fold, and folds each two or three times: its name beside every other.
_MAX_KEPT = 512


@lru_cache(maxsize=_MAX_KEPT)
def fold(text: str) -> str:
    """Letters and digits only, case folded."""
    return "".join(filter(str.isalnum, text.casefold()))


def pairs(text: str) -> set[str]:
    """The pairs of neighbouring characters of a folded text; works for scripts without spaces too."""
    folded = fold(text)
    return {folded[place : place + 2] for place in range(len(folded) - 1)} or {folded}


def likeness(text: str, other: set[str]) -> float:
    """The share of a text's pairs that are among ``other``, from 0 to 1."""
    own = pairs(text)
    return len(own & other) / len(own)
