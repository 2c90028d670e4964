"""What completes what was typed: the definition that both engines follow."""

from collections.abc import Sequence

from index.plain_words import words

# Brands, and categories, shown at most, so that products keep their place.
NAMED = 2


def starts(text: str, typed: Sequence[str]) -> bool:
    """True when each typed word is a word of the text, and the last one the start of one."""
    there = words(text)
    return set(typed[:-1]) <= set(there) and any(word.startswith(typed[-1]) for word in there)
