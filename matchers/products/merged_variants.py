"""Categories in which stores do not distinguish colours or sizes: there they are one product, and not variants.

Invariant: an offer of another category is left as it is.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import blake2b

from catalog.errors import ConfigurationError
from catalog.titles import read_title, shipped_brands
from catalog.titles.attributes import contexts
from catalog.titles.stated import stated_attributes
from catalog.titles.text import fold
from matchers.products.variant_keys import Axis, split_variant
from matchers.record import Record

# What a store may not distinguish; other capacities and amounts are other products everywhere.
_MERGEABLE = {axis.value: axis for axis in (Axis.COLOUR, Axis.SIZE)}
_EVERYWHERE = "*"
# What is left of a title must name the item: a brand and these many words.
_FEWEST_WORDS = 2
_LEVELS = re.compile(r"\s*[>/|]\s*")


@dataclass(frozen=True, slots=True)
class MergedVariants:
    """Folded name of a category → the axes on which its offers are not told apart."""

    axes: Mapping[str, frozenset[Axis]] = field(default_factory=dict)

    def of_category(self, path: str | None) -> frozenset[Axis]:
        """The axes of every level of a path such as "Electronics > Mobile Phones"."""
        levels = [fold(level) for level in _LEVELS.split(path)] if path else []
        return frozenset().union(*(self.axes.get(level, frozenset()) for level in (_EVERYWHERE, *levels)))

    def applied(self, record: Record) -> Record:
        """The offer without what its category does not distinguish, and ``item`` to tell what it is without it."""
        axes = self.of_category(record.category)
        if not axes:
            return record
        title = _without(record.title, axes)
        kept = {
            name: value
            for name, value in record.attributes.items()
            if not stated_attributes({name: value}).keys() & axes
        }
        return replace(record, title=title, attributes=kept, item=_item(title, record.brand))


@lru_cache(maxsize=8)
def parse_merged_variants(text: str) -> MergedVariants:
    """Read ``mobile phones=colour; t-shirts=colour,size``. Raises ConfigurationError."""
    found: dict[str, frozenset[Axis]] = {}
    for part in filter(None, (one.strip() for one in text.split(";"))):
        category, sign, names = part.partition("=")
        axes = [name.strip().casefold() for name in names.split(",")]
        if not sign or not category.strip() or not all(name in _MERGEABLE for name in axes):
            raise ConfigurationError(
                f"PRICEMESH_MERGED_VARIANTS takes CATEGORY=AXES with the axes {' and '.join(_MERGEABLE)}, "
                f"such as mobile phones=colour; t-shirts=colour,size; got {part!r}"
            )
        name = category.strip() if category.strip() == _EVERYWHERE else fold(category.strip())
        found[name] = found.get(name, frozenset()) | {_MERGEABLE[axis] for axis in axes}
    return MergedVariants(found)


def _without(title: str, axes: frozenset[Axis]) -> str:
    """The title without its words on these axes; the title itself where nothing else is left."""
    words = title.split()
    kept: list[str] = []
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else ""
        shade = fold(word) in contexts()["shade"] and _is_on(following, axes)
        if not shade and not _is_on(word, axes, last=not following):
            kept.append(word)
    return " ".join(kept).strip(" ,-–|/(") or title


def _is_on(word: str, axes: frozenset[Axis], *, last: bool = True) -> bool:
    """Whether a word says nothing but a place on one of the axes. A size is one at the end: "m" may be metres."""
    rest, places = split_variant(read_title(word).words)
    if rest or not places or not places.keys() <= axes:
        return False
    return last or Axis.SIZE not in places


def _item(title: str, stated: str | None) -> str | None:
    """A key that offers of one item share; None without a brand, or where too little is left of the title."""
    reading = read_title(title)
    brand = shipped_brands().canonical(stated) or reading.brand
    left = sorted(set(reading.words) - set((brand or "").split()))
    if not brand or len(left) < _FEWEST_WORDS:
        return None
    return blake2b("\x1f".join((brand, *left)).encode(), digest_size=12).hexdigest()
