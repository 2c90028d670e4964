"""Whether two pages show the same product: one product is one item, however many addresses lead to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from spiders.extraction import ExtractedProduct
from spiders.frontier.urls import request_url, site_of, url_key

# What shops append to a SKU for a variant: "SW10005.2", "TEE-XL".
_VARIANT = re.compile(r"[.\-_/][A-Za-z0-9]{1,4}$")
# A shorter stem is shared by chance.
_STEM = 4
# Of all words of two names, so many are in both where they are one product's variants: "Tee red", "Tee blue" a third.
_RELATED = 1 / 3
_HOME = re.compile(r"^/(?:[a-z]{2}(?:[-_][a-z]{2})?)?/?$", re.I)


def own_address(product: ExtractedProduct, *, url: str) -> str:
    """The address that the product is best known by: its canonical link where that is believable, else ``url``
    without what a session or a list added to it."""
    url = request_url(url) or url
    canonical = request_url(product.canonical_url, base=url) if product.canonical_url else None
    if canonical is None or site_of(canonical) != site_of(url):
        return url
    parts = urlsplit(canonical)
    if _HOME.match(parts.path) and not parts.query:
        return url
    return canonical


@dataclass(slots=True)
class SeenProducts:
    """Remembers what was handed out. ``identify`` gives the same text for every page of a product.

    ``variants_apart``: pages of a product's variants, each with its own SKU, are items of their own.
    """

    variants_apart: bool = False
    _by_trait: dict[tuple[object, ...], str] = field(default_factory=dict)
    _names: dict[str, tuple[str, str]] = field(default_factory=dict)
    _by_sku: dict[str, str] = field(default_factory=dict)
    _disbelieved: set[str] = field(default_factory=set)
    _pages: set[str] = field(default_factory=set)

    def identify(self, product: ExtractedProduct, *, url: str) -> tuple[str, bool]:
        """The product's identity (the first address that it was seen at) and whether it is new."""
        address = own_address(product, url=url)
        key = url_key(address)
        me = (_fold(product.name), _fold(product.sku))
        self._pages.add(url_key(url))
        if key in self._names and not self._may_be_one(key, me):
            self._disbelieved.add(key)
        if key in self._disbelieved:
            # A template that gives many products one canonical link: the address asked for tells them apart.
            key = url_key(url)
        traits = [("url", key), *_traits(product), *(() if self.variants_apart else _group_traits(product))]
        known = next((self._by_trait[trait] for trait in traits if trait in self._by_trait), None)
        identity = known or key
        for trait in traits:
            self._by_trait.setdefault(trait, identity)
        self._names.setdefault(key, me)
        self._by_sku.setdefault(me[1], me[0])
        return identity, known is None

    def tells_of_another(self, product: ExtractedProduct) -> bool:
        """Whether a page without a price tells the SKU of a product that has no word of the name in common: it links
        that one."""
        other = self._by_sku.get(_fold(product.sku)) if product.sku and product.price is None else None
        return other is not None and set(other.split()).isdisjoint(_fold(product.name).split())

    def address(self, product: ExtractedProduct, *, url: str) -> str:
        """Where a shopper finds a product that was identified: at its canonical link, unless others have it too."""
        address = own_address(product, url=url)
        return url if url_key(address) in self._disbelieved else address

    def _may_be_one(self, key: str, me: tuple[str, str]) -> bool:
        """Whether a page may show what another with its canonical link showed: the same, or a variant of what the
        canonical page itself shows."""
        known = self._names[key]
        leads = key in self._pages and not self.variants_apart
        return _same(known, me) or (leads and _related(known[0], me[0]))


def _traits(product: ExtractedProduct) -> Iterator[tuple[object, ...]]:
    """What no two products of one shop share."""
    name, sku = _fold(product.name), _fold(product.sku)
    image = url_key(product.images[0]) if product.images else ""
    if sku and name:
        yield "sku and name", sku, name
    if product.gtin and name:
        yield "gtin and name", product.gtin, name
    if not sku and name and product.price is not None:
        yield "name, price and image", name, product.price, image


def _group_traits(product: ExtractedProduct) -> Iterator[tuple[object, ...]]:
    """What the variants of one product share."""
    if product.group_key:
        # The first word keeps products apart where a shop gives all of them one group.
        yield "group", product.group_key, _fold(product.name).partition(" ")[0]
    name, stem = _fold(product.name), _VARIANT.sub("", product.sku or "")
    if name and len(stem) >= _STEM and stem != product.sku:
        yield "name and stem of the SKU", name, _fold(stem)


def _same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """The same product seen twice: the same name, or the same SKU with a word of the name: some shops show one SKU
    on every page.
    """
    if one[0] == other[0]:
        return True
    return bool(one[1] and one[1] == other[1] and set(one[0].split()) & set(other[0].split()))


def _related(one: str, other: str) -> bool:
    """Names of variants share most words."""
    words, others = set(one.split()), set(other.split())
    return len(words & others) >= _RELATED * len(words | others) > 0


def _fold(text: str | None) -> str:
    return " ".join((text or "").casefold().split())
