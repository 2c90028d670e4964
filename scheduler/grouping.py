"""Keeps groups of variants in step with products: what changed and what shares a key with it is grouped anew.

Invariant: groups after any sequence of passes are those of one pass over all products, save for keys that more
products share than one item has variants.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from catalog.domain.offer import Offer
from catalog.domain.product import Product, ProductGroup
from catalog.storage.unit_of_work import UnitOfWork
from matchers.products.groups import (
    MOST_OF_A_STORE,
    GroupMember,
    VariantGroup,
    changed_groups,
    variant_groups,
)
from matchers.products.variant_keys import VariantSource, variant_keys


def regroup(
    uow: UnitOfWork,
    members: Mapping[str, Sequence[Offer]],
    *,
    changed: Collection[str],
    gone: Collection[str],
    now: datetime,
) -> set[str]:
    """Group the variants of products that were just written; returns the products whose group changed.

    ``members``: product → its live offers. ``changed``: those with another golden record. ``gone``: products that
    were merged into others or have no offers any more.
    """
    keys = {id_: variant_keys(_source(offer) for offer in offers) for id_, offers in members.items()}
    touched = uow.variant_keys.replace({**keys, **{id_: () for id_ in gone if id_ not in members}})
    near = _near(uow, touched | {id_ for id_ in changed if keys.get(id_)})
    if not near:
        return set()
    products = {id_: one for id_, one in uow.products.by_ids(near).items() if _is_live(one)}
    known = uow.variant_keys.of_products(products)
    candidates = [
        GroupMember(
            product_id=one.id,
            name=one.name,
            brand=one.brand,
            mpn=one.mpn,
            group_id=one.group_id,
            keys=known.get(one.id, ()),
            attributes=one.attributes,
        )
        for one in products.values()
    ]
    groups = variant_groups(candidates, new_id=lambda: uow.groups.allocate_ids(1)[0])
    _save(uow, groups)
    moved = changed_groups(candidates, groups)
    uow.products.save([replace(products[id_], group_id=new, updated_at=now) for id_, new in moved.items()])
    return set(moved)


def _near(uow: UnitOfWork, touched: Collection[str]) -> set[str]:
    """What is linked to ``touched`` by shared keys, however far, and what was in one group with it."""
    if not touched:
        return set()
    groups = {one.group_id for one in uow.products.by_ids(touched).values() if one.group_id is not None}
    near = {*touched, *(one.id for many in uow.products.of_groups(groups).values() for one in many)}
    asked: set[str] = set()
    fresh = set(near)
    while fresh:
        keys = {key.key for many in uow.variant_keys.of_products(fresh).values() for key in many} - asked
        fresh = uow.variant_keys.sharing(keys, at_most=MOST_OF_A_STORE) - near
        asked |= keys
        near |= fresh
    return near


def _save(uow: UnitOfWork, groups: Sequence[VariantGroup]) -> None:
    wanted = [ProductGroup(id=one.id, name=one.name, axes=one.axes) for one in groups]
    known = uow.groups.by_ids([one.id for one in wanted])
    uow.groups.save([one for one in wanted if known.get(one.id) != one])


def _is_live(product: Product) -> bool:
    return product.redirect_to is None and product.removed_at is None


def _source(offer: Offer) -> VariantSource:
    listing = offer.listing
    return VariantSource(
        store_id=listing.store_id, title=listing.name, brand=listing.brand, group_key=listing.group_key
    )
