"""Which product id each cluster keeps: ids survive re-runs, merges redirect, splits keep the larger part.

Invariant: an offer changes its product only when its cluster changed, and no id is ever given out twice.
"""

import secrets
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

# 60 random bits: the chance that two of 10^8 products ever share an id is below one percent
_ID_BITS = 60
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no letter that reads as a digit


def new_product_id() -> str:
    """A fresh public id: ``p`` and 12 letters or digits."""
    number = secrets.randbits(_ID_BITS)
    return "p" + "".join(_ALPHABET[number >> shift & 31] for shift in range(0, _ID_BITS, 5))


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityPlan:
    """``assignments``: offer → product for every offer of the clusters given.

    ``founded``: ids that are new. ``redirects``: product that lost all its offers → the one that took most of
    them. ``splits``: product → products that took offers from it while it lives on. ``emptied``: products
    that lost all their offers and have no successor (every offer was withdrawn).
    """

    assignments: Mapping[str, str] = field(default_factory=dict)
    founded: tuple[str, ...] = ()
    redirects: Mapping[str, str] = field(default_factory=dict)
    splits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    emptied: tuple[str, ...] = ()


def assign_products(
    clusters: Iterable[Sequence[str]],
    previous: Mapping[str, str],
    *,
    gone: Iterable[str] = (),
    new_id: Callable[[], str] = new_product_id,
) -> IdentityPlan:
    """Give each cluster of offer ids the id of the product it shares most offers with.

    ``previous``: offer → product before; offers without one are new. ``gone``: offers withdrawn since. Each
    id goes to the cluster with the most of its offers, the largest overlaps first; ties go to the smaller
    product id, then to the cluster with the smallest offer id. Clusters left over get ids of their own.
    """
    ordered = sorted(sorted(cluster) for cluster in clusters)
    claims = sorted(
        (-count, product, index)
        for index, cluster in enumerate(ordered)
        for product, count in Counter(previous[offer] for offer in cluster if offer in previous).items()
    )
    keeps, owner = _settle(claims)
    founded = []
    for index in range(len(ordered)):
        if index not in keeps:
            keeps[index] = new_id()
            founded.append(keeps[index])
    assignments = {offer: keeps[index] for index, cluster in enumerate(ordered) for offer in cluster}
    return IdentityPlan(
        assignments=assignments,
        founded=tuple(founded),
        redirects={
            product: keeps[index] for product, index in _successors(claims).items() if product not in owner
        },
        splits=_splits(claims, keeps, owner),
        emptied=tuple(sorted({previous[o] for o in gone if o in previous} - {p for _, p, _ in claims})),
    )


def _settle(claims: Sequence[tuple[int, str, int]]) -> tuple[dict[int, str], dict[str, int]]:
    """Cluster → id it keeps, and the same the other way round: the largest overlap first."""
    keeps: dict[int, str] = {}
    owner: dict[str, int] = {}
    for _, product, index in claims:
        if index not in keeps and product not in owner:
            keeps[index], owner[product] = product, index
    return keeps, owner


def _successors(claims: Sequence[tuple[int, str, int]]) -> dict[str, int]:
    """Product → the cluster that holds most of its offers."""
    successors: dict[str, int] = {}
    for _, product, index in claims:
        successors.setdefault(product, index)
    return successors


def _splits(
    claims: Sequence[tuple[int, str, int]], keeps: Mapping[int, str], owner: Mapping[str, int]
) -> dict[str, tuple[str, ...]]:
    """Product that lives on → the other products that took offers from it."""
    parts: dict[str, list[str]] = {}
    for _, product, index in claims:
        if product in owner and owner[product] != index:
            parts.setdefault(product, []).append(keeps[index])
    return {product: tuple(sorted(others)) for product, others in sorted(parts.items())}
