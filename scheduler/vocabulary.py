"""What stores' own words are in the vocabulary of all: their categories in one tree, their attributes by one name.

Kept beside the matcher. Nothing is lost without the files: products keep their stores' own words until they are
learned again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

import orjson

from catalog.settings import Settings
from catalog.titles.stated import stated_attributes
from matchers.products.category_tree import Path, Place

_TREE, _NAMES = "categories.json", "attribute_names.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """``tree``: where a store's category lies. ``names``: what an attribute is called. What is not in them stays."""

    tree: Mapping[Place, Path] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def category(self, store_id: str, path: Path) -> Path:
        """Where the category of a store lies in the tree of all."""
        return self.tree.get(Place(store_id, path), path)

    def attributes(self, own: Mapping[str, str]) -> dict[str, str]:
        """What a store states, under the names of all; of two that mean one thing the first counts."""
        found: dict[str, str] = {}
        for name, value in stated_attributes(own).items():
            found.setdefault(self.names.get(name, name), value)
        return found


def kept_vocabulary(settings: Settings) -> Vocabulary:
    """What was learned last; empty where nothing was."""
    tree = {Place(store, tuple(path)): tuple(to) for store, path, to in _read(settings, _TREE) or ()}
    return Vocabulary(tree=tree, names=_read(settings, _NAMES) or {})


def keep_vocabulary(settings: Settings, learned: Vocabulary) -> None:
    """Each file whole or not at all."""
    settings.var_dir.mkdir(parents=True, exist_ok=True)
    _write(settings, _TREE, [(place.store_id, place.path, to) for place, to in learned.tree.items()])
    _write(settings, _NAMES, dict(learned.names))


def _read(settings: Settings, name: str) -> Any:
    try:
        return orjson.loads((settings.var_dir / name).read_bytes())
    except FileNotFoundError:
        return None


def _write(settings: Settings, name: str, value: object) -> None:
    path: FilePath = settings.var_dir / name
    partial = path.with_suffix(".partial")
    partial.write_bytes(orjson.dumps(value))
    partial.replace(path)
