"""The category path, from the outermost in, without the start page and without the product itself."""

import re
from collections.abc import Iterator

from spiders.extraction.candidate import Candidate, Reading, Source
from spiders.extraction.document.page import Page
from spiders.extraction.folding import fold
from spiders.extraction.main_product import main_products
from spiders.extraction.sources.breadcrumbs import breadcrumb_trails
from spiders.extraction.structured import text_of
from spiders.extraction.vote import decide
from spiders.extraction.words import phrases

_MAX_DEPTH = 10
# A step that has most of the product's name is the product; less of it is what it is a kind of.
_MOST_OF_NAME = 0.6
_STEPS = re.compile(r"[/><]")
_START = frozenset(
    phrases(
        "home|start|startseite|accueil|homepage|inicio|início|hjem|hem|etusivu|strona główna|úvod|domů|"
        "kezdőlap|főoldal|acasă|главная|shop|domov|"
        "naslovnica|sākums|pagrindinis|avaleht|αρχική|anasayfa|ana sayfa|ראשי|דף הבית|ホーム|首页|首頁|홈|"
        "all products|all categories|products|tuotteet|produkte|produits|startsida|"
        "frontpage|forside|jesteś w|you are here|now in|u bent hier|sei qui|ti trovi in|estás aquí|você está aqui|"
        "jesteś tutaj|jste zde|"
        "sie sind hier|vous êtes ici|back|zurück|back to results|retour"
    )
)


def extract_category(page: Page) -> Reading[tuple[str, ...]] | None:
    """Breadcrumbs as data, breadcrumbs as markup, else the structured category."""
    return decide(_candidates(page), key=lambda path: fold(path[-1]))


def _candidates(page: Page) -> Iterator[Candidate[tuple[str, ...]]]:
    for source, trail in breadcrumb_trails(page):
        path = _path(trail, page)
        if path:
            score = 2.0 if source is not Source.BREADCRUMBS else 1.6
            yield Candidate(
                value=path, source=source, score=score, where="breadcrumbs", text=" > ".join(trail)
            )
    for item in main_products(page):
        said = text_of(item.properties.get("category"))
        if said and not said.startswith("http"):
            path = tuple(part.strip() for part in _STEPS.split(said) if part.strip())
            yield Candidate(
                value=path[:_MAX_DEPTH], source=item.source, score=1.2, where="category", text=said
            )
    said = page.meta.first("product:category", "article:section")
    if said and not said.isdigit():
        path = tuple(part.strip() for part in said.split(">") if part.strip())
        if path:
            yield Candidate(
                value=path[:_MAX_DEPTH], source=Source.META, score=0.6, where="product:category", text=said
            )


def _path(trail: list[str], page: Page) -> tuple[str, ...]:
    """The trail without start page, site name and product."""
    own = fold(page.heading.text) if page.heading else ""
    parts = [part for part in trail if fold(part)]
    shop = {fold(page.host), *map(fold, page.host.split("."))}
    while parts and (parts[0].casefold().strip(" »›>/") in _START or fold(parts[0]) in shop):
        parts = parts[1:]
    last = fold(parts[-1]) if parts else ""
    if (
        last
        and own
        and (
            last == own
            or (len(last) > 12 and (own in last or (last in own and len(last) > _MOST_OF_NAME * len(own))))
        )
    ):
        parts = parts[:-1]
    return tuple(parts[:_MAX_DEPTH])
