"""Fingerprint of the code that features come from, so that kept features never outlive it."""

import hashlib
from functools import cache
from importlib.resources import files

# Reading of titles and its word lists, features of pairs, the choice of neighbours.
PAIR_CODE = ("catalog.titles", "data.titles", "matchers.features")
# Candidates of a whole catalogue are chosen by blocking, and some of what is known of them is of the catalogue.
CATALOGUE_CODE = (*PAIR_CODE, "matchers.blocking", "matchers.grouping")
# Computed from kept features, never kept.
_NOT_KEPT = frozenset({"competition.py"})


@cache
def code_fingerprint(packages: tuple[str, ...]) -> str:
    """Changes when a source or data file of the packages changes."""
    digest = hashlib.sha256()
    for package in packages:
        root, *folders = package.split(".")
        for file in sorted(files(root).joinpath(*folders).iterdir(), key=lambda one: one.name):
            if file.is_file() and file.name.endswith((".py", ".tsv")) and file.name not in _NOT_KEPT:
                digest.update(f"{package}/{file.name}\n".encode() + file.read_bytes())
    return digest.hexdigest()
