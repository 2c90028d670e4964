"""Learns one vocabulary for all stores from the products that they share, and puts it into the golden records."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime

from catalog.domain.product import Product
from catalog.storage.repositories.offers import OwnWords
from catalog.storage.unit_of_work import UnitOfWork
from catalog.titles.stated import names as known_names
from catalog.titles.stated import stated_attributes
from matchers.products.attribute_names import SharedNames
from matchers.products.category_tree import Place, SharedShelves
from matchers.products.golden import GoldenSource, voted_category
from scheduler.plan_writing import rewrite
from scheduler.services import BatchServices
from scheduler.vocabulary import Vocabulary, keep_vocabulary, kept_vocabulary

# Products in one step: half a second.
_BATCH = 2_000


def align(services: BatchServices) -> Iterator[int]:
    """Learn the vocabulary anew and write the products in it; how many changed, a batch at a time."""
    shelves, names = SharedShelves(), SharedNames(known_names().values())
    for products in _pages(services):
        for offers in products.values():
            shelves.add(Place(one.store_id, one.category) for one in offers)
            names.add([stated_attributes(one.attributes) for one in offers])
        yield 0
    learned = Vocabulary(tree=shelves.mapping(), names=names.mapping())
    known = kept_vocabulary(services.settings)
    keep_vocabulary(services.settings, learned)
    moved = _moved(known, learned)
    for products in _pages(services):
        yield _rewrite_stale(services, products, learned, moved)


def _pages(services: BatchServices) -> Iterator[Mapping[str, list[OwnWords]]]:
    after = ""
    while True:
        with UnitOfWork(services.database, read_only=True) as uow:
            products = uow.offers.own_words(after_id=after, limit=_BATCH)
        if not products:
            return
        yield products
        after = max(products)


def _moved(known: Vocabulary, learned: Vocabulary) -> set[Place]:
    """The stores' categories that lie elsewhere now: their words confirm other names of products."""
    places = known.tree.keys() | learned.tree.keys()
    return {place for place in places if known.tree.get(place) != learned.tree.get(place)}


def _rewrite_stale(
    services: BatchServices,
    offers: Mapping[str, list[OwnWords]],
    vocabulary: Vocabulary,
    moved: Collection[Place],
) -> int:
    with UnitOfWork(services.database, read_only=True) as uow:
        products = uow.products.by_ids(offers)
    stale = [
        one.id
        for one in products.values()
        if any(Place(each.store_id, each.category) in moved for each in offers[one.id])
        or _is_stale(one, offers[one.id], vocabulary)
    ]
    if not stale:
        return 0
    with UnitOfWork(services.database) as uow:
        changed = rewrite(uow, stale, now=datetime.now(UTC), vocabulary=vocabulary)
        uow.commit()
    return len(changed)


def _is_stale(product: Product, offers: Sequence[OwnWords], vocabulary: Vocabulary) -> bool:
    """Whether the golden record was written in other words than it would be now."""
    names = {name for one in offers for name in vocabulary.attributes(one.attributes)}
    present = product.attributes.keys()
    if not names <= present or (present - names) & vocabulary.names.keys():
        return True
    path, _ = voted_category(
        [
            GoldenSource(
                offer_id=one.offer_id, title="", category=vocabulary.category(one.store_id, one.category)
            )
            for one in offers
        ]
    )
    return path != product.category
