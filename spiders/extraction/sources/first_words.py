"""The first words of the product's name, where the page has them elsewhere as a brand's: in a link to all that is
of the brand, in "View all Acme", or in the breadcrumbs."""

from collections.abc import Iterator

from catalog.titles.brands import shipped_brands
from spiders.extraction.document.page import Page
from spiders.extraction.folding import fold
from spiders.extraction.sources.brand_links import leads_to_brand, link_around
from spiders.extraction.sources.breadcrumbs import breadcrumb_trails
from spiders.extraction.words import names

_MOST_WORDS, _LEAST = 3, 2
# Places of a page that are looked at, of those with the name's first word.
_PLACES = 60
# "View all Acme", "Alle Artikel von Acme", "More products from Acme".
_ASKING = frozenset(
    names(
        "view see shop browse discover explore visit show find go to all more other everything products items articles "
        "range collection the from by of at brand brands store official page site "
        "alle mehr weitere artikel produkte von der des marke hersteller zur zum anzeigen ansehen entdecken shop "
        "tous toutes les produits voir plus de du la marque autres découvrir d'autres "
        "tutti gli prodotti altri vedi scopri di della marca del ver todos todo los más mas productos otros "
        "produtos outros mais os da do bekijk meer producten van het merk overige toon "
        "wszystkie produkty więcej pokaż zobacz marki producenta inne "
        "fler produkter från visa alla se andre flere fra kaikki tuotteet "
        "všechny další zobrazit od výrobce značky všetky ďalšie все товары бренда ещё другие"
    )
)
_MOST_ASKING = 5
# Entries of a menu beside one, of which a list of brands has a known one.
_OTHERS = 3


def opening_brands(page: Page) -> Iterator[tuple[str, str, float]]:
    """The first words, what tells that they are a brand, and the log-odds; nothing without a heading that is sure."""
    heading = page.heading
    if heading is None or not heading.is_sure:
        return
    yield from _opening(page, heading.text)
    # "Acme oak table | Shop" above the heading "Oak table".
    before, _, _ = page.meta.title.partition(heading.text)
    if before and before != page.meta.title:
        yield from _opening(page, page.meta.title)


def _opening(page: Page, name: str) -> Iterator[tuple[str, str, float]]:
    """Of one name."""
    words = name.split()
    openings = {
        " ".join(words[:size]).rstrip(",:;-–").casefold(): " ".join(words[:size]).rstrip(",:;-–")
        for size in range(1, min(_MOST_WORDS, len(words) - 1) + 1)
    }
    if not words or not words[0][:1].isalnum() or len(words[0]) < _LEAST:
        return
    yield from _known_steps(page, openings)
    for number in _places(page, words[0]):
        said = " ".join(page.stream.parts[number].split())
        asked, rest = without_asking(said.split())
        opening = openings.get(rest.casefold())
        link = link_around(page.stream.nodes[number]) if opening is not None else None
        if opening is not None and link is not None and (asked or leads_to_brand(link)):
            yield opening, said, 0.8 if asked else 0.9


def _known_steps(page: Page, openings: dict[str, str]) -> Iterator[tuple[str, str, float]]:
    """Steps of the breadcrumbs, but the product's own, that begin so, of brands that are known: "Corner sofas" is none,
    "Acme sofas" may be."""
    own = fold(page.heading.text) if page.heading is not None else ""
    for _, trail in breadcrumb_trails(page):
        for step in trail:
            for folded, opening in openings.items():
                begins = f"{step.casefold()} ".startswith(f"{folded} ")
                known = begins and folded in shipped_brands().names and fold(step) != own
                if known and not (step.casefold() == folded and _is_in_menu(page, step)):
                    yield opening, step, 0.5


def _is_in_menu(page: Page, step: str) -> bool:
    """Whether a list of links has a step of the breadcrumbs among others none of which is a known brand: the category
    "Garden" of a "Garden hose"."""
    for number in _places(page, step):
        link = link_around(page.stream.nodes[number])
        if link is None or fold(page.stream.parts[number]) != fold(step):
            continue
        entry = link.parent
        around = entry.parent if entry is not None else None
        others = {each.text(deep=True).strip().casefold() for each in around.css("a")} if around else set()
        others.discard(step.casefold())
        if len(others) >= _OTHERS:
            return others.isdisjoint(shipped_brands().names)
    return False


def _places(page: Page, word: str) -> Iterator[int]:
    """The numbers of the texts that have a word, as it is written in the name, in capitals or with one."""
    text = page.stream.text
    for form in dict.fromkeys((word, word.title(), word.upper())):
        place = -1
        for _ in range(_PLACES):
            place = text.find(form, place + 1)
            if place < 0:
                break
            yield page.stream.index_at(place)


def without_asking(words: list[str]) -> tuple[bool, str]:
    """Whether a text begins with words that ask the reader to see more, and what is behind them."""
    count = 0
    while count < min(len(words) - 1, _MOST_ASKING) and words[count].casefold() in _ASKING:
        count += 1
    return count > 0, " ".join(words[count:])
