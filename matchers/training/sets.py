"""The labelled sets that the shipped matcher learns from, as they lie in a data folder."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from catalog.errors import ConfigurationError
from catalog.tables import read_table
from matchers.training.folders import PairSet, as_record, read_pair_set, read_title_pairs
from matchers.training.sampled import sample_pairs

# Large noisy sets teach no more after this many pairs, and cost time.
MOST_PAIRS = 6_000
# Fewer offers of a category give too few products to draw pairs from.
_CATEGORY = 1_000
# More names than these are no help in a message.
_MOST_NAMED = 20


def read_sets(data: Path, *, exclude: Collection[str] = ()) -> Iterator[PairSet]:
    """Every pair set below ``data/matching`` and pairs drawn from ``data/clustering``, each in order of name.

    A folder with left.csv is one set; in a folder with files of title pairs each file is one. ``exclude``: names of
    folders of the one and of files, or FILE/CATEGORY, of the other. Raises ConfigurationError where there is none.
    """
    folders = sorted(path for path in (data / "matching").glob("*") if path.is_dir())
    if not folders:
        raise ConfigurationError(
            f"there are no labelled sets in {data / 'matching'}; give a folder that has some"
        )
    _check_known(data, {folder.name for folder in folders}, exclude)
    for folder in folders:
        if folder.name in exclude:
            continue
        if (folder / "left.csv").is_file():
            yield read_pair_set(folder)
        else:
            yield from _title_sets(folder)
    yield from _grouped_sets(data / "clustering", exclude)


def _check_known(data: Path, folders: Collection[str], exclude: Collection[str]) -> None:
    """Raises ConfigurationError where a name to leave out is of no folder, file, or category of a file."""
    files = {path.name.partition(".")[0]: path for path in (data / "clustering").glob("*.csv*")}
    for name in sorted(exclude):
        file, _, category = name.partition("/")
        if name in folders or name in files:
            continue
        known: Collection[str] = {*files, *folders}
        if category and file in files:
            known = {f"{file}/{row['category']}" for row in read_table(files[file]) if row.get("category")}
        if name not in known:
            raise ConfigurationError(
                f"--exclude must name a set that is there, got {name!r}; there are {_listed(known, near=name)}"
            )


def _listed(names: Collection[str], *, near: str) -> str:
    """Names for people: all, or where these are many those most like one."""
    if len(names) <= _MOST_NAMED:
        return ", ".join(sorted(names)) or "none"
    return f"{len(names)}, the nearest {', '.join(get_close_matches(near, names, n=_MOST_NAMED, cutoff=0))}"


def _grouped_sets(folder: Path, exclude: Collection[str]) -> Iterator[PairSet]:
    """Pairs drawn from files of offers with their cluster, one set a file and category; none of what is excluded."""
    for path in sorted(folder.glob("*.csv*")):
        name = path.name.partition(".")[0]
        if name in exclude:
            continue
        rows = [
            row
            for row in read_table(path)
            if row.get("cluster_id") and f"{name}/{row.get('category', '')}" not in exclude
        ]
        categories = Counter(row.get("category", "") for row in rows)
        common = {category for category, count in categories.items() if count >= _CATEGORY}
        for category in sorted(common) if len(common) > 1 and len(common) == len(categories) else [None]:
            part = [row for row in rows if category is None or row["category"] == category]
            if len(part) >= _CATEGORY:
                label = f"{name}/{category}" if category else name
                yield sample_pairs(
                    label, [as_record(row) for row in part], [row["cluster_id"] for row in part], seed=0
                )


def _title_sets(folder: Path) -> Iterator[PairSet]:
    for train in sorted(folder.glob("*.train.csv*")):
        kind = train.name.partition(".")[0]
        valid = sorted(folder.glob(f"{kind}.valid.csv*"))
        found = read_title_pairs([train], name=f"{folder.name}/{kind}", valid=valid)
        yield replace(found, train=found.train[:MOST_PAIRS])
