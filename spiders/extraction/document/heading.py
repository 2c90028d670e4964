"""The product's heading: many pages have several level-one headings, some have none."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborNode

from spiders.extraction.document.elements import ancestors
from spiders.extraction.document.tag_ids import tag_ids
from spiders.extraction.document.text_stream import BREAK, Gathered, TextStream
from spiders.extraction.folding import fold, likeness, pairs
from spiders.extraction.words.regions import HIDDEN_CLASS

# Headings past these are generated (one per tile); titles are cut at a length no product name has.
_MAX_HEADINGS = 40
_MAX_TITLE = 500
# Half of the pairs of characters in the title: below it a heading is a banner or a section.
_LIKE = 0.5
_ALIKE = 0.05
# Titles of another language than the page's share fewer pairs than this by chance.
_SURE = 0.3
# A shorter text equals a title by chance ("Home").
_MIN_LENGTH = 4
# Two words may stand for a kind of things ("Oak table").
_MIN_WORDS = 3
# A part of a title that no category is as long as.
_LEAST_PART = 12
_WORD, _FILE = re.compile(r"[^\W_]+"), re.compile(r"\.(?:html?|php|aspx?|jsp)$", re.I)
# A heading's text may stand in a box or two of it.
_BOXES = 3
_LOWER, _LISTS = tag_ids(["h2", "h3", "h4"]), tag_ids(["li", "nav", "option"])
_CODE = re.compile(r"\[([^\]\[]{1,40})\]")


@dataclass(frozen=True, slots=True)
class Heading:
    """``offset`` and ``index`` say where its visible text begins; ``likeness`` to the page's title, 0 to 1.

    ``code`` is a number in brackets that the shop puts behind the name, in an element of its own: "Oak chair [A-12]".
    """

    node: LexborNode
    text: str
    offset: int
    index: int
    likeness: float
    code: str = ""

    @property
    def is_sure(self) -> bool:
        """Whether it can be the product's: where no heading is like the title, any may be a menu's or a banner's."""
        return self.likeness >= _SURE


def find_heading(stream: TextStream, titles: list[str], *, address: str | None = None) -> Heading | None:
    """What is most like the page's titles. Every page of some shops has one title; the address still names the
    product."""
    found = _most_like(stream, titles)
    if found is not None and found.is_sure:
        return found
    named = _most_like(stream, [_name_in(address)])
    return named if named is not None and named.is_sure and len(fold(named.text)) >= _LEAST_PART else found


def _most_like(stream: TextStream, titles: list[str]) -> Heading | None:
    """The level-one heading most like the title, else a text that the title begins with, else the first one."""
    title = pairs(" ".join(titles)[:_MAX_TITLE])
    best: Heading | None = None
    for node in stream.elements(Gathered.HEADINGS)[:_MAX_HEADINGS]:
        text, code = _split(node)
        index = stream.index_of(node) if fold(text) else None
        if index is None:
            continue
        found = Heading(node, text, stream.offset_of(index), index, likeness(text[:_MAX_TITLE], title), code)
        if (
            best is None
            or found.likeness > best.likeness + _ALIKE
            or (found.likeness > best.likeness - _ALIKE and _is_beside(found, best))
        ):
            best = found
    if best is not None and best.likeness >= _LIKE and _is_piece(best.text, titles):
        return best
    titled = _titled_text(stream, titles)
    if best is None or best.likeness < _LIKE:
        sure = best if best is not None and best.is_sure else None
        return titled or sure or _inner_part(stream, titles) or best
    # "Oak Table" shares its words with "Oak Dining Table", whose page recommends it below.
    longer = titled is not None and len(fold(titled.text)) > len(fold(best.text))
    return titled if titled is not None and longer and not _is_short_for(best, titled) else best


def _name_in(address: str | None) -> str:
    """The longest step of an address that has several words, as a title; empty where it has none."""
    try:
        steps = unquote(urlsplit(address or "").path).split("/")
    except ValueError:
        return ""
    named = [_WORD.findall(_FILE.sub("", step)) for step in steps]
    several = (" ".join(words) for words in named if len(words) > 1)
    return max((said for said in several if len(said) > _LEAST_PART), key=len, default="")


