"""Catalogues as ``match run`` meets them, with what is known of their pairs: two labelled tables, or grouped offers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks.matching_churn.catalogues import demo
from fixtures.truth import read_truth
from matchers.record import Record
from matchers.training.clusters import LabelledCatalogue, read_catalogues
from matchers.training.folders import PairSet, read_pair_set

Pair = tuple[str, str]
"""Two offer ids, the smaller first."""

_TWO_TABLES = ("abt-buy", "amazon-google", "walmart-amazon", "wdc-products", "promap-cz", "beer")
# 306 labelled offers among 29,476 that belong to the same products: not a catalogue
_PART_ONLY = "cameras"


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedCatalogue:
    """``left_out``: the set, or the file of grouped offers, that a matcher which never saw it is trained without.

    ``labels``: of pairs of offers, whether they are one product. ``groups``: the product of each offer, where all are
    known; then it stands for ``labels``.
    """

    name: str
    left_out: str
    records: Sequence[Record]
    labels: Mapping[Pair, bool] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)


def read_judged(data: Path) -> Iterator[JudgedCatalogue]:
    """Every catalogue that merges are judged in; the demo's comes last, which no matcher is trained on."""
    for name in _TWO_TABLES:
        yield _of_two(read_pair_set(data / "matching" / name))
    for catalogue in read_catalogues(data):
        if catalogue.name != _PART_ONLY:
            yield _of_groups(catalogue)
    yield _of_demo()


def _of_two(found: PairSet) -> JudgedCatalogue:
    """Both tables as two stores, unless they are mostly the same offers: what stands in both is one offer then."""
    left = {record.id: record for record in found.left}
    both = {record.id for record in found.right if left.get(record.id) == record}
    stores = ("left", "right") if 2 * len(both) < len(found.right) else (None, None)
    offers = {f"left:{record.id}": _sold_by(record, stores[0]) for record in found.left}
    names = {one.id: f"{'left' if one.id in both else 'right'}:{one.id}" for one in found.right}
    offers |= {
        names[record.id]: _sold_by(record, stores[1]) for record in found.right if record.id not in both
    }
    labels = {}
    for pair in (*found.train, *found.valid):
        one, other = f"left:{pair.left_id}", names[pair.right_id]
        if pair.match is not None and one != other:
            labels[min(one, other), max(one, other)] = pair.match
    records = [replace(record, id=name) for name, record in offers.items()]
    return JudgedCatalogue(name=found.name, left_out=found.name, records=records, labels=labels)


def _sold_by(record: Record, store: str | None) -> Record:
    return record if record.store_id else replace(record, store_id=store)


def _of_groups(catalogue: LabelledCatalogue) -> JudgedCatalogue:
    return JudgedCatalogue(
        name=catalogue.name,
        left_out=catalogue.name.partition("/")[0],
        records=catalogue.records,
        groups={
            record.id: cluster for record, cluster in zip(catalogue.records, catalogue.clusters, strict=True)
        },
    )


def _of_demo() -> JudgedCatalogue:
    """The items of the demo's shops as their records have them, without a crawl."""
    products = {(item.store_id, item.number): item.product_id for item in read_truth()}
    listings = demo()
    records = [
        Record(
            id=f"{one.store_id}:{one.item_key}",
            title=one.name,
            store_id=one.store_id,
            brand=one.brand,
            mpn=one.mpn,
            gtin=one.gtin,
            price=float(one.price.amount) if one.price else None,
            category=" > ".join(one.category) or None,
            condition=one.condition,
            attributes=dict(one.attributes),
        )
        for one in listings
    ]
    groups = {f"{one.store_id}:{one.item_key}": products[one.store_id, one.item_key] for one in listings}
    return JudgedCatalogue(name="demo", left_out="", records=records, groups=groups)
