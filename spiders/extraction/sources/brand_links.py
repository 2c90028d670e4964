"""The brand as shops link it: a name, or a logo called by its name, that leads to all that is of the brand."""

import re
from collections.abc import Iterator
from functools import lru_cache

from selectolax.lexbor import LexborNode

from spiders.extraction.document.elements import ancestors
from spiders.extraction.document.once import once_per_page
from spiders.extraction.document.page import Page
from spiders.extraction.document.tag_ids import tag_ids
from spiders.extraction.sources.named_texts import named_texts
from spiders.extraction.words import names

# A step of an address, with the brand's own behind it.
_STEPS = frozenset(
    names(
        "brand brands marke marken hersteller manufacturer manufacturers marque marques marca marcas marchi marchio "
        "merk merken producent producenci producer vendor vendors designer designers fabricant fabricants fabricante "
        "producteur producteurs producers merker maerker proizvodaci proizvodjaci proizvajalci blagovne-znamke znamka "
        "gamintojai razotaji tootjad merkit valmistajat vyrobci gyartok markak producatori branduri brandovi "
        "fabricantes fabrikant produttore produttori proizvodjac proizvajalec znacka znacky vyrobce vyrobca marka "
        "markalar brend brendy varumarke varumarken maerke merke merkevare tuotemerkit tuotemerkki gyarto proizvoditel"
    )
)
_KEYS = _STEPS | {"manufacturer_id", "brand_id", "id_manufacturer"}
# "/by-manufacturer/acme"
_BY = ("by", "nach", "par", "por", "per", "na")
_ADDRESS = re.compile(
    rf"(?:^|/)(?:(?:{'|'.join(_BY)})-)?(?:{'|'.join(_STEPS)})/[^/?#]|[?&](?:{'|'.join(_KEYS)})=", re.I
)
# A look at the parts of an address takes a sixth of the time of the pattern.
_PARTS = _KEYS | {f"{by}-{step}" for by in _BY for step in _STEPS}
_MARKS = str.maketrans("?&=", "///")
_NAMED = re.compile(
    r"brand|manufactur|hersteller|marke(?![tr])|marque|marca|fabricant|producer|producent|vendor", re.I
)
_LINKS = tag_ids(["a"])
# A link's text may have an element of its own. Further pictures than these are of other products.
_LEVELS, _MAX_PICTURES, _BOXES, _MAX_WORDS = 2, 60, 3, 3
_LONGEST_LABEL = 40
_CALLED = ("logo", "brand", "marke", "marque")
_LOGO = re.compile(rf"\s*(?:{'|'.join(_CALLED)})\b:?\s*|\s*[-–]?\s*logo$", re.I)


def linked_brands(page: Page) -> Iterator[tuple[int, str]]:
    """Number and text of the short texts that lead to a brand, near the heading, in page order."""
    for named in named_texts(page):
        link = link_around(page.stream.nodes[named.number])
        if link is not None and leads_to_brand(link) and not named.is_foreign(page):
            yield named.number, named.text


def link_around(text: LexborNode) -> LexborNode | None:
    """The link that a text is the text of."""
    return next((box for box in ancestors(text, _LEVELS + 1) if box.tag_id in _LINKS), None)


def leads_to_brand(link: LexborNode) -> bool:
    """Whether a link's address is that of all that is of a brand."""
    href = link.attributes.get("href") or ""
    parts = href.casefold().translate(_MARKS).split("/")
    return not _PARTS.isdisjoint(parts) and _ADDRESS.search(href) is not None


@once_per_page
def brand_logos(page: Page) -> list[str]:
    """What the pictures say that the page names or links as a brand's, or that call themselves a logo of what the
    product's name begins with, each once."""
    found: dict[str, None] = {}
    name = page.heading.text.casefold() if page.heading is not None else ""
    for node in page.tree.css("img[alt]")[:_MAX_PICTURES]:
        alt = node.attributes.get("alt") or ""
        said = (_LOGO.sub("", alt) if any(map(alt.casefold().__contains__, _CALLED)) else alt).strip()
        # Most pictures are called as products are.
        if not said or said.count(" ") >= _MAX_WORDS:
            continue
        if _is_logo(node) or (name.startswith(said.casefold()) and not name.startswith(alt.casefold())):
            region = page.regions.around(node)
            if not (region.others or region.frame):
                found[said] = None
    return list(found)


def pictured_beside(page: Page, label: int) -> str | None:
    """What the picture behind a label (the number of its text) is called by, or the link around it, where the box has
    no other text: "Brand:" with a logo."""
    said = page.stream.parts[label].strip()
    if len(said) >= _LONGEST_LABEL:
        return None
    box = page.stream.nodes[label].parent
    for _ in range(_LEVELS):
        if box is None or box.mem_id in page.regions.own or box.text(deep=True).strip() != said:
            return None
        picture = box.css_first("img")
        if picture is not None:
            around = picture.parent
            titles = (
                picture.attributes.get("alt"),
                around.attributes.get("title") if around is not None else None,
            )
            return next((name for each in titles if (name := _LOGO.sub("", each or "").strip())), None)
        box = box.parent
    return None


def _is_logo(picture: LexborNode) -> bool:
    """Whether it or a box or link around it is called after a brand, or leads to one."""
    node: LexborNode | None = picture
    for _ in range(_BOXES):
        if node is None:
            return False
        attributes = node.attributes
        if _is_named(f"{attributes.get('class') or ''} {attributes.get('itemprop') or ''}"):
            return True
        if node.tag_id in _LINKS:
            return leads_to_brand(node)
        node = node.parent
    return False


@lru_cache(maxsize=4096)
def _is_named(names: str) -> bool:
    """Whether names of elements, which pictures of a page have in common, say that one is a brand's."""
    return _NAMED.search(names) is not None
