"""Brand names and their other spellings, learned from offers that state their brand."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from catalog.titles.text import compact, fold

# A brand that is also a common word is only one in first place ("apple", "nice", "just").
_WORDS_AHEAD = 4


@dataclass(frozen=True, slots=True)
class BrandTable:
    """Folded spelling → canonical folded name. Spellings have at most three words."""

    names: Mapping[str, str] = field(default_factory=dict)

    def find(self, words: tuple[str, ...]) -> str | None:
        """The brand that a title's words begin with, or else the first one in its first few words."""
        names = self.names
        if not names:
            return None
        for start in range(min(len(words), _WORDS_AHEAD)):
            for size in (3, 2, 1):
                name = names.get(" ".join(words[start : start + size]))
                if name is not None:
                    return name
        return None

    def canonical(self, brand: str | None) -> str | None:
        """A stated brand as the table spells it; None for an empty one."""
        if not brand:
            return None
        folded = " ".join(fold(brand).split())
        return self.names.get(folded) or self.names.get(compact(folded)) or folded or None

    def with_names(self, brands: Iterable[str]) -> "BrandTable":
        """This table and the stated brands of a catalogue."""
        more = {folded: folded for brand in brands if len(folded := " ".join(fold(brand).split())) > 1}
        return BrandTable({**more, **self.names})


@cache
def shipped_brands() -> BrandTable:
    """The table in ``data/titles/brands.tsv``: a canonical name and its spellings a line."""
    names: dict[str, str] = {}
    with files("data").joinpath("titles/brands.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            for spelling in (row["brand"], *filter(None, row["spellings"].split("|"))):
                names.setdefault(spelling, row["brand"])
    return BrandTable(names)
