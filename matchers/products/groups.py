"""Which products are variants of one item, from the keys that they share.

Invariant: products of two brands are never linked, and a group keeps its id as long as it keeps products.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from catalog.domain.variant_key import VariantKey
from catalog.normalise.mpn import mpn_key
from catalog.titles import read_title, shipped_brands
from catalog.titles.units import UNITS
from matchers.clustering.components import connected
from matchers.products.identity import assign_products
from matchers.products.variant_keys import axis_values, split_variant

# A key that more products share is a shelf or a serial title, not an item: clothes come in some 20 sizes and
# 10 colours, which a store says itself; titles that say so little are rarely of one item.
MOST_OF_A_STORE, MOST_OF_A_TITLE = 200, 40
# Part numbers of one item's variants begin alike, for at least this share of the shorter one.
_SHARED_MPN = 0.5

# Attributes in which variants of one item may differ.
AXES = frozenset(("colour", "storage", "memory", "length", "size", "weight", "volume", "flavour", "style"))


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMember:
    """A product, as far as groups need it; ``group_id`` is the group that it has now."""

    product_id: str
    name: str
    brand: str | None = None
    mpn: str | None = None
    group_id: str | None = None
    keys: Collection[VariantKey] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantGroup:
    """``products``: at least two ids, in order. ``axes``: names of attributes in which they differ."""

    id: str
    name: str
    axes: tuple[str, ...]
    products: tuple[str, ...]


def variant_groups(members: Sequence[GroupMember], *, new_id: Callable[[], str]) -> list[VariantGroup]:
    """Groups of two products or more. ``members`` must hold all products that share a key with one of them."""
    by_id = {member.product_id: member for member in members}
    clusters = [sorted(one) for one in connected(sorted(by_id), _links(members)) if len(one) > 1]
    before = {member.product_id: member.group_id for member in members if member.group_id}
    ids = assign_products(clusters, before, new_id=new_id).assignments
    return [
        VariantGroup(
            id=ids[cluster[0]],
            name=_name([by_id[one].name for one in cluster]),
            axes=_axes(by_id[one] for one in cluster),
            products=tuple(cluster),
        )
        for cluster in clusters
    ]


def _links(members: Iterable[GroupMember]) -> Iterator[tuple[str, str]]:
    sharing: defaultdict[str, list[tuple[GroupMember, VariantKey]]] = defaultdict(list)
    for member in members:
        for key in member.keys:
            sharing[key.key].append((member, key))
    for holders in sharing.values():
        products = len({member.product_id for member, _ in holders})
        if products > (MOST_OF_A_STORE if holders[0][1].values is None else MOST_OF_A_TITLE):
            continue
        for (left, one), (right, other) in combinations(holders, 2):
            if left.product_id != right.product_id and are_variants(left, one, right, other):
                yield left.product_id, right.product_id


def are_variants(left: GroupMember, one: VariantKey, right: GroupMember, other: VariantKey) -> bool:
    """Whether a shared key makes two products variants. A store's word is taken; titles must differ on an axis that
    both name, and where they name no model the part numbers must not speak against it.
    """
    if not _same_brand(left.brand, right.brand):
        return False
    if one.values is None or other.values is None:
        return one.values is other.values
    places, others = axis_values(one.values), axis_values(other.values)
    if not any(places[axis] != others[axis] for axis in places.keys() & others.keys()):
        return False
    return one.numbered or _alike(left.mpn, right.mpn)


def _same_brand(one: str | None, other: str | None) -> bool:
    known = shipped_brands()
    left, right = known.canonical(one), known.canonical(other)
    if not left or not right or left == right:
        return True
    return f" {left} ".startswith(f" {right} ") or f" {right} ".startswith(f" {left} ")


def _alike(one: str | None, other: str | None) -> bool:
    left, right = mpn_key(one), mpn_key(other)
    if not left or not right:
        return left is right
    shortest = min(len(left), len(right))
    shared = next((at for at in range(shortest) if left[at] != right[at]), shortest)
    return shared >= _SHARED_MPN * shortest


def _name(names: Sequence[str]) -> str:
    """The words of the shortest name that all names have, without colours and sizes; never empty."""
    shortest = min(names, key=lambda name: (len(name), name))
    shared = set.intersection(*(set(name.casefold().split()) for name in names))
    kept = [word for word in shortest.split() if word.casefold() in shared and _is_common(word)]
    return " ".join(kept).strip(" ,-–|(/") or shortest


def _is_common(word: str) -> bool:
    """Whether a word may name a group: not a colour, a size, or the unit and the sign of one."""
    words = read_title(word).words
    return not any(one in UNITS for one in words) and not split_variant(words)[1]


def _axes(members: Iterable[GroupMember]) -> tuple[str, ...]:
    """Attributes of which the members have several values."""
    values: defaultdict[str, set[str]] = defaultdict(set)
    for member in members:
        for name in AXES & member.attributes.keys():
            values[name].add(member.attributes[name])
    return tuple(sorted(name for name, several in values.items() if len(several) > 1))


def changed_groups(
    members: Iterable[GroupMember], groups: Iterable[VariantGroup]
) -> Mapping[str, str | None]:
    """Product → its new group, for those whose group changed."""
    now = {product: group.id for group in groups for product in group.products}
    return {
        member.product_id: now.get(member.product_id)
        for member in members
        if member.group_id != now.get(member.product_id)
    }
