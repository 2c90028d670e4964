"""Which offers fit one of two nearly as well as these fit each other: why the matcher asks instead of merging."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.domain.judgement import DecidedBy
from catalog.domain.offer import Offer
from catalog.storage.unit_of_work import UnitOfWork
from matchers.clustering.part_problems import log_odds
from matchers.options import MatchingOptions

# more than these say nothing more
_MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """``offer`` fits ``to``, one of a pair, with probability ``score``, and is in no product with the other of it."""

    offer: int
    to: int
    title: str
    store_id: str
    score: float

    def sentence(self) -> str:
        """For people."""
        offer = f"{self.offer} {self.title!r} [{self.store_id}]"
        return f"Nearly as good for {self.to}: {offer}, {self.score:.0%} probable."


def rivals_of(
    uow: UnitOfWork, left: Offer, right: Offer, *, score: float, options: MatchingOptions
) -> tuple[Rival, ...]:
    """The best rivals of a pair of that probability, as matching compared them; the most probable first."""
    found = list(_scored(uow, left, right))
    offers = uow.offers.by_ids([offer for offer, _, _ in found])
    least = float(log_odds(score)) - options.lead
    mine = {left.id: left, right.id: right}
    partner = {left.id: right, right.id: left}
    rivals = [
        Rival(
            offer=offer,
            to=to,
            title=offers[offer].listing.name,
            store_id=offers[offer].listing.store_id,
            score=likely,
        )
        for offer, to, likely in found
        if offer in offers
        and offers[offer].withdrawn_at is None
        and offers[offer].product_id != partner[to].product_id
        # what one store lists both is taken for two products
        and offers[offer].listing.store_id != mine[to].listing.store_id
        and float(log_odds(likely)) > least
    ]
    return tuple(sorted(rivals, key=lambda one: (-one.score, one.offer, one.to))[:_MOST])


def _scored(uow: UnitOfWork, left: Offer, right: Offer) -> Iterator[tuple[int, int, float]]:
    """Other offers that the matcher compared with one of the two: the offer, which of the two, the probability."""
    both = {left.id, right.id}
    for row in uow.judgements.of_offers(sorted(both)):
        pair = {row.left_offer_id, row.right_offer_id}
        if row.decided_by is DecidedBy.MODEL and row.score is not None and pair != both:
            (to,) = pair & both
            (offer,) = pair - both
            yield offer, to, row.score
