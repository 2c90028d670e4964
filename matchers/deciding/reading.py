"""What a title says, kept for a while: the same offers are compared often, by rule after rule."""

from functools import lru_cache

from catalog.titles import BrandTable, TitleReading, read_title, shipped_brands


class _NoBrands(BrandTable):
    """Finds nothing, at once."""

    def find(self, words: tuple[str, ...]) -> None:
        """No brand."""


_NO_BRANDS = _NoBrands()


@lru_cache(maxsize=50_000)
def title_reading(title: str) -> TitleReading:
    """The title as typed attributes, without the brand: few rules ask for it, and it costs a fifth more."""
    return read_title(title, brands=_NO_BRANDS)


@lru_cache(maxsize=50_000)
def brand_in_title(title: str) -> str | None:
    """The brand that a title names, as the shipped table spells it."""
    return shipped_brands().find(title_reading(title).words)
