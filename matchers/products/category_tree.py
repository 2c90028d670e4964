"""One category tree out of many: stores' paths mapped onto each other by the products that they share.

No names are compared but for case: "Elektronik > Kopfhörer" is "Audio > Headphones" where the products that one store
files in the former are filed in the latter by another. Stores are ranked by how many products they file; a path is only
ever mapped to one of a store that ranks before its own, so that the largest store's tree is the one that all meet in.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a store files a product, broadest level first."""

    store_id: str
    path: Path


# Fewer shared products may be one wrong match or one odd shelf.
_LEAST_SHARED = 3
# Of the products that two stores share below a path, so many must lie below one path of the other's.
_AGREEING = 0.7


class SharedShelves:
    """Counts where stores file the same products; hand over each product once."""

    def __init__(self) -> None:
        self._filed: Counter[str] = Counter()
        self._met: Counter[Place] = Counter()
        # Place → the other store → where that files the same products. What lies below a place says nothing of it:
        # of "Electronics" another store may have no more than the headphones.
        self._beside: defaultdict[Place, defaultdict[str, Counter[Path]]] = defaultdict(
            lambda: defaultdict(Counter)
        )

    def add(self, places: Iterable[Place]) -> None:
        """The places of one product's offers."""
        distinct = {place for place in places if place.path}
        self._filed.update({place.store_id for place in distinct})
        self._met.update(distinct)
        for own in distinct:
            for other in distinct:
                if own.store_id != other.store_id:
                    self._beside[own][other.store_id][other.path] += 1

    def mapping(self) -> dict[Place, Path]:
        """Place → its path in the tree of all; places that stay as they are are left out."""
        ranked = sorted(self._filed, key=lambda store: (-self._filed[store], store))
        rank = {store: place for place, store in enumerate(ranked)}
        found: dict[Place, Path] = {}
        spelled: dict[Path, Path] = {}
        for place in sorted(self._met, key=lambda one: (rank[one.store_id], one.path)):
            path = self._canonical(place, ranked[: rank[place.store_id]], found, spelled)
            if path != place.path:
                found[place] = path
        return found

    def _canonical(
        self, place: Place, before: Sequence[str], found: Mapping[Place, Path], spelled: dict[Path, Path]
    ) -> Path:
        """By shared products; else by an equal name; else where the level above lies; else its own path."""
        for upper in _upwards(place.path):
            own = Place(place.store_id, upper)
            for store in before:
                if met := _agreed(self._beside[own][store]):
                    return found.get(Place(store, met), met)
            if upper == place.path and (known := spelled.get(_folded(upper))):
                return known
        return spelled.setdefault(_folded(place.path), place.path)


def _agreed(filed: Counter[Path]) -> Path:
    """The deepest path below which enough of the products lie; empty where there is none."""
    total = filed.total()
    if total < _LEAST_SHARED:
        return ()
    below: Counter[Path] = Counter()
    for path, count in filed.items():
        for upper in _upwards(path):
            below[upper] += count
    enough = [path for path, count in below.items() if count >= _AGREEING * total]
    return max(enough, key=lambda path: (len(path), below[path], path), default=())


def _upwards(path: Path) -> Iterator[Path]:
    """The path, then each level above it."""
    return (path[:depth] for depth in range(len(path), 0, -1))


def _folded(path: Path) -> Path:
    return tuple(level.casefold() for level in path)
