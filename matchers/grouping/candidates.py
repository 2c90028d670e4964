"""The candidate pairs of one catalogue, as row numbers, with what every later step reads of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from matchers.blocking.index import BlockingIndex
from matchers.blocking.options import BlockingOptions
from matchers.features import FEATURES, CatalogueContext, OfferTable
from matchers.features.context import Channel
from matchers.features.vocabulary import Floats
from matchers.grouping.catalogue import CATALOGUE, catalogue
from matchers.grouping.sharing import SHARING, sharing
from matchers.grouping.store_pairs import STORE_PAIRS, store_pairs
from matchers.processes import in_parts
from matchers.record import Record
from matchers.scoring.graph import feature_rows

Positions = NDArray[np.int64]
_NO_STORE = -1
_WORDING = "words_cosine"
# what is known of a pair without any model's opinion: of the two offers, of their catalogue, and of its kind
OFFER_COLUMNS = tuple(row.name for row in FEATURES)
SHARED_COLUMNS = (*SHARING, *(f"wording_{name}" for name in STORE_PAIRS))
PAIR_COLUMNS = (*OFFER_COLUMNS, *SHARED_COLUMNS, *CATALOGUE)
_PAIRS_AT_ONCE = 25_000


@dataclass(frozen=True, slots=True)
class CandidatePairs:
    """Pair i is offer ``left[i]`` with offer ``right[i]``, ``left`` < ``right``; ``stores``: a number an offer.

    ``features``: columns as in ``PAIR_COLUMNS``.
    ``apart_stores``: offers of one store are never one product, so such pairs are known not to match.
    """

    left: Positions
    right: Positions
    features: Floats
    stores: Positions
    apart_stores: bool

    @property
    def offers(self) -> int:
        """How many offers the catalogue has."""
        return len(self.stores)

    @property
    def same_store(self) -> NDArray[np.bool_]:
        """Pairs of one store."""
        store = self.stores[self.left]
        return np.asarray((store == self.stores[self.right]) & (store != _NO_STORE))


def candidate_pairs(records: Sequence[Record], *, candidates: int, apart_stores: bool) -> CandidatePairs:
    """Block and compute the features of all candidate pairs.

    Where stores are apart, each offer has candidates of other stores, and half as many of any store: these tell
    how often one store lists two offers that differ so, which is what two products look like. Ids have no part in it:
    of candidates that are equally near, a hash of their places is chosen by.
    """
    records = [replace(record, id=str(at)) for at, record in enumerate(records)]
    index = BlockingIndex(BlockingOptions(candidates=candidates, apart_stores=apart_stores))
    index.add(records)
    pairs = _rows(index.candidates(records))
    if apart_stores:
        anywhere = index.restricted(BlockingOptions(candidates=candidates // 2))
        pairs = np.unique(np.concatenate([pairs, _rows(anywhere.candidates(records))]), axis=0)
    table = OfferTable.of(records, CatalogueContext.of(records))
    left, right = np.ascontiguousarray(pairs[:, 0]), np.ascontiguousarray(pairs[:, 1])
    stores = _stores(records)
    found = _features(table, pairs)
    shared = sharing([record.title for record in records], stores, pairs)
    wording = store_pairs(stores, left, right, found[:, PAIR_COLUMNS.index(_WORDING)])
    if not apart_stores:  # says nothing where a store may list a product often
        shared[:, -2:] = np.nan
        wording[:] = np.nan
    whole = np.tile(np.asarray(catalogue(records), dtype=np.float32), (len(pairs), 1))
    return CandidatePairs(left, right, np.hstack([found, shared, wording, whole]), stores, apart_stores)


def _features(table: OfferTable, pairs: Positions) -> Floats:
    """Features of all pairs, on all cores where there are many."""
    for channel in Channel:
        table.matrix(channel)  # built here, so that workers share it

    def compute(part: Positions) -> Floats:
        return feature_rows(table, table, np.ascontiguousarray(part[:, 0]), np.ascontiguousarray(part[:, 1]))

    parts = list(in_parts(compute, pairs, size=_PAIRS_AT_ONCE))
    return np.vstack(parts) if parts else compute(pairs)


def _rows(found: Sequence[Sequence[str]]) -> Positions:
    pairs = {
        (min(at, int(other)), max(at, int(other))) for at, others in enumerate(found) for other in others
    }
    return np.asarray(sorted(pairs), dtype=np.int64).reshape(-1, 2)


def _stores(records: Sequence[Record]) -> Positions:
    codes: dict[str, int] = {}
    return np.asarray(
        [_NO_STORE if r.store_id is None else codes.setdefault(r.store_id, len(codes)) for r in records],
        dtype=np.int64,
    )
