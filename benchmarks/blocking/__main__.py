"""``python -m benchmarks.blocking [--set NAME]…``: pairs completeness and reduction of every labelled set.

Completeness is the part of the true pairs that blocking proposes from either side; ``chained`` the part that true pairs
which are proposed connect, so that clustering can find it; reduction the part of all pairs that is left out. ``match``
is what `pricemesh match run` proposes, ``group`` what `pricemesh bench clusters` does. The peer proposes the offers
nearest by TF-IDF of words, as many as the former. Set PRICEMESH_SHARED where the shared folder is not beside the
checkout.
"""

import argparse
import os
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from benchmarks.blocking.sets import Pair, TruePairs, read_true_pairs
from benchmarks.machine import machine
from matchers.blocking.index import BlockingIndex
from matchers.blocking.options import BlockingOptions
from matchers.clustering.components import connected
from matchers.engine import blocking_options
from matchers.features import CatalogueContext, OfferTable
from matchers.features.neighbours import nearest
from matchers.options import MatchingOptions
from matchers.record import Record

_ROOT = Path(__file__).parents[2]
# what `bench clusters` proposes for an offer
_GROUPING = 30
_MATCHING = blocking_options(MatchingOptions())


def main() -> None:
    """Print one row a set."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--shared", type=Path, default=Path(os.environ.get("PRICEMESH_SHARED", _ROOT.parent / "shared"))
    )
    options.add_argument("--set", dest="sets", action="append", help="Only sets whose name begins so.")
    options.add_argument("--no-peer", action="store_true", help="Leave TF-IDF out, which is slow.")
    chosen = options.parse_args()
    print(f"{machine()}\n")
    names = ("set", "offers", "true pairs", "match", "chained", "reduction", "group", "chained", "reduction")
    print(f"| {' | '.join(names)} | TF-IDF words | s |\n{'|---' * (len(names) + 2)}|")
    for one in read_true_pairs(chosen.shared):
        if one.pairs and (not chosen.sets or one.name.startswith(tuple(chosen.sets))):
            print(_row(one, peer=not chosen.no_peer), flush=True)


def _row(one: TruePairs, *, peer: bool) -> str:
    start = time.process_time()
    cells: list[object] = [one.name, len(one.records), len(one.pairs)]
    grouping = BlockingOptions(candidates=_GROUPING, apart_stores=one.apart_stores)
    for options in (_MATCHING, grouping):
        proposed = _proposed(one.records, options)
        cells += _figures(one, proposed)
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


def _proposed(records: Sequence[Record], options: BlockingOptions) -> set[Pair]:
    index = BlockingIndex(options)
    index.add(records)
    return {
        (min(record.id, other), max(record.id, other))
        for record, found in zip(records, index.candidates(records), strict=True)
        for other in found
    }


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


if __name__ == "__main__":
    main()
