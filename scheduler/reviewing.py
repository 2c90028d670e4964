"""The pairs that wait for a person, those first whose answer matters most."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalog.domain.judgement import Judgement
from catalog.domain.offer import Offer
from catalog.storage.unit_of_work import UnitOfWork
from scheduler.services import BatchServices

# The most probable ones are looked at; what is less probable than these matters little.
_READ = 2_000
# Where a rule asks there is no probability.
_EVEN = 0.5
# A price more than twice as high tells of two things rather than of a bargain, so that such a gap does not count.
_WIDEST_GAP = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """A pair that waits for a person; one for each two products, as one answer settles all of their pairs.

    ``moves``: offers that would change their product with a yes. ``price_gap``: by how much the best price of one
    product lies above that of the other, None where one has none. ``stake`` orders the queue: the offers that are
    likely to move, up to twice as much where the prices differ by no more than a bargain may.
    """

    left: int
    right: int
    left_title: str
    right_title: str
    left_product: str
    right_product: str
    score: float | None
    reason: str
    moves: int
    price_gap: float | None
    stake: float


def open_questions(services: BatchServices, *, limit: int) -> tuple[list[OpenQuestion], int]:
    """The ``limit`` questions that matter most, and how many pairs wait in all."""
    with UnitOfWork(services.database, read_only=True) as uow:
        waiting = uow.judgements.open_questions(limit=_READ)
        total = uow.judgements.count_open_questions()
        offers = uow.offers.by_ids(
            {one for row in waiting for one in (row.left_offer_id, row.right_offer_id)}
        )
        products = uow.offers.of_products(
            {one.product_id for one in offers.values() if one.product_id is not None}
        )
    asked: dict[tuple[str, str], OpenQuestion] = {}
    for row in waiting:  # the most probable first
        question = _question(services, row, offers, products)
        asked.setdefault((question.left_product, question.right_product), question)
    ordered = sorted(asked.values(), key=lambda one: (-one.stake, one.left, one.right))
    return ordered[:limit], total


def _question(
    services: BatchServices,
    row: Judgement,
    offers: Mapping[int, Offer],
    products: Mapping[str, Sequence[Offer]],
) -> OpenQuestion:
    left, right = offers[row.left_offer_id], offers[row.right_offer_id]
    if (right.product_id or "") < (left.product_id or ""):
        left, right = right, left
    assert left.product_id is not None and right.product_id is not None
    sides = (products[left.product_id], products[right.product_id])
    moves, gap = min(map(len, sides)), _gap([_best(services, side) for side in sides])
    chance = _EVEN if row.score is None else row.score
    return OpenQuestion(
        left=left.id,
        right=right.id,
        left_title=left.listing.name,
        right_title=right.listing.name,
        left_product=left.product_id,
        right_product=right.product_id,
        score=row.score,
        reason=row.reason,
        moves=moves,
        price_gap=gap,
        stake=chance * moves * (1 + (gap if gap and gap <= _WIDEST_GAP else 0.0)),
    )


def _best(services: BatchServices, offers: Sequence[Offer]) -> float | None:
    """The lowest price in the currency of comparison, of offers that can be had."""
    prices = [
        float(price.amount)
        for offer in offers
        if (price := services.rates.comparable(offer.listing.price, services.settings.currency)) is not None
        and (offer.listing.availability is None or offer.listing.availability.purchasable)
    ]
    return min((price for price in prices if price > 0), default=None)


def _gap(prices: Sequence[float | None]) -> float | None:
    known = [price for price in prices if price is not None]
    return max(known) / min(known) - 1 if len(known) == len(prices) else None
