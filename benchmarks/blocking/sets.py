"""Catalogues with their true pairs: labelled pairs of two catalogues as one, and grouped offers."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from matchers.record import Record
from matchers.training.clusters import LabelledCatalogue, read_catalogues
from matchers.training.folders import PairSet, read_pair_set, read_title_pairs

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class TruePairs:
    """A catalogue and pairs of its offers that are one product; ``apart_stores``: no store lists a product twice."""

    name: str
    records: Sequence[Record]
    pairs: frozenset[Pair]
    apart_stores: bool = False


def read_true_pairs(shared: Path) -> Iterator[TruePairs]:
    """Every labelled set below ``bench``, in order of name."""
    for folder in sorted(path for path in (shared / "bench/matching").iterdir() if path.is_dir()):
        if (folder / "left.csv").is_file():
            yield _of_two(read_pair_set(folder))
        else:
            for train in sorted(folder.glob("*.train.csv*")):
                kind = train.name.partition(".")[0]
                valid = sorted(folder.glob(f"{kind}.valid.csv*"))
                yield _of_one(read_title_pairs([train], name=f"{folder.name}/{kind}", valid=valid))
    for catalogue in read_catalogues(shared / "bench"):
        yield _of_clusters(catalogue)


def _of_two(found: PairSet) -> TruePairs:
    """Both catalogues as one; what stands in both under one id and with one content is one offer. Where most do not,
    each is a store's.
    """
    left = {record.id: record for record in found.left}
    shared = sum(left.get(record.id) == record for record in found.right)
    stores = (None, None) if 2 * shared > len(found.right) else ("left", "right")
    names = {
        record.id: f"{'left' if left.get(record.id) == record else 'right'}:{record.id}"
        for record in found.right
    }
    records = {names[record.id]: _sold_by(record, stores[1]) for record in found.right}
    records |= {f"left:{record.id}": _sold_by(record, stores[0]) for record in found.left}
    pairs = frozenset(
        _pair(f"left:{pair.left_id}", names[pair.right_id])
        for pair in (*found.train, *found.valid)
        if pair.match
    )
    return TruePairs(
        found.name,
        [replace(record, id=name) for name, record in records.items()],
        frozenset(pair for pair in pairs if pair[0] != pair[1]),
    )


def _sold_by(record: Record, store: str | None) -> Record:
    return record if record.store_id else replace(record, store_id=store)


def _of_one(found: PairSet) -> TruePairs:
    pairs = {_pair(pair.left_id, pair.right_id) for pair in (*found.train, *found.valid) if pair.match}
    return TruePairs(found.name, found.left, frozenset(pair for pair in pairs if pair[0] != pair[1]))


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _of_clusters(catalogue: LabelledCatalogue) -> TruePairs:
    members: defaultdict[str, list[str]] = defaultdict(list)
    for record, cluster in zip(catalogue.records, catalogue.clusters, strict=True):
        members[cluster].append(record.id)
    pairs = frozenset(pair for ids in members.values() for pair in combinations(sorted(ids), 2))
    return TruePairs(catalogue.name, catalogue.records, pairs, catalogue.apart_stores)
