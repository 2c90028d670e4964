"""Teaches the matcher the catalogue: reads offers and judgements, and keeps what was learned if it is better."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from catalog.domain.judgement import Judgement
from catalog.domain.offer import Offer
from catalog.storage.unit_of_work import UnitOfWork
from matchers.blocking.keys import verified_gtin
from matchers.features import CatalogueContext
from matchers.learning.confirmed import confirmed_pairs
from matchers.learning.lesson import Lesson, learn
from matchers.record import Record
from matchers.scoring import MatcherModel
from scheduler.matching import told
from scheduler.models import kept_context, matcher_in_use, model_versions
from scheduler.records import record_of
from scheduler.services import BatchServices

# Offers that are read into memory; of a larger catalogue whole products are left out.
_MOST = 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """``number``: of the new matcher, None where it was not kept. ``before``: of the matcher it was compared with."""

    lesson: Lesson
    offers: int
    before: int
    number: int | None


def learn_from_catalog(services: BatchServices, *, keep: bool = True) -> Learned:
    """Learn, and put the result into use where it is better. Raises InsufficientDataError."""
    with UnitOfWork(services.database, read_only=True) as uow:
        judgements = uow.judgements.by_operator()
        records = _records(uow, services, judgements)
    before = matcher_in_use(services.settings)
    lesson = learn(
        confirmed_pairs(records, [told(one) for one in judgements]),
        shipped=MatcherModel.shipped(),
        in_use=before.model,
        context=kept_context(services.settings) or CatalogueContext.of(records),
    )
    number = None
    if keep and lesson.accepted:
        number = model_versions(services.settings).add(lesson.model).number
    return Learned(lesson=lesson, offers=len(records), before=before.number, number=number)


def _records(uow: UnitOfWork, services: BatchServices, judgements: Sequence[Judgement]) -> list[Record]:
    """Every offer of a small catalogue; of a large one a share of the products, the same ones each time."""
    judged = {offer for one in judgements for offer in (one.left_offer_id, one.right_offer_id)}
    share = min(1.0, _MOST / max(uow.offers.count(), 1))
    return [
        record
        for offer in _live(uow)
        for record in [record_of(services, offer)]
        if share == 1.0 or offer.id in judged or _part(verified_gtin(record) or record.id) < share
    ]


def _live(uow: UnitOfWork) -> Iterator[Offer]:
    for batch in uow.offers.iterate():
        yield from batch


def _part(name: str) -> float:
    """A number in 0…1 from a name."""
    return int.from_bytes(blake2b(name.encode(), digest_size=4).digest()) / 2**32
