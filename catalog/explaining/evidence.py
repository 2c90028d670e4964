"""What two offers say for and against being one product, in words: facts to read, not what the matcher weighs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from catalog.domain.condition import Condition
from catalog.domain.listing import Listing
from catalog.exchange import ExchangeRates
from catalog.normalise.brand import brand_key
from catalog.normalise.gtin import is_store_local
from catalog.normalise.mpn import mpn_key
from catalog.titles import TitleReading, read_title, shipped_brands
from catalog.titles.attributes import display_attributes
from catalog.titles.stated import stated_attributes
from catalog.titles.text import compact, fold

# More words than this are a list nobody reads.
_MOST_WORDS = 6
# Shops ask prices this near for most things, and hardly ever prices this far apart; either is weak evidence.
_NEAR, _FAR = 1.2, 2.0


class Side(StrEnum):
    """What a fact speaks for."""

    SAME = "same"
    DIFFERENT = "different"


class Topic(StrEnum):
    """What a fact is about."""

    GTIN = "gtin"
    PART_NUMBER = "part_number"
    MODEL = "model"
    BRAND = "brand"
    ATTRIBUTE = "attribute"
    PACK = "pack"
    CONDITION = "condition"
    KIND = "kind"
    WORDS = "words"
    PRICE = "price"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One fact in words."""

    topic: Topic
    side: Side
    text: str


class _Seen(NamedTuple):
    listing: Listing
    reading: TitleReading


_Look = Callable[[_Seen, _Seen], Iterator[Evidence]]


def pair_evidence(left: Listing, right: Listing, *, rates: ExchangeRates) -> tuple[Evidence, ...]:
    """The facts on two offers, the most telling kinds first."""
    one, other = (_Seen(listing, read_title(listing.name)) for listing in (left, right))
    return (*(fact for look in _LOOKS for fact in look(one, other)), *_price(left, right, rates))


def _gtin(left: _Seen, right: _Seen) -> Iterator[Evidence]:
    one, other = global_gtin(left.listing), global_gtin(right.listing)
    if one and one == other:
        yield Evidence(Topic.GTIN, Side.SAME, f"both have the GTIN {one}")
    elif one and other:
        yield Evidence(Topic.GTIN, Side.DIFFERENT, f"the GTINs differ: {one} and {other}")


def global_gtin(listing: Listing) -> str | None:
    """The GTIN, unless it is a number of the store's own."""
    return None if listing.gtin is None or is_store_local(listing.gtin) else listing.gtin


def _part_number(left: _Seen, right: _Seen) -> Iterator[Evidence]:
    one, other = left.listing.mpn, right.listing.mpn
    if one and other:
        same = _number(left.listing) == _number(right.listing)
        text = f"both have the part number {one}" if same else f"the part numbers differ: {one} and {other}"
        yield Evidence(Topic.PART_NUMBER, Side.SAME if same else Side.DIFFERENT, text)
        return
    for stating, named in ((left, right), (right, left)):
        number = stating.listing.mpn
        if number and compact(fold(number)) in (*named.reading.codes, *named.reading.joined):
            text = f"one has the part number {number}, which the other's title names"
            yield Evidence(Topic.PART_NUMBER, Side.SAME, text)


def _number(listing: Listing) -> str:
    """The part number however it is spelled, also where a store writes the brand before it."""
    return (mpn_key(listing.mpn) or "").casefold().removeprefix(brand_key(listing.brand) or "")


def _model(left: _Seen, right: _Seen) -> Iterator[Evidence]:
    one, other = set(left.reading.codes), set(right.reading.codes)
    shared = (one & {*other, *right.reading.joined}) | (other & set(left.reading.joined))
    if shared:
        yield Evidence(Topic.MODEL, Side.SAME, f"both titles name {_listed(shared)}")
    elif one and other:
        text = f"the titles name other models: {_listed(one)} and {_listed(other)}"
        yield Evidence(Topic.MODEL, Side.DIFFERENT, text)


def _brand(left: _Seen, right: _Seen) -> Iterator[Evidence]:
    one, other = _brand_of(left), _brand_of(right)
    if one and one == other:
        yield Evidence(Topic.BRAND, Side.SAME, f"both are of {left.listing.brand or one}")
    elif one and other and not {one, other} <= {*left.reading.words, *right.reading.words}:
        yield Evidence(Topic.BRAND, Side.DIFFERENT, f"the brands differ: {one} and {other}")


