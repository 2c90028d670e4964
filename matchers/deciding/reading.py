"""What a title says, kept for a while: the same offers are compared often, by rule after rule."""

from functools import lru_cache

from catalog.titles import TitleReading, read_title


@lru_cache(maxsize=50_000)
def title_reading(title: str) -> TitleReading:
    """The title as typed attributes."""
    return read_title(title)
