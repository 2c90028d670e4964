"""Doubts where nothing but plain words says that two offers are one product: no model is named by both.

The score has learned most from goods that bear model numbers; without them it takes a flavour, a design or a team for
one word of many. The counts are of labelled pairs that the score would merge, 1 in 17 of them wrong, and of "others",
such pairs of titles of general goods of which no two are one product.
"""

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import Indel

from catalog.normalise.brand import brand_key
from catalog.titles import BrandTable
from catalog.titles.lexicon import WordKind
from catalog.titles.lexicon import words as listed_words
from catalog.titles.text import compact, fold
from matchers.deciding.model_names import one_model
from matchers.deciding.reading import brand_in_title, title_reading
from matchers.deciding.rules import RuleVerdict, asked
from matchers.deciding.variants import JOINING
from matchers.deciding.wording import empty_words, wording
from matchers.features.profile import Profile, profile
from matchers.features.residue import leftovers
from matchers.record import Record

# shorter words are sizes and abbreviations
_MIN_WORD = 3
# so many words a side are told
_TOLD = 3
# software runs on several, and comes on several
_SEVERAL = frozenset((WordKind.PLATFORM, WordKind.MEDIA))
# "Palette Deluxe" may be cut to "PALETTE DELU"; "Vindija" is not "Vindon"
_ONE_BRAND = 0.7
_NO_BRANDS = BrandTable()


def words_apart(left: Record, right: Record) -> RuleVerdict | None:
    """Each title has a word that the other offer does not have in any spelling: 70 are right and 7 wrong, and 110 of
    264 others. Or one title alone has (see ``_added``).
    """
    if one_model(left, right):
        return None
    one, other, _ = leftovers(_profile(left.title), _profile(right.title))
    mine, theirs = _telling(left, one), _telling(right, other)
    if not mine and not theirs:
        return None
    known = _stated(left) | _stated(right)
    meant = _meant(mine) & _meant(theirs)
    mine, theirs = (
        [word for word in lone if word not in known and meant.isdisjoint(_meant([word]))]
        for lone in (mine, theirs)
    )
    if mine and theirs:
        told = f"one says {_told(mine)}, the other {_told(theirs)}"
        return asked(f"both name no model, and {told}", rivals=True)
    rest = sum(_says(word) for word in (*one, *other) if word not in known)
    if rest > len(mine) + len(theirs) or _figures(one) != _figures(other):
        return None
    return _added(left, right, mine) if mine else _added(right, left, theirs)


def _added(long: Record, short: Record, words: Sequence[str]) -> RuleVerdict | None:
    """What one title adds, where they are the same otherwise, behind the first word that both have (before it stand
    makers and kinds of goods): 40 are right and 5 wrong, and 79 of 249 others. A number in both, as "toast 8", tells as
    much as a model: of what is the same but for such words 19 are right, 2 wrong and 8 others. What a category or the
    store's own name says is no difference.
    """
    one, other = title_reading(long.title), title_reading(short.title)
    if not set(one.numbers).isdisjoint(other.numbers):
        return None
    at = next((at for at, word in enumerate(one.words) if word in other.words), len(one.words))
    known = {*one.words[:at], *_words(long.category), *_words(short.category), *_words(long.store_id)}
    if "+" in short.title:
        known.add("plus")
    added = [word for word in words if word not in known and not _is_colour(word)]
    return asked(f"both name no model, and one alone says {_told(added)}") if added else None


def brands_apart(left: Record, right: Record) -> RuleVerdict | None:
    """Two brands, of which neither stands in the other's title: 4 are right, 14 of 264 others."""
    one, other = brand_key(left.brand), brand_key(right.brand)
    if not one or not other or one in other or other in one:
        return None
    if one in _signs(right.title) or other in _signs(left.title):
        return None
    if Indel.normalized_similarity(one, other) >= _ONE_BRAND or one_model(left, right):
        return None
    return asked(f"both name no model, and the brands are {left.brand} and {right.brand}", rivals=True)


def _telling(record: Record, lone: Sequence[str]) -> list[str]:
    """Those of some words that may tell a variant, in the order of the title."""
    found = {word for word in lone if _tells(word)} - empty_words(record.title)
    return [word for word in dict.fromkeys(wording(record.title).told) if word in found]


def _tells(word: str) -> bool:
    return _says(word) and not any(kind in _SEVERAL for kind, _ in listed_words().get(word, ()))


def _says(word: str) -> bool:
    return len(word) >= _MIN_WORD and word.isalpha() and word not in JOINING


def _is_colour(word: str) -> bool:
    """Stores often leave a colour out."""
    return any(kind is WordKind.COLOUR for kind, _ in listed_words().get(word, ()))


def _figures(words: Sequence[str]) -> bool:
    return not all(map(str.isalpha, words))


def _words(text: str | None) -> frozenset[str]:
    return wording(text).words if text else frozenset()


def _meant(words: Sequence[str]) -> set[tuple[WordKind, str]]:
    """What words stand for where they are listed: "blau" and "blue" for one colour."""
    return {meaning for word in words for meaning in listed_words().get(word, ())}


def _stated(record: Record) -> frozenset[str]:
    """Words of the brand, and of what the store states in fields of its own."""
    texts = (record.brand, brand_in_title(record.title), *record.attributes.values())
    return frozenset(word for text in texts if text for word in wording(text).words)


@lru_cache(maxsize=10_000)
def _profile(title: str) -> Profile:
    return profile(Record(id="", title=title), brands=_NO_BRANDS)


@lru_cache(maxsize=10_000)
def _signs(title: str) -> str:
    return compact(fold(title))


def _told(words: Sequence[str]) -> str:
    return " ".join(words[:_TOLD]) + (" …" if len(words) > _TOLD else "")
