"""Compares who is in which product before and after."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import blake2b

Products = Mapping[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Churn:
    """Counts of offers. ``same``: those whose group has the same members as before; ``moved``: another id."""

    offers: int
    same: int
    moved_of_same: int
    moved: int

    @property
    def share_of_same(self) -> float:
        """Share of the offers in unchanged groups whose product has another id."""
        return self.moved_of_same / self.same if self.same else 0.0

    @property
    def share(self) -> float:
        """Share of all offers whose product has another id."""
        return self.moved / self.offers if self.offers else 0.0


def churn(before: Products, after: Products) -> Churn:
    """Both give each offer its product."""
    groups_before, groups_after = members(before), members(after)
    same = {one for one in before if groups_before[before[one]] == groups_after[after[one]]}
    moved = {one for one in before if before[one] != after[one]}
    return Churn(offers=len(before), same=len(same), moved_of_same=len(same & moved), moved=len(moved))


def members(products: Products) -> dict[str, frozenset[int]]:
    """Product → its offers."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for offer, product in products.items():
        found[product].add(offer)
    return {product: frozenset(offers) for product, offers in found.items()}


def named(products: Products, name: Callable[[frozenset[int]], str]) -> Products:
    """The same groups with ids made from their members, as simpler ways to name products do."""
    return {offer: name(offers) for offers in members(products).values() for offer in offers}


def after_first(offers: frozenset[int]) -> str:
    """Names a product after its oldest offer."""
    return f"p{min(offers)}"


def after_all(offers: frozenset[int]) -> str:
    """Names a product by a hash of its offers."""
    return blake2b(repr(sorted(offers)).encode(), digest_size=8).hexdigest()
