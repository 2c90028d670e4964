"""What the variants of one item have in common, as a key that is kept for each product."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VariantKey:
    """``key``: 32 hex digits, the same for the variants of one item.

    ``values``: where the variant stands on its axes, as "colour=Black;length=1000", for a key made from a title;
    None for one that a store's own group of variants gives. ``numbered``: what the title shares with those of the
    other variants has a digit, as model names have.
    """

    key: str
    values: str | None = None
    numbered: bool = False