def _brand_of(seen: _Seen) -> str | None:
    return shipped_brands().canonical(seen.listing.brand) or seen.reading.brand


def _attributes(left: _Seen, right: _Seen) -> Iterator[Evidence]:
    """Of both titles and what the stores state beside them."""
    one, other = (
        {**display_attributes(seen.reading), **stated_attributes(seen.listing.attributes)}
        for seen in (left, right)
    )
    for name in sorted((one.keys() & other.keys()) - {"pack"}):
        words = name.replace("_", " ")
        if one[name].casefold() == other[name].casefold():
            yield Evidence(Topic.ATTRIBUTE, Side.SAME, f"{words}: both {one[name]}")
        else:
            text = f"{words}: {one[name]} and {other[name]}"
            yield Evidence(Topic.ATTRIBUTE, Side.DIFFERENT, text)


def _pack(left: _Seen, right: _Seen) -> Iterator[Evidence]:
    one, other = left.reading.pack, right.reading.pack
    if one != other:
        yield Evidence(Topic.PACK, Side.DIFFERENT, f"the packs differ: {one} and {other} pieces")


def _condition(left: _Seen, right: _Seen) -> Iterator[Evidence]:
    one, other = (seen.listing.condition or seen.reading.condition or Condition.NEW for seen in (left, right))
    if one is not other:
        yield Evidence(Topic.CONDITION, Side.DIFFERENT, f"the conditions differ: {one} and {other}")


def _kind(left: _Seen, right: _Seen) -> Iterator[Evidence]:
    if left.reading.is_accessory != right.reading.is_accessory:
        yield Evidence(Topic.KIND, Side.DIFFERENT, "only one is an accessory")
    if left.reading.is_bundle != right.reading.is_bundle:
        yield Evidence(Topic.KIND, Side.DIFFERENT, "only one is a bundle")


def _words(left: _Seen, right: _Seen) -> Iterator[Evidence]:
    one, other = dict.fromkeys(left.reading.words), dict.fromkeys(right.reading.words)
    shared = [word for word in one if word in other]
    if shared:
        yield Evidence(Topic.WORDS, Side.SAME, f"both titles say: {_listed(shared)}")
    lone = [word for word in one if word not in other and not _says(right.reading, word)]
    lone += [word for word in other if word not in one and not _says(left.reading, word)]
    if lone:
        yield Evidence(Topic.WORDS, Side.DIFFERENT, f"only one title says: {_listed(lone)}")


def _says(title: TitleReading, word: str) -> bool:
    """Whether a title says in other words what the word says: "4 szt." beside "4 ks", "schwarz" beside "black"."""
    told = read_title(word)
    if not told.quantities and not told.colours:
        return False
    return set(told.quantities) <= set(title.quantities) and told.colours <= title.colours


def _price(left: Listing, right: Listing, rates: ExchangeRates) -> Iterator[Evidence]:
    if left.price is None or right.price is None:
        return
    if left.price.currency != right.price.currency and left.price.currency not in rates:
        return
    converted = rates.comparable(right.price, left.price.currency)
    if converted is None or min(one := left.price.amount, other := converted.amount) <= 0:
        return
    ratio = float(max(one, other) / min(one, other))
    if ratio <= _NEAR:
        yield Evidence(Topic.PRICE, Side.SAME, f"the prices lie {ratio - 1:.0%} apart")
    elif ratio >= _FAR:
        yield Evidence(Topic.PRICE, Side.DIFFERENT, f"one price is {ratio:.1f} times the other")


def _listed(words: "Iterator[str] | set[str] | list[str]") -> str:
    ordered = sorted(words) if isinstance(words, set) else list(words)
    more = ", …" if len(ordered) > _MOST_WORDS else ""
    return ", ".join(ordered[:_MOST_WORDS]) + more


_LOOKS: tuple[_Look, ...] = (
    _gtin,
    _part_number,
    _model,
    _brand,
    _attributes,
    _pack,
    _condition,
    _kind,
    _words,
)
