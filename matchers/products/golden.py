"""The golden record of a product: each field voted for by its offers, with the offer it was taken from."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

Value = TypeVar("Value", bound=Hashable)

# Characters of a title that say what is needed and fit into two lines; breaks ties only.
_USUAL_LENGTH = 60
_LONGEST_VALUE = 4
_MARKS = ",.;:|()[]/–-*!"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldenSource:
    """What one offer says of the product; ``brand`` and identifiers normalised.

    ``offer_id`` is the catalog's. ``gtin``: 14 digits, check digit verified.
    ``attributes``: normalised name → value.
    """

    offer_id: int
    title: str
    brand: str | None = None
    mpn: str | None = None
    gtin: str | None = None
    category: tuple[str, ...] = ()
    description: str | None = None
    image_urls: tuple[str, ...] = ()
    rating: float | None = None
    review_count: int | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldenRecord:
    """The fields of a Product. ``sources``: field → offer id; attributes as ``attributes.NAME``."""

    name: str
    brand: str | None
    mpn: str | None
    gtins: tuple[str, ...]
    category: tuple[str, ...]
    description: str | None
    image_urls: tuple[str, ...]
    rating: float | None
    review_count: int | None
    attributes: Mapping[str, str]
    sources: Mapping[str, int]


def golden_record(offers: Sequence[GoldenSource]) -> GoldenRecord:
    """Vote on every field. Independent of the order of the offers; raises ValueError on none."""
    if not offers:
        raise ValueError("a golden record needs at least one offer, got none")
    ordered = sorted(offers, key=lambda offer: offer.offer_id)
    sources: dict[str, int] = {}
    name = _central_title(ordered, sources)
    rated = max(
        ordered, key=lambda offer: (offer.review_count or 0, offer.rating is not None, -offer.offer_id)
    )
    if rated.rating is not None:
        sources["rating"] = rated.offer_id
    return GoldenRecord(
        name=name,
        brand=_vote("brand", ordered, lambda offer: offer.brand, sources),
        mpn=_vote("mpn", ordered, lambda offer: offer.mpn, sources),
        gtins=_gtins(ordered, sources),
        category=_vote("category", ordered, lambda offer: offer.category or None, sources, _deeper) or (),
        description=_longest("description", ordered, lambda offer: offer.description or "", sources) or None,
        image_urls=_longest("image_urls", ordered, lambda offer: offer.image_urls, sources),
        rating=rated.rating,
        review_count=rated.review_count if rated.rating is not None else None,
        attributes=_attributes(ordered, sources),
        sources=sources,
    )


def voted_category(offers: Sequence[GoldenSource]) -> tuple[tuple[str, ...], int | None]:
    """The category of the golden record and the offer that it was taken from; None where no offer has one."""
    sources: dict[str, int] = {}
    ordered = sorted(offers, key=lambda offer: offer.offer_id)
    path = _vote("category", ordered, lambda offer: offer.category or None, sources, _deeper) or ()
    return path, sources.get("category")


def _nothing_more(_: object) -> float:
    return 0.0


def _deeper(path: tuple[str, ...]) -> float:
    """Half a vote for a path: "Computers > Laptops" says more than "Laptop" and breaks a tie."""
    return 0.5 if len(path) > 1 else 0.0


def _vote(
    name: str,
    offers: Sequence[GoldenSource],
    read: Callable[[GoldenSource], Value | None],
    sources: dict[str, int],
    bonus: Callable[[Value], float] = _nothing_more,
) -> Value | None:
    """The value most offers give (case aside for text), ``bonus`` added; the oldest offer breaks a tie."""
    values = [(offer.offer_id, value) for offer in offers if (value := read(offer))]
    if not values:
        return None
    votes = Counter(_folded(value) for _, value in values)
    most = max(votes[_folded(value)] + bonus(value) for _, value in values)
    for offer_id, value in values:
        if votes[_folded(value)] + bonus(value) == most:
            sources[name] = offer_id
            return value
    return None


def _folded(value: Hashable) -> Hashable:
    return value.casefold() if isinstance(value, str) else value


def _gtins(offers: Sequence[GoldenSource], sources: dict[str, int]) -> tuple[str, ...]:
    """All GTINs, the one most offers give first."""
    votes = Counter(offer.gtin for offer in offers if offer.gtin)
    first = _vote("gtins", offers, lambda offer: offer.gtin, sources)
    rest = sorted((gtin for gtin in votes if gtin != first), key=lambda gtin: (-votes[gtin], gtin))
    return (first, *rest) if first else ()


Sized = TypeVar("Sized", str, tuple[str, ...])


def _longest(
    name: str, offers: Sequence[GoldenSource], read: Callable[[GoldenSource], Sized], sources: dict[str, int]
) -> Sized:
    best = max(offers, key=lambda offer: (len(read(offer)), -offer.offer_id))
    if read(best):
        sources[name] = best.offer_id
    return read(best)


def _attributes(offers: Sequence[GoldenSource], sources: dict[str, int]) -> dict[str, str]:
    voted: dict[str, str] = {}
    for name in sorted({name for offer in offers for name in offer.attributes}):

        def read(offer: GoldenSource, name: str = name) -> str | None:
            return offer.attributes.get(name)

        value = _vote(f"attributes.{name}", offers, read, sources)
        if value is not None:
            voted[name] = value
    return voted


def _central_title(offers: Sequence[GoldenSource], sources: dict[str, int]) -> str:
    """The title whose words most other titles or the offers' fields say too, so neither the barest nor the most
    decorated one ("fast shipping", the model twice).
    """
    titles = [_words(offer.title) for offer in offers]
    shares = Counter(word for title in titles for word in set(title))
    fields = _stated_words(offers)
    categories = [_words_of(offer.category) for offer in offers]
    filed = Counter(word for words in categories for word in words)

    def support(index: int) -> tuple[float, float, int, int]:
        """Words that are stated or that half of the offers use, less those of no other offer and repetitions. An
        offer's own category confirms nothing: a store that writes another language does so in both."""
        words = set(titles[index])
        stated = fields | {word for word in words if filed[word] > (word in categories[index])}
        backed = sum(word in stated or max(2, len(offers) / 2) <= shares[word] for word in words)
        alone = sum(word not in stated and shares[word] == 1 for word in words)
        repeated = len(titles[index]) - len(words)
        length = len(offers[index].title)
        return backed - 0.5 * (alone + repeated), -abs(length - _USUAL_LENGTH), -len(words), -index

    best = max(range(len(offers)), key=support)
    sources["name"] = offers[best].offer_id
    return offers[best].title


def _stated_words(offers: Sequence[GoldenSource]) -> set[str]:
    """What the offers' fields say of the thing itself; long values are lists, such as of what it goes with."""
    texts = {
        text for offer in offers for text in (offer.brand, offer.mpn, *offer.attributes.values()) if text
    }
    return _words_of(texts)


def _words_of(values: Iterable[str]) -> set[str]:
    words = [_words(value) for value in values]
    return {word for value in words if len(value) <= _LONGEST_VALUE for word in value}


def _words(text: str) -> list[str]:
    """Without the marks around them, which part a title differently in every store."""
    return [word for piece in text.casefold().split() if (word := piece.strip(_MARKS))]
