"""Reads labelled pairs: folders with two catalogues, and files of title pairs."""

import csv
import gzip
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from catalog.errors import ConfigurationError, InvalidValueError
from catalog.titles.numbers import read_number
from matchers.record import Record

# Columns that a Record has fields for; every other column of a catalogue is an attribute.
_FIELDS = frozenset(
    {"id", "title", "store_id", "brand", "mpn", "gtin", "category", "price", "description", "condition"}
)


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """``match`` is None where the file does not say."""

    left_id: str
    right_id: str
    match: bool | None = None


@dataclass(frozen=True, slots=True)
class PairSet:
    """Two catalogues and the labelled pairs between them. ``drawn``: the pairs were drawn from grouped offers."""

    name: str
    left: Sequence[Record]
    right: Sequence[Record]
    train: Sequence[LabelledPair] = field(default=())
    valid: Sequence[LabelledPair] = field(default=())
    drawn: bool = False


def read_pair_set(folder: Path) -> PairSet:
    """A folder with left.csv, right.csv and, where there, train.csv and valid.csv."""
    return PairSet(
        name=folder.name,
        left=read_records(folder / "left.csv"),
        right=read_records(folder / "right.csv"),
        train=_pairs_if_there(folder / "train.csv"),
        valid=_pairs_if_there(folder / "valid.csv"),
    )


def read_records(path: Path) -> list[Record]:
    """A catalogue: columns ``id`` (or ``offer_id``), ``title``, any of Record's fields; others become attributes."""
    with _open(path) as file:
        return [as_record(row) for row in csv.DictReader(file)]


def as_record(row: Mapping[str, str]) -> Record:
    """One row of a catalogue. Raises InvalidValueError when it has no id."""
    identifier = row.get("id") or row.get("offer_id")
    if not identifier:
        raise InvalidValueError(f"a catalogue row needs a column id (or offer_id), got columns {sorted(row)}")
    text = {
        name: row.get(name) or None
        for name in ("store_id", "brand", "mpn", "gtin", "category", "description")
    }
    return Record(
        id=identifier,
        title=row.get("title") or "",
        price=_price(row.get("price") or ""),
        attributes={
            key: value for key, value in row.items() if value and key not in _FIELDS and key != "offer_id"
        },
        **text,
    )


def read_pairs(path: Path) -> list[LabelledPair]:
    """Columns ``left_id``, ``right_id`` and, where known, ``match`` (1 or 0)."""
    with _open(path) as file:
        rows = list(csv.DictReader(file))
    if rows and not {"left_id", "right_id"} <= rows[0].keys():
        raise InvalidValueError(f"{path} needs the columns left_id and right_id, got {sorted(rows[0])}")
    return [LabelledPair(row["left_id"], row["right_id"], _label(row.get("match"))) for row in rows]


def read_title_pairs(paths: Sequence[Path], *, name: str, valid: Sequence[Path] = ()) -> PairSet:
    """Files with ``left_title``, ``right_title`` and ``match``: each distinct title becomes an offer of one table."""
    offers: dict[str, Record] = {}
    parts: list[list[LabelledPair]] = []
    for part in (paths, valid):
        found: list[LabelledPair] = []
        for row in _rows(part):
            left, right = (
                offers.setdefault(title, Record(id=str(len(offers)), title=title))
                for title in (row["left_title"], row["right_title"])
            )
            found.append(LabelledPair(left.id, right.id, _label(row["match"])))
        parts.append(found)
    table = list(offers.values())
    return PairSet(name=name, left=table, right=table, train=parts[0], valid=parts[1])


def read_rows(path: Path) -> list[Mapping[str, str]]:
    """Every row of a CSV file, gzipped or not."""
    with _open(path) as file:
        return list(csv.DictReader(file))


def _rows(paths: Sequence[Path]) -> Iterator[Mapping[str, str]]:
    for path in paths:
        with _open(path) as file:
            yield from csv.DictReader(file)


def _pairs_if_there(path: Path) -> list[LabelledPair]:
    return read_pairs(path) if path.is_file() else []


def _label(text: str | None) -> bool | None:
    return None if text in (None, "") else text == "1"


def _price(text: str) -> float | None:
    """A price without a currency; 0 is "call us", not a price."""
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        read = read_number(text.replace(" ", ""))
        value = read if read is not None else 0.0
    return value or None


def _open(path: Path) -> IO[str]:
    if not path.is_file():
        raise ConfigurationError(f"there must be a CSV file at {path}; give a folder or file that has it")
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8", newline="")
    return path.open(encoding="utf-8", newline="")
