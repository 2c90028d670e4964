"""One set of attribute names out of many: stores' own names mapped onto each other by the values that they share.

No names are compared: "Abschirmung" is "Shielding" where products that one store describes by the former have the same
values under the latter in others. Names that the catalogue knows stay as they are; of others the one that most products
are described by is the one that all meet in.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import permutations

# Fewer values may agree by chance: "yes" and "no" do.
_LEAST_VALUES = 3
# What more offers of one product state tells nothing new.
_MOST_OFFERS = 20
# Of the products that have both names, and of all equal values found for a name, so many must agree.
_AGREEING = 0.7


@dataclass(slots=True)
class _Beside:
    """How often two offers described one product by two names, and where their values were equal."""

    met: int = 0
    agreed: int = 0
    values: set[str] = field(default_factory=set)

    def add(self, value: str, other: str) -> None:
        self.met += 1
        if value == other:
            self.agreed += 1
            if len(self.values) < _LEAST_VALUES:
                self.values.add(value)

    def join(self, other: "_Beside") -> None:
        self.met += other.met
        self.agreed += other.agreed
        self.values |= other.values


class SharedNames:
    """Counts where offers state the same values; hand over each product once."""

    def __init__(self, known: Collection[str]) -> None:
        """``known``: names that mean one thing in every store."""
        self._known = frozenset(known)
        self._products: Counter[str] = Counter()
        self._beside: defaultdict[str, defaultdict[str, _Beside]] = defaultdict(lambda: defaultdict(_Beside))
        # Names of one offer are different things.
        self._apart: set[tuple[str, str]] = set()

    def add(self, offers: Iterable[Mapping[str, str]]) -> None:
        """What each offer of one product states: name, as ``catalog.titles.stated`` spells it, → value."""
        stated = [{name: value.casefold() for name, value in one.items()} for one in offers if one]
        self._products.update({name for one in stated for name in one})
        del stated[_MOST_OFFERS:]
        for one in stated:
            self._apart.update((name, other) for name in one.keys() - self._known for other in one)
        for one, another in permutations(stated, 2):
            for name in one.keys() - another.keys() - self._known:
                for other in another.keys() - one.keys():
                    self._beside[name][other].add(one[name], another[other])

    def mapping(self) -> dict[str, str]:
        """A store's own name → the name of all; names that stay as they are are left out."""
        ranked = sorted(
            self._products, key=lambda name: (name not in self._known, -self._products[name], name)
        )
        rank = {name: place for place, name in enumerate(ranked)}
        found: dict[str, str] = {}
        for name in ranked:
            together: defaultdict[str, _Beside] = defaultdict(_Beside)
            for other, beside in self._beside.get(name, {}).items():
                if rank[other] < rank[name]:
                    together[found.get(other, other)].join(beside)
            common = _agreed(together)
            if common is not None and (name, common) not in self._apart:
                found[name] = common
        return found


def _agreed(together: Mapping[str, _Beside]) -> str | None:
    """The name under which enough of the equal values stand, where few others differ; None where there is none."""
    if not together:
        return None
    name, best = max(together.items(), key=lambda item: (item[1].agreed, item[0]))
    equal = sum(beside.agreed for beside in together.values())
    enough = best.agreed >= _AGREEING * max(equal, best.met)
    return name if enough and len(best.values) >= _LEAST_VALUES else None
