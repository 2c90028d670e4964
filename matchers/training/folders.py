"""Reads labelled pairs: folders with two catalogues, and files of title pairs."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from catalog.errors import InvalidValueError
from catalog.tables import read_table
from matchers.record import Record
from matchers.training.prices import read_price

# Columns that a Record has fields for; every other column of a catalogue is an attribute.
_FIELDS = frozenset(
    {"id", "title", "store_id", "brand", "mpn", "gtin", "category", "price", "description", "condition"}
)
# Tables that lack a label somewhere are often written with 1.0 and 0.0.
_LABELS = {"1": True, "1.0": True, "true": True, "0": False, "0.0": False, "false": False, "": None}
# Characters of a title in a message: enough to find the row.
_SHOWN = 60


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


def read_records(path: Path, *, id_column: str = "id") -> list[Record]:
    """A catalogue: columns ``id`` (or ``offer_id``), ``title``, any of Record's fields; others become attributes.

    ``id_column`` is the one of the two that counts where both are there.
    """
    rows = read_table(path, needs=("title",))
    try:
        return [as_record(row, id_column=id_column) for row in rows]
    except InvalidValueError as error:
        raise InvalidValueError(f"{path}: {error}") from error


def as_record(row: Mapping[str, str], *, id_column: str = "id") -> Record:
    """One row of a catalogue. Raises InvalidValueError when it has no id."""
    identifier = row.get(id_column) or row.get("id") or row.get("offer_id")
    if not identifier:
        raise InvalidValueError(
            f"an offer needs an id in a column id or offer_id, got none beside the title "
            f"{row.get('title', '')[:_SHOWN]!r}; give it one"
        )
    text = {
        name: row.get(name) or None
        for name in ("store_id", "brand", "mpn", "gtin", "category", "description")
    }
    return Record(
        id=identifier,
        title=row.get("title") or "",
        price=read_price(row.get("price") or "0"),
        attributes={
            key: value for key, value in row.items() if value and key not in _FIELDS and key != "offer_id"
        },
        **text,
    )


def read_pairs(path: Path, *, labelled: bool = False) -> list[LabelledPair]:
    """Columns ``left_id`` and ``right_id``; ``labelled``: and ``match``, 1 or 0 or empty where it is not known."""
    needs = ("left_id", "right_id", *(("match",) if labelled else ()))
    return [
        LabelledPair(row["left_id"], row["right_id"], _label(path, row["match"]) if labelled else None)
        for row in read_table(path, needs=needs)
    ]


def check_named(records: Sequence[Record], named: Collection[str], path: Path) -> None:
    """Raises InvalidValueError where an id that pairs name is of no offer of a file, or of two that differ."""
    known: dict[str, Record] = {}
    for record in records:
        if known.setdefault(record.id, record) != record and record.id in named:
            raise InvalidValueError(
                f"an id that pairs name must be of one offer of {path}, got {record.id!r} for two; number them"
            )
    unknown = sorted(set(named) - known.keys())
    if unknown:
        raise InvalidValueError(
            f"pairs must name offers of {path}, got {unknown[0]!r}"
            f"{f' and {len(unknown) - 1} more' if len(unknown) > 1 else ''}; correct the pairs or add the offers"
        )


def read_title_pairs(paths: Sequence[Path], *, name: str, valid: Sequence[Path] = ()) -> PairSet:
    """Files with ``left_title``, ``right_title`` and ``match``: each distinct title becomes an offer of one table."""
    offers: dict[str, Record] = {}
    parts: list[list[LabelledPair]] = []
    for part in (paths, valid):
        found: list[LabelledPair] = []
        for path in part:
            for row in read_table(path, needs=("left_title", "right_title", "match")):
                left, right = (
                    offers.setdefault(title, Record(id=str(len(offers)), title=title))
                    for title in (row["left_title"], row["right_title"])
                )
                found.append(LabelledPair(left.id, right.id, _label(path, row["match"])))
        parts.append(found)
    table = list(offers.values())
    return PairSet(name=name, left=table, right=table, train=parts[0], valid=parts[1])


def _pairs_if_there(path: Path) -> list[LabelledPair]:
    return read_pairs(path, labelled=True) if path.is_file() else []


def _label(path: Path, text: str) -> bool | None:
    said = text.strip().casefold()
    if said not in _LABELS:
        raise InvalidValueError(f"{path}: match must be 1, 0 or empty, got {text!r}; correct it")
    return _LABELS[said]
