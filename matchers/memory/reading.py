"""What is read of an offer once, when it comes in: its keys, its identifier, its place in the order of offers."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Self

import numpy as np
from numpy.typing import NDArray

from matchers.blocking.keys import Hashes, key_hashes
from matchers.deciding.identifiers import identifier_key
from matchers.memory.arrays import Positions
from matchers.memory.records import RecordBlock, packed
from matchers.processes import in_parts
from matchers.record import Record

# offers read by a worker at once: some 5 MB of answers
_AT_ONCE = 5_000
# the label of offers without identifier
NO_IDENTIFIER = 0

Numbers = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """Of some offers: ``sizes[i]`` keys each, one after the other in ``keys``; ``identifiers``: the hash of what names
    the offer, ``NO_IDENTIFIER`` for none; ``ties``: a hash of the id, by which offers are ordered.
    """

    keys: Hashes
    sizes: Positions
    identifiers: Numbers
    ties: Numbers
    block: RecordBlock

    @classmethod
    def of(cls, records: Sequence[Record]) -> Self:
        """Read some offers, on all cores where there are many."""
        parts = list(in_parts(_read, records, size=_AT_ONCE)) or [_read([])]
        texts = [text for *_, text, _ in parts]
        lengths = np.concatenate([sizes for *_, sizes in parts])
        return cls(
            keys=np.concatenate([keys for keys, *_ in parts]),
            sizes=np.concatenate([sizes for _, sizes, *_ in parts]),
            identifiers=np.concatenate([one[2] for one in parts]),
            ties=np.concatenate([one[3] for one in parts]),
            block=RecordBlock(b"".join(texts), np.r_[0, np.cumsum(lengths)].astype(np.int64)),
        )


def number(text: str) -> int:
    """A 64-bit hash, the same on every machine."""
    return int.from_bytes(blake2b(text.encode(errors="surrogatepass"), digest_size=8).digest())


def _read(records: Sequence[Record]) -> tuple[Hashes, Positions, Numbers, Numbers, bytes, Positions]:
    keys: list[int] = []
    sizes: list[int] = []
    identifiers: list[int] = []
    for record in records:
        own = key_hashes(record)
        keys += own
        sizes.append(len(own))
        key = identifier_key(record)
        identifiers.append(NO_IDENTIFIER if key is None else number(key))
    rows = [packed(record) for record in records]
    return (
        np.asarray(keys, dtype=np.uint32),
        np.asarray(sizes, dtype=np.int64),
        np.asarray(identifiers, dtype=np.uint64),
        np.asarray([number(record.id) for record in records], dtype=np.uint64),
        b"".join(rows),
        np.asarray([len(row) for row in rows], dtype=np.int64),
    )
