"""A matcher's plan in parts that can be written one after the other."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from matchers.clustering.components import connected
from matchers.plan import MatchPlan

# Products of a part: bounds how long others wait for the database (a second or so), and memory.
_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class PlanPart:
    """Products that exchange offers with no product of another part, and what becomes of them.

    ``products``: to be written anew. ``moves``: offer → its product, None for none. ``redirects`` and ``emptied``: as
    in the plan.
    """

    products: list[str]
    moves: dict[int, str | None]
    redirects: dict[str, str]
    emptied: list[str]


def parts_of(
    plan: MatchPlan, *, settled: Collection[str], before: Mapping[int, str | None]
) -> Iterator[PlanPart]:
    """The plan in parts, so that a reader never sees an offer in two products.

    ``settled``: further products to be written anew. ``before``: the products of the plan's offers as they are.
    """
    moves: defaultdict[str, dict[int, str | None]] = defaultdict(dict)
    ties = list(plan.redirects.items())
    for name, product in plan.assignments.items():
        offer = int(name)
        old = before.get(offer)
        home = product or old
        if home is None:
            continue
        moves[home][offer] = product
        if old is not None and old != home:
            ties.append((old, home))
    anew = {*plan.touched, *settled} - plan.redirects.keys()
    emptied = set(plan.emptied)
    named = sorted({*anew, *emptied, *moves, *(product for tie in ties for product in tie)})
    for products in _packed(connected(named, ties)):
        yield PlanPart(
            products=[product for product in products if product in anew],
            moves={offer: new for product in products for offer, new in moves.get(product, {}).items()},
            redirects={one: plan.redirects[one] for one in products if one in plan.redirects},
            emptied=[product for product in products if product in emptied],
        )


def _packed(components: list[list[str]]) -> Iterator[list[str]]:
    """Components put together until they are as many products as are written at once."""
    packed: list[str] = []
    for component in components:
        if packed and len(packed) + len(component) > _AT_ONCE:
            yield packed
            packed = []
        packed += component
    if packed:
        yield packed
