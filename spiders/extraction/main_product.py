"""Which of the structured products on a page is the page's own: the others are related ones or a listing's."""

import re

from spiders.extraction.candidate import Source
from spiders.extraction.document.once import once_per_page
from spiders.extraction.document.page import Page
from spiders.extraction.folding import fold, likeness, pairs
from spiders.extraction.structured import StructuredItem, as_list, text_of

PRODUCT_TYPES = frozenset(
    {
        "Product", "ProductGroup", "ProductModel", "IndividualProduct", "SomeProducts", "Book", "Vehicle", "Car",
        "Movie", "MusicAlbum", "MusicRelease", "VideoGame", "SoftwareApplication", "Event", "MusicEvent",
        "TheaterEvent", "Course", "Hotel", "Drug", "CreativeWork", "Accommodation",
    }
)  # fmt: skip
_PLAIN = frozenset({"Product", "ProductGroup", "IndividualProduct", "ProductModel", "SomeProducts"})
# What a product may have by name only.
_REFERRED = ("brand", "manufacturer", "offers", "hasVariant", "aggregateRating")
# What a product with an offer scores where neither name nor address is the page's.
_NAMELESS = 2.0
# Pairs of characters that two names of one language share by chance, at most.
_LIKE = 0.65
_WORD = re.compile(r"\w+")


@once_per_page
def main_products(page: Page) -> list[StructuredItem]:
    """At most one item per syntax. Kept on the page, as every field asks."""
    picked = (_pick(page, items) for items in (page.json_ld, page.microdata))
    return [item for item in picked if item is not None]


def _pick(page: Page, items: list[StructuredItem]) -> StructuredItem | None:
    products = [item for item in items if item.types & PRODUCT_TYPES]
    inner = {id(variant) for item in products for variant in _nested(item)}
    outer = [item for item in products if id(item.properties) not in inner]
    scored = [(score, -item.order, item) for item in outer if (score := _fit(page, item)) > 0]
    if not scored:
        return None
    best = max(scored, key=lambda entry: entry[:2])
    plain = [entry for entry in scored if entry[2].types & _PLAIN]
    # Many products of equal fit and none named like the page: a listing, nobody is the main one.
    if len(plain) > 2 and best[0] < 3.0:
        return None
    return _with_references(_with_siblings(best[2], outer), items)


def _with_references(item: StructuredItem, items: list[StructuredItem]) -> StructuredItem:
    """With what the product only names, where the things of a graph stand side by side: ``{"@id": "#offer"}``."""
    named = {
        key: value
        for key in _REFERRED
        if (value := as_list(item.properties.get(key))) and any(_is_reference(each) for each in value)
    }
    if not named:
        return item
    # Copied, as a shop that is named so stays a shop.
    things = {
        str(each.properties.get("@id")): dict(each.properties)
        for each in reversed(items)
        if len(each.properties) > 1
    }
    found = {
        key: [things.get(str(each["@id"]), each) if _is_reference(each) else each for each in value]
        for key, value in named.items()
    }
    return StructuredItem(item.types, {**item.properties, **found}, item.source, item.order)


def _is_reference(value: object) -> bool:
    return isinstance(value, dict) and value.keys() == {"@id"}


def _with_siblings(item: StructuredItem, outer: list[StructuredItem]) -> StructuredItem:
    """Some shops write one product per size, all of one name, side by side: those are the item's variants."""
    name = fold(text_of(item.properties.get("name")) or "")
    siblings = [
        other.properties
        for other in outer
        if other is not item and name and fold(text_of(other.properties.get("name")) or "") == name
    ]
    if not siblings or item.source is not Source.JSON_LD:
        return item
    first = {key: value for key, value in item.properties.items() if key != "hasVariant"}
    variants = [first, *siblings, *as_list(item.properties.get("hasVariant"))]
    # What an app writes a second time, for its ratings, lacks what the theme says.
    shared = {key: value for sibling in reversed(siblings) for key, value in sibling.items()}
    return StructuredItem(
        item.types, {**shared, **item.properties, "hasVariant": variants}, item.source, item.order
    )


def _nested(item: StructuredItem) -> list[object]:
    """Products inside a product are its variants, accessories or similar ones."""
    found: list[object] = []
    for name in (
        "hasVariant",
        "isVariantOf",
        "isRelatedTo",
        "isSimilarTo",
        "isAccessoryOrSparePartFor",
        "model",
    ):
        found += as_list(item.properties.get(name))
    return found


def _fit(page: Page, item: StructuredItem) -> float:
    """How well an item fits the page: its name in the heading or title, its address, its having an offer.

    Zero for one that is named otherwise than all that the page says of itself: a related product.
    """
    score = 1.0 if item.types & _PLAIN else 0.2
    data = item.properties
    name = fold(text_of(data.get("name")) or "")
    said = [page.heading.text if page.heading else "", page.meta.title, page.meta.first("og:title") or ""]
    heads = [fold(head) for head in said]
    if name and any(name == head for head in heads):
        score += 3.0
    elif name and any(head and (name in head or head in name) for head in heads):
        score += 2.5
    url = text_of(data.get("url")) or text_of(data.get("@id")) or ""
    path = url.split("?")[0].split("#")[0].rstrip("/")
    if (
        page.url
        and path
        and len(path) > 8
        and page.url.split("?")[0].rstrip("/").endswith(path.split("://")[-1])
    ):
        score += 1.0
    if data.get("offers") or data.get("hasVariant"):
        score += 1.0
    elif not item.types & _PLAIN:
        return 0.0
    return (
        0.0 if score <= _NAMELESS and _is_of_another(page, text_of(data.get("name")) or "", said) else score
    )


def _is_of_another(page: Page, name: str, said: list[str]) -> bool:
    """Whether a name has nothing in common with heading and titles, all of one script: no word, few pairs."""
    if page.heading is None or not page.heading.is_sure or not name or not all(said[:2]):
        return False
    own, heads = _words(name), _words(" ".join(said))
    return (
        own.isdisjoint(heads)
        and all(any(map(_is_latin, words)) for words in (own, heads))
        and likeness(name, pairs(" ".join(said))) < _LIKE
    )


def _words(text: str) -> set[str]:
    """The words with which things are told apart, in lower case."""
    return {word for word in _WORD.findall(text.casefold()) if len(word) > 2 or word.isdigit()}


def _is_latin(word: str) -> bool:
    return word.isascii() and word.isalpha()
