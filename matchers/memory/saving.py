"""Keeps the matcher's state in a folder, and opens it in seconds, whatever its size."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchers.blocking.options import BlockingOptions
from matchers.blocking.postings import Postings
from matchers.blocking.segment import Segment
from matchers.deciding.atoms import Atoms
from matchers.deciding.scorer import PairScorer
from matchers.memory.compacting import compacted, is_wasteful
from matchers.memory.files import FolderWriter, KeptFiles, read_folder, unusable
from matchers.memory.links import Links
from matchers.memory.offers import Offers
from matchers.memory.products import Products
from matchers.memory.records import FIELDS, RecordBlock, RecordTable, joined
from matchers.memory.state import MatcherState
from matchers.memory.stores import StoreCodes

# raised when the files change their shape or the keys their meaning; an older state is then built anew
VERSION = 4
# what version 2 kept
_OBSOLETE = ("state.json", "blocking.npz", "blocking.json", "context.zip")


def save(state: MatcherState, folder: Path, *, scorer: PairScorer) -> None:
    """Write everything; a crash leaves what was there before."""
    files = FolderWriter(folder, version=VERSION)
    _save_offers(state, files)
    segment = state.postings.whole()
    for name, array in segment.arrays().items():
        files.array(f"postings-{name}", array)
    files.array("postings-lengths", state.postings.lengths)
    for name, array in state.links.arrays().items():
        files.array(f"links-{name}", array)
    files.array("atoms-identifiers", state.atoms.identifiers)
    files.array("atoms-heads", state.atoms.heads)
    files.array("products", state.products.numbers)
    files.json("products", state.products.ids)
    files.array("asked", state.asked)
    files.json(
        "about", {"cursor": state.cursor, "judged": state.judged, "width": segment.width, "fields": FIELDS}
    )
    scorer.save(files.folder)
    files.commit()
    for name in _OBSOLETE:
        (folder / name).unlink(missing_ok=True)


def load(folder: Path, *, scorer: PairScorer, options: BlockingOptions) -> MatcherState:
    """The state kept in a folder, or a new one. Raises UnusableStateError where it cannot be read."""
    files = read_folder(folder, version=VERSION)
    state = MatcherState(options)
    if files is None:
        if (folder / _OBSOLETE[0]).exists():
            raise unusable(f"{folder / _OBSOLETE[0]} is of version 2")
        return state
    about = files.json("about")
    if about["fields"] != list(FIELDS):
        raise unusable(f"the offers in {folder} have the fields {about['fields']}")
    state.offers = _offers(files)
    state.atoms = Atoms(state.offers, _own(files, "atoms-identifiers"), _own(files, "atoms-heads"))
    keys, counts, starts, rows = (
        files.array(f"postings-{name}") for name in ("keys", "counts", "starts", "rows")
    )
    segment = Segment(keys, counts, starts, rows, about["width"])
    state.postings = Postings(options, segments=[segment], lengths=files.array("postings-lengths"))
    state.codes, state.stores = StoreCodes(files.json("stores")), files.array("stores")
    state.links = Links(*(files.array(f"links-{name}") for name in ("starts", "others", "chances")))
    state.products = Products(files.json("products"), _own(files, "products"))
    state.asked, state.judged, state.cursor = _own(files, "asked"), about["judged"], about["cursor"]
    scorer.load(files.folder)
    return compacted(state, options) if is_wasteful(state) else state


def _save_offers(state: MatcherState, files: FolderWriter) -> None:
    offers = state.offers
    block = joined(offers.records.blocks)
    files.text("records", block.text)
    files.array("records", block.starts)
    files.json("offers", offers.ids)
    files.array("offers-ties", offers.ties)
    files.array("offers-alive", offers.alive)
    files.json("stores", state.codes.names())
    files.array("stores", state.stores)


def _offers(files: KeptFiles) -> Offers:
    return Offers(
        files.json("offers"),
        records=RecordTable([RecordBlock(files.text("records"), files.array("records"))]),
        ties=files.array("offers-ties"),
        alive=_own(files, "offers-alive"),
    )


def _own(files: KeptFiles, name: str) -> NDArray[Any]:
    """An array that may be changed: not mapped, but read."""
    return np.array(files.array(name))
