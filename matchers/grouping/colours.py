"""Whether the products of a catalogue are apart by colour: some list each colour as a product, some merge them.

Where no store has two offers of a product, two offers of one store that differ in nothing but the colour say that
colours are products. So the share of one store among all pairs that differ in the colour alone tells which it is,
without a label: 1.0 in five kinds of appliances, .27 in mobile phones. Where colours are merged they are taken out
of the titles before anything else reads them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from catalog.titles import read_title
from matchers.record import Record

# pairs of one store that differ in the colour alone, as a share of all such pairs, from which colours are products
_SEPARATE = 0.6
# fewer such pairs decide nothing, and colours stay
_FEWEST = 20
# offers with one title but for the colour that are looked at: bounds the pairs of a group
_AT_MOST = 30
# a word that stands before a colour in so large a share of its places belongs to it ("midnight black", "space grey")
_BELONGS = 0.8
_SEEN = 3


def without_merged_colours(records: Sequence[Record]) -> list[Record]:
    """The records, titles without colours where offers of any colour are one product.

    For catalogues where no store has two offers of a product.
    """
    titles = [record.title.split() for record in records]
    colours = _colours(titles)
    gone = colours | _belonging(titles, colours)
    bare = [[word for word in title if word not in gone] for title in titles]
    if not _merged([record.store_id for record in records], titles, bare, colours):
        return list(records)
    return [
        replace(record, title=" ".join(words) or record.title)
        for record, words in zip(records, bare, strict=True)
    ]


def _colours(titles: Iterable[Sequence[str]]) -> frozenset[str]:
    """Words that name a colour."""
    return frozenset(
        word for word in {word for title in titles for word in title} if read_title(word).colours
    )


def _belonging(titles: Sequence[Sequence[str]], colours: frozenset[str]) -> frozenset[str]:
    """Words that nearly always stand before a colour."""
    seen = Counter(word for title in titles for word in title)
    before = Counter(
        one for title in titles for one, other in pairwise(title) if other in colours and one.isalpha()
    )
    return frozenset(
        word for word, count in before.items() if count >= _SEEN and count >= _BELONGS * seen[word]
    )


def _merged(
    stores: Sequence[str | None],
    titles: Sequence[Sequence[str]],
    bare: Sequence[Sequence[str]],
    colours: frozenset[str],
) -> bool:
    """Whether few of the pairs that differ in the colour alone are of one store."""
    alike: dict[frozenset[str], list[int]] = defaultdict(list)
    for row, (title, words) in enumerate(zip(titles, bare, strict=True)):
        if colours & set(title):
            alike[frozenset(words)].append(row)
    pairs = one_store = 0
    for rows in alike.values():
        for one, other in combinations(rows[:_AT_MOST], 2):
            if not (colours & set(titles[one])) & set(titles[other]):
                pairs += 1
                one_store += stores[one] == stores[other]
    return pairs >= _FEWEST and one_store < _SEPARATE * pairs
