"""A state without its dead rows: old versions of offers, and offers that were withdrawn."""

import numpy as np

from matchers.blocking.options import BlockingOptions
from matchers.blocking.postings import Postings
from matchers.deciding.atoms import Atoms
from matchers.memory.arrays import Rows
from matchers.memory.offers import Offers
from matchers.memory.products import Products
from matchers.memory.records import RecordBlock, RecordTable, packed
from matchers.memory.state import MatcherState

# rows to one offer that is alive, above which a state is made anew when it is opened: it is then at most twice as large
_DEAD = 2.0


def is_wasteful(state: MatcherState) -> bool:
    """Whether most rows are dead."""
    return len(state.offers) > _DEAD * max(state.offers.known, 1)


def compacted(state: MatcherState, options: BlockingOptions) -> MatcherState:
    """The same offers in the same order, with rows of their own."""
    rows = np.flatnonzero(state.offers.alive).astype(np.int32)
    fresh = np.full(len(state.offers), -1, dtype=np.int32)
    fresh[rows] = np.arange(len(rows), dtype=np.int32)
    small = MatcherState(options)
    small.offers = Offers(
        state.offers.names(rows),
        records=RecordTable([_block(state, rows)]),
        ties=state.offers.ties[rows],
    )
    small.atoms = Atoms(small.offers, state.atoms.identifiers[rows], fresh[state.atoms.heads[rows]])
    segment = state.postings.whole()
    small.postings = Postings(
        options, segments=[segment.renumbered(fresh, len(rows))], lengths=state.postings.lengths[rows]
    )
    small.codes, small.stores = state.codes, state.stores[rows]
    near, far, chances = state.links.around(rows)
    small.links.grow(len(rows))
    once = near < far
    small.links.connect(fresh[near[once]], fresh[far[once]], chances[once])
    small.products = Products(state.products.ids, state.products.numbers[rows])
    small.asked, small.judged, small.cursor = state.asked[rows], state.judged, state.cursor
    return small


def _block(state: MatcherState, rows: Rows) -> RecordBlock:
    texts = [packed(state.offers.record(row)) for row in rows.tolist()]
    return RecordBlock(
        b"".join(texts), np.append(0, np.cumsum([len(text) for text in texts])).astype(np.int64)
    )
