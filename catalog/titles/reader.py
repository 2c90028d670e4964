"""Reads a title in one pass over its chunks."""

from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from catalog.domain.condition import Condition
from catalog.titles.brands import BrandTable, shipped_brands
from catalog.titles.chunk import Chunk, ChunkKind, read_chunk
from catalog.titles.lexicon import WordKind
from catalog.titles.reading import TitleReading
from catalog.titles.text import chunks, compact, fold
from catalog.titles.units import TIGHT_ONLY, UNITS, Dimension, Quantity, quantity

# Longer runs are sentences, not model names written apart.
_JOINED_MAX = 16
_JOINED_MIN = 4
# A larger count is a serial number or a page count, not a pack.
_PACK_MAX = 1000
# Titles are read by rules, features and attributes in turn; some 3 kB each.
_KEPT = 10_000

# Units of what is in a pack: 33x33 cm is a size, 4x110 ml a pack of four.
_CONTENTS = frozenset(
    unit for unit, (dimension, _) in UNITS.items() if dimension in (Dimension.MASS, Dimension.VOLUME)
)


_EDITIONS = frozenset((WordKind.EDITION, WordKind.PLATFORM, WordKind.MEDIA, WordKind.GENDER))
# behind these a number may still be that of a pack
_PACK_WORDS = frozenset(("of", "pack", "packs", "pk", "box", "set", "case", "lot"))


@dataclass(slots=True)
class _Draft:
    words: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    multipliers: list[int] = field(default_factory=list)
    colours: set[str] = field(default_factory=set)
    editions: set[str] = field(default_factory=set)
    made_for: list[str] = field(default_factory=list)
    kinds: set[WordKind] = field(default_factory=set)
    condition: Condition | None = None
    after_for: bool = False
    pending_pack: bool = False


def read_title(title: str, *, brands: BrandTable | None = None) -> TitleReading:
    """Read a title. ``brands`` defaults to the shipped table; a catalogue's own may know more."""
    reading = read_without_brand(title)
    brand = (brands or shipped_brands()).find(reading.words)
    return reading if brand is None else replace(reading, brand=brand)


@lru_cache(maxsize=_KEPT)
def read_without_brand(title: str) -> TitleReading:
    """What ``read_title`` gives, without the brand, which costs a third more."""
    folded = fold(title)
    found = [read_chunk(chunk) for chunk in chunks(folded)]
    draft = _Draft()
    at = 0
    while at < len(found):
        at += _read(draft, found, at)
    return TitleReading(
        text=folded,
        words=tuple(filter(None, draft.words)),
        codes=tuple(dict.fromkeys(draft.codes)),
        joined=_joined(found),
        numbers=tuple(dict.fromkeys(draft.numbers)),
        quantities=tuple(dict.fromkeys(draft.quantities)),
        pack=_pack(draft),
        colours=frozenset(draft.colours),
        condition=draft.condition,
        editions=frozenset(draft.editions),
        made_for=tuple(draft.made_for),
        is_accessory=bool(draft.made_for) or WordKind.ACCESSORY in draft.kinds,
        is_bundle=WordKind.BUNDLE in draft.kinds,
    )


def _read(draft: _Draft, found: list[Chunk], at: int) -> int:
    """Take in the chunk at ``at`` (and a unit behind it); returns how many chunks were used."""
    chunk = found[at]
    if chunk.kind is ChunkKind.WORD:
        _read_word(draft, chunk)
        return 1
    if chunk.kind is ChunkKind.NUMBER and chunk.value is not None:
        unit = found[at + 1] if at + 1 < len(found) else None
        if unit is not None and unit.text in UNITS and unit.text not in TIGHT_ONLY:
            read = quantity(chunk.value, unit.text)
            if read is not None:
                draft.quantities.append(read)
                draft.words.append(chunk.words[0] + unit.text)
                return 2
        draft.numbers.append(chunk.words[0])
        if draft.pending_pack:
            draft.multipliers.append(int(chunk.value))
    draft.pending_pack = False
    if chunk.kind is ChunkKind.SIZES and at + 1 < len(found) and _read_times(draft, chunk, found[at + 1]):
        return 2
    draft.words.extend(chunk.words)
    draft.codes.extend(chunk.codes)
    draft.quantities.extend(chunk.quantities)
    if chunk.multiplier:
        draft.multipliers.append(chunk.multiplier)
    if draft.after_for:
        draft.made_for.extend(chunk.words)
    return 1


def _read_times(draft: _Draft, chunk: Chunk, unit: Chunk) -> bool:
    """ "4x110" before "ml": a multiplier and a quantity."""
    together = read_chunk(f"{chunk.text}{unit.text}") if unit.text in _CONTENTS else chunk
    if together.multiplier is None:
        return False
    draft.words.extend(together.words)
    draft.quantities.extend(together.quantities)
    draft.multipliers.append(together.multiplier)
    return True


def _read_word(draft: _Draft, chunk: Chunk) -> None:
    draft.words.extend(chunk.words)
    if draft.after_for:
        draft.made_for.extend(chunk.words)
    for kind, value in chunk.meanings:
        draft.kinds.add(kind)
        if kind is WordKind.COLOUR:
            draft.colours.add(value)
        elif kind in _EDITIONS:
            draft.editions.add(value)
        elif kind is WordKind.CONDITION:
            draft.condition = Condition(value)
        elif kind is WordKind.FOR and draft.words:
            draft.after_for = len(draft.words) > 1
        elif kind is WordKind.PACK:
            draft.pending_pack = True
    if draft.pending_pack and chunk.text not in _PACK_WORDS:
        draft.pending_pack = False


def _joined(found: list[Chunk]) -> tuple[str, ...]:
    joined: dict[str, None] = {}
    for first, second in pairwise([chunk.text for chunk in found]):
        if first.isalpha() and second.isalpha():
            continue
        both = compact(first + second)
        if _JOINED_MIN <= len(both) <= _JOINED_MAX and not both.isalpha() and not both.isdecimal():
            joined[both] = None
    return tuple(joined)


def _pack(draft: _Draft) -> int:
    pieces = [int(q.value) for q in draft.quantities if q.dimension is Dimension.PIECES]
    likely = [count for count in (*draft.multipliers, *pieces) if 1 < count <= _PACK_MAX]
    return likely[0] if likely else 1
