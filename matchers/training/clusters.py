"""The labelled catalogues that the shipped grouping learns from, as they lie in a data folder."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from catalog.tables import read_table
from matchers.record import Record
from matchers.training.folders import as_record

# larger files are split by category, each a catalogue of its own: more catalogues teach more than larger ones
_SPLIT_ABOVE = 15_000


@dataclass(frozen=True, slots=True)
class LabelledCatalogue:
    """``clusters[i]`` is the cluster of ``records[i]``. ``apart_stores``: no store has two offers in a cluster."""

    name: str
    records: Sequence[Record]
    clusters: Sequence[str]
    apart_stores: bool


def read_catalogues(data: Path, *, exclude: Collection[str] = ()) -> Iterator[LabelledCatalogue]:
    """Every labelled catalogue below ``data/clustering``, by name, but for those excluded (by file or category)."""
    for path in sorted((data / "clustering").glob("*.csv*")):
        name = path.name.partition(".")[0]
        if name in exclude:
            continue
        rows = read_table(path)
        if rows and {"offer_id", "cluster_id"} <= rows[0].keys():
            yield from _split(name, rows, exclude)


def _split(
    name: str, rows: Sequence[dict[str, str]], exclude: Collection[str]
) -> Iterator[LabelledCatalogue]:
    kept = [row for row in rows if f"{name}/{row.get('category', '')}" not in exclude]
    if len(rows) <= _SPLIT_ABOVE:
        yield _catalogue(name, kept)
        return
    for category in sorted({row["category"] for row in kept}):
        yield _catalogue(f"{name}/{category}", [row for row in kept if row["category"] == category])


def _catalogue(name: str, rows: Sequence[dict[str, str]]) -> LabelledCatalogue:
    clusters = [row["cluster_id"] + (f"|{row['pack']}" if row.get("pack") else "") for row in rows]
    stores = [row.get("store_id") for row in rows]
    # where the cluster is the barcode, the barcode would tell it
    told = all(row.get("gtin") == row["cluster_id"] for row in rows)
    records = [
        replace(as_record(row), attributes={}, gtin=None if told else row.get("gtin") or None) for row in rows
    ]
    distinct = len(set(zip(clusters, stores, strict=True)))
    return LabelledCatalogue(
        name, records, clusters, apart_stores=None not in stores and distinct == len(rows)
    )