def _is_beside(found: Heading, other: Heading) -> bool:
    """Whether a heading as like the title is longer than one that is no part of it: that is the shop's name, which a
    logo's heading has."""
    text, before = fold(found.text), fold(other.text)
    return len(text) > len(before) and before not in text


def _is_short_for(heading: Heading, titled: Heading) -> bool:
    """Whether a heading above a text leaves out words of it, neither the first nor the last: the shop's own wording,
    of which the text is one form ("Vaio 11 Notebook" with "Vaio TX27 11 Notebook" to choose)."""
    short, full = heading.text.casefold().split(), titled.text.casefold().split()
    if (
        heading.index > titled.index
        or len(short) < _MIN_WORDS
        or (short[0], short[-1]) != (full[0], full[-1])
    ):
        return False
    rest = iter(full)
    return all(word in rest for word in short)


def _is_piece(text: str, titles: list[str]) -> bool:
    """Whether a heading stands in a title as it is, or begins with one."""
    folded = fold(text)
    return any(folded in (title := fold(said)) or (title and folded.startswith(title)) for said in titles)


def _split(node: LexborNode) -> tuple[str, str]:
    """The heading's text, and the code behind it."""
    pieces = [" ".join(piece.split()) for piece in node.text(deep=True, separator=BREAK).split(BREAK)]
    unseen = {
        " ".join(inner.text(deep=True).split())
        for inner in (node.iter() if len(pieces) > 1 else ())
        # "Reserved •", until a script shows it.
        if HIDDEN_CLASS.search(inner.attributes.get("class") or "")
    }
    pieces = [piece for piece in pieces if piece and piece not in unseen]
    code = _CODE.fullmatch(pieces[-1]) if len(pieces) > 1 else None
    return (" ".join(pieces[:-1]), code[1]) if code else (" ".join(pieces), "")


def _inner_part(stream: TextStream, titles: list[str]) -> Heading | None:
    """The longest text that stands in a title: "Shop - Oak table", "Buy oak table in Leeds". Only where nothing else is
    a heading."""
    folded = [fold(said[:_MAX_TITLE]) for said in titles]
    longest = max(map(len, folded), default=0)
    found: list[tuple[int, int]] = []
    for index, text in enumerate(stream.parts) if longest >= _LEAST_PART else ():
        if _LEAST_PART <= len(text) <= _MAX_TITLE and _LEAST_PART <= len(part := fold(text)) <= longest:
            found += [(len(part), index)] if any(part in title for title in folded) else []
    return _longest(stream, found, likeness=0.7)


def _titled_text(stream: TextStream, titles: list[str]) -> Heading | None:
    """The longest text node outside of headings that the page's title begins with."""
    folded = [title for said in titles if (title := fold(said[:_MAX_TITLE]))]
    firsts = {form for title in folded for form in (title[0], title[0].upper(), title[0].title())}
    found: list[tuple[int, int]] = []
    for index, part in enumerate(stream.parts):
        if part.lstrip()[:1] not in firsts or not _MIN_LENGTH <= len(part) <= _MAX_TITLE:
            continue
        text = fold(part)
        if len(text) >= _MIN_LENGTH and any(title.startswith(text) for title in folded):
            found.append((len(text), index))
    return _longest(stream, found, likeness=0.8)


def _longest(stream: TextStream, found: list[tuple[int, int]], *, likeness: float) -> Heading | None:
    """Of texts (length, number) the longest; of those the one most like a heading, and of those the first."""
    most = max(found, default=(0, 0))[0]
    longest = [index for length, index in found if length == most]
    index = max(longest, key=lambda index: _standing(stream.nodes[index]), default=None)
    if index is None:
        return None
    node = stream.nodes[index].parent or stream.nodes[index]
    text = " ".join(stream.parts[index].split())
    return Heading(node, text, stream.offset_of(index), index, likeness)


def _standing(text: LexborNode) -> int:
    """2 for a text in a heading of a lower level, 0 for one in a list, as the last step of a trail is, else 1."""
    for box in ancestors(text, _BOXES):
        if box.tag_id in _LOWER:
            return 2
        if box.tag_id in _LISTS:
            return 0
    return 1
