"""Groups of the demo's items, with matching taken from the truth, against the demo's groups."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations, count

from fixtures.assortment import read_assortment
from fixtures.items import Form, StoreItem
from matchers.products.groups import GroupMember, variant_groups
from matchers.products.variant_keys import VariantSource, variant_keys

# A wrong group shows a shopper a thing as the colour of another; a missed one only costs a link.
_LEAST_PRECISION = 0.97
# Not all: the other shops do not say what their variants are, and name them by part numbers alone.
_LEAST_RECALL = 0.6


# Those of the shops that state the group of a page in its data; others show groups as one page with options.
_STATING = {"voltera", "maplemart"}


def _group_key(item: StoreItem) -> str | None:
    recipe = item.recipe
    stated = item.store.id in _STATING and recipe.form is Form.SINGLE
    return item.group or (recipe.base.group if stated else None)


def _member(product_id: str, items: Iterable[StoreItem]) -> GroupMember:
    many = list(items)
    sources = [
        VariantSource(store_id=item.store.id, title=item.title, brand=item.brand, group_key=_group_key(item))
        for item in many
    ]
    return GroupMember(
        product_id=product_id,
        name=many[0].title,
        brand=_most(item.brand for item in many),
        mpn=_most(item.mpn for item in many if item.mpn),
        keys=variant_keys(sources),
    )


def _most(values: Iterable[str]) -> str | None:
    return next((value for value, _ in Counter(values).most_common(1)), None)


def _pairs(groups: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def test_nearly_all_pairs_that_are_grouped_are_variants_and_most_variants_are_grouped() -> None:
    sold: defaultdict[str, list[StoreItem]] = defaultdict(list)
    truth: defaultdict[str, set[str]] = defaultdict(set)
    for item in (item for items in read_assortment().values() for item in items):
        sold[item.recipe.product_id].append(item)
        if item.recipe.form is Form.SINGLE and item.recipe.base.group:
            truth[item.recipe.base.group].add(item.recipe.product_id)
    numbers = count()
    found = variant_groups(
        [_member(product_id, items) for product_id, items in sold.items()], new_id=lambda: f"g{next(numbers)}"
    )
    grouped, variants = _pairs(group.products for group in found), _pairs(truth.values())
    assert len(grouped & variants) / len(grouped) >= _LEAST_PRECISION
    assert len(grouped & variants) / len(variants) >= _LEAST_RECALL
