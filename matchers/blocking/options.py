"""How much blocking may read and propose."""

from dataclasses import dataclass

# postings read a query: 2,000 find .964 of the pairs of abbreviated grocery names, 500 .957, 5,000 no more
READS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockingOptions:
    """``candidates``: proposed for a record. ``reads``: postings read for it.

    ``apart_stores``: never propose two offers of one store. ``own_store``: at most so many candidates are of the
    record's own store; None: as many as come. ``cut``: candidates that share less than this part of what the best one
    of other stores shares are not proposed.
    """

    candidates: int = 30
    cut: float = 0.0
    reads: int = READS
    apart_stores: bool = False
    own_store: int | None = None
