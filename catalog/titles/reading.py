"""What a title says, as typed attributes."""

from dataclasses import dataclass

from catalog.domain.condition import Condition
from catalog.titles.units import Dimension, Quantity


@dataclass(frozen=True, slots=True)
class TitleReading:
    """All texts are folded (lower case, no diacritics).

    ``words``: every word, number and code part, in order. ``codes``: model codes without punctuation,
    in order of appearance; ``joined``: neighbouring chunks written together ("wh 1000xm5" →
    "wh1000xm5"), which are codes only if the other side writes them so. ``numbers``: numbers without a unit.
    ``pack``: pieces in the pack, 1 unless said. ``made_for``: words after "for", which name what an accessory
    fits. ``brand``: as the brand table spells it.
    """

    text: str
    words: tuple[str, ...] = ()
    brand: str | None = None
    codes: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    pack: int = 1
    colours: frozenset[str] = frozenset()
    condition: Condition | None = None
    editions: frozenset[str] = frozenset()
    made_for: tuple[str, ...] = ()
    is_accessory: bool = False
    is_bundle: bool = False

    def values(self, dimension: Dimension) -> tuple[float, ...]:
        """The quantities of one dimension, in its base unit, smallest first."""
        if not self.quantities:
            return ()
        return tuple(sorted({q.value for q in self.quantities if q.dimension is dimension}))
