"""Pairs completeness and reduction of every labelled set, as rows of a table."""

import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.blocking.partners import through_the_nearest
from benchmarks.blocking.sets import Pair, TruePairs, read_true_pairs
from matchers.blocking.index import BlockingIndex
from matchers.blocking.options import BlockingOptions
from matchers.clustering.components import connected
from matchers.engine import blocking_options
from matchers.features import CatalogueContext, OfferTable
from matchers.features.neighbours import nearest
from matchers.options import MatchingOptions
from matchers.record import Record

# what `bench clusters` proposes for an offer
_GROUPING = 30
_MATCHING = blocking_options(MatchingOptions())
# where nothing may be missed, whatever it costs: offers of large products, and partners by way of the five nearest
_COMPLETE, _NEAREST = 100, 5
_COLUMNS = (
    "set",
    "offers",
    "true pairs",
    "match",
    "chained",
    "reduction",
    "group",
    "chained",
    "reduction",
    "complete",
    "chained",
    "reduction",
    "TF-IDF words",
    "s",
)


def blocking_table(shared: Path, *, beginning: Collection[str] = (), peer: bool = True) -> Iterator[str]:
    """The lines of the table; ``beginning``: only sets whose name begins so."""
    yield f"| {' | '.join(_COLUMNS)} |\n{'|---' * len(_COLUMNS)}|"
    for one in read_true_pairs(shared):
        if one.pairs and (not beginning or one.name.startswith(tuple(beginning))):
            yield _row(one, peer=peer)


def _row(one: TruePairs, *, peer: bool) -> str:
    start = time.process_time()
    cells: list[object] = [one.name, len(one.records), len(one.pairs)]
    grouping = BlockingOptions(candidates=_GROUPING, apart_stores=one.apart_stores)
    for options in (_MATCHING, grouping):
        cells += _figures(one, _proposed(one.records, options))
    complete = replace(grouping, candidates=_COMPLETE)
    cells += _figures(one, _proposed(one.records, complete, nearest=_NEAREST))
    took = time.process_time() - start
    words = _by_words(one.records, _MATCHING.candidates) if peer else set[Pair]()
    cells.append(_part(len(one.pairs & words), one) if peer else "–")
    return f"| {' | '.join(map(str, cells))} | {took:.1f} |"


def _figures(one: TruePairs, proposed: set[Pair]) -> list[str]:
    """Completeness, chained completeness, reduction."""
    found = one.pairs & proposed
    home = {offer: at for at, part in enumerate(_connected(found)) for offer in part}
    chained = sum(left in home and home[left] == home.get(right) for left, right in one.pairs)
    offers = len(one.records)
    reduction = 1 - len(proposed) / (offers * (offers - 1) / 2)
    return [_part(len(found), one), _part(chained, one), f"{reduction:.5f}"]


def _connected(pairs: Iterable[Pair]) -> list[list[str]]:
    pairs = list(pairs)
    return connected(sorted({offer for pair in pairs for offer in pair}), pairs)


def _proposed(records: Sequence[Record], options: BlockingOptions, *, nearest: int = 0) -> set[Pair]:
    """``nearest``: by way of so many partners, too."""
    index = BlockingIndex(options)
    index.add(records)
    candidates = index.candidates(records)
    pairs = {
        (min(record.id, other), max(record.id, other))
        for record, found in zip(records, candidates, strict=True)
        for other in found
    }
    if nearest:
        ids, store = [record.id for record in records], {record.id: record.store_id for record in records}
        further = through_the_nearest(ids, candidates, nearest=nearest)
        pairs |= {
            pair
            for pair in further
            if not (options.apart_stores and store[pair[0]] == store[pair[1]] is not None)
        }
    return pairs


def _by_words(records: Sequence[Record], count: int) -> set[Pair]:
    """The nearest offers by rare shared words: TF-IDF and cosine, all offers compared."""
    table = OfferTable.of(records, CatalogueContext.of(records))
    one, other = nearest(table, table, np.arange(len(records)), count=count + 1)
    ids = [record.id for record in records]
    return {
        (min(ids[a], ids[b]), max(ids[a], ids[b])) for a, b in zip(one.tolist(), other.tolist(), strict=True)
    }


def _part(found: int, one: TruePairs) -> str:
    return f"{found / len(one.pairs):.3f}"
