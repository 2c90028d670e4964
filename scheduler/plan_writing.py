"""Writes the matcher's plan into the catalog: golden records, assignments, redirects, groups, judgements."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from catalog.domain.judgement import Judgement
from catalog.domain.offer import Offer
from catalog.storage.unit_of_work import UnitOfWork
from matchers.deciding.outcome import PairOutcome
from matchers.plan import MatchPlan
from scheduler.grouping import regroup
from scheduler.plan_parts import PlanPart
from scheduler.records import to_product
from scheduler.vocabulary import Vocabulary

# Outcomes decided and written at once.
_OUTCOMES = 20_000


def write_part(uow: UnitOfWork, part: PlanPart, *, now: datetime, vocabulary: Vocabulary) -> int:
    """Write a part of a plan; returns how many products changed. ``vocabulary``: what stores' own words are in that of
    all.

    Golden records first, since an offer can only point at a product that is there.
    """
    members = _members(uow, part.products, part.moves)
    changed = _save(uow, members, now, vocabulary)
    uow.offers.assign(part.moves)
    uow.products.merge(part.redirects)
    uow.products.remove_empty(part.emptied)
    gone = {*part.redirects, *part.emptied}
    return len(changed | regroup(uow, members, changed=changed, gone=gone, now=now))


def write_outcomes(uow: UnitOfWork, plan: MatchPlan, *, matched: Collection[int], now: datetime) -> None:
    """Write what was decided of pairs, many in transactions of their own; the last one is left to the caller.

    ``matched``: the offers that were compared anew, whose earlier outcomes are forgotten.
    """
    uow.judgements.remove_stale(matched)
    for start in range(0, len(plan.outcomes), _OUTCOMES):
        uow.commit()  # nobody waits while pairs are decided
        judged = [_judged(outcome, now) for outcome in plan.outcomes[start : start + _OUTCOMES]]
        uow.judgements.save(judged)


def rewrite(uow: UnitOfWork, products: Sequence[str], *, now: datetime, vocabulary: Vocabulary) -> set[str]:
    """Write the golden records of products whose offers stay as they are; returns the products that changed."""
    members = uow.offers.of_products(products)
    changed = _save(uow, members, now, vocabulary)
    return changed | regroup(uow, members, changed=changed, gone=(), now=now)


def _save(
    uow: UnitOfWork, members: Mapping[str, list[Offer]], now: datetime, vocabulary: Vocabulary
) -> set[str]:
    known = uow.products.by_ids(members)
    return uow.products.save(
        [
            to_product(
                id_,
                many,
                group_id=known[id_].group_id if id_ in known else None,
                now=now,
                vocabulary=vocabulary,
            )
            for id_, many in members.items()
        ]
    )


def _members(
    uow: UnitOfWork, products: Iterable[str], moved: Mapping[int, str | None]
) -> dict[str, list[Offer]]:
    """The live offers that each product has once the moves are done."""
    wanted = set(products)
    arriving = [offer for offer, product in moved.items() if product in wanted]
    pool = {one.id: one for many in uow.offers.of_products(wanted).values() for one in many}
    pool |= uow.offers.by_ids(arriving)
    members: defaultdict[str, list[Offer]] = defaultdict(list)
    for offer in pool.values():
        product = moved.get(offer.id, offer.product_id)
        if product in wanted and offer.withdrawn_at is None:
            members[product].append(offer)
    return dict(members)


def _judged(outcome: PairOutcome, now: datetime) -> Judgement:
    left, right = sorted((int(outcome.left), int(outcome.right)))
    return Judgement(
        left_offer_id=left,
        right_offer_id=right,
        decision=outcome.decision,
        decided_by=outcome.decided_by,
        score=outcome.score,
        reason=outcome.reason,
        decided_at=now,
    )
