"""The one category tree: learned from all products, kept beside the matcher, and put into the golden records.

Nothing is lost without the file: products keep their stores' own paths until the tree is learned again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path as FilePath

import orjson

from catalog.domain.product import Product
from catalog.settings import Settings
from catalog.storage.repositories.offers import Filed
from catalog.storage.unit_of_work import UnitOfWork
from matchers.products.category_tree import Path, Place, SharedShelves
from matchers.products.golden import GoldenSource, voted_category
from scheduler.services import BatchServices

Tree = Mapping[Place, Path]

# Products in one step: a quarter of a second.
_BATCH = 2_000


def kept_tree(settings: Settings) -> Tree:
    """The tree that was learned last; empty where none was."""
    try:
        rows = orjson.loads(_file(settings).read_bytes())
    except FileNotFoundError:
        return {}
    return {Place(store, tuple(path)): tuple(to) for store, path, to in rows}


def align(services: BatchServices) -> Iterator[int]:
    """Learn the tree anew and file the products in it; how many products moved, a batch at a time."""
    shelves = SharedShelves()
    for filed in _pages(services):
        for offers in filed.values():
            shelves.add(Place(one.store_id, one.path) for one in offers)
        yield 0
    tree = shelves.mapping()
    _keep(services.settings, tree)
    for filed in _pages(services):
        yield _file_batch(services, filed, tree)


def _pages(services: BatchServices) -> Iterator[Mapping[str, list[Filed]]]:
    after = ""
    while True:
        with UnitOfWork(services.database, read_only=True) as uow:
            filed = uow.offers.filed(after_id=after, limit=_BATCH)
        if not filed:
            return
        yield filed
        after = max(filed)


def _file_batch(services: BatchServices, filed: Mapping[str, list[Filed]], tree: Tree) -> int:
    now = datetime.now(UTC)
    with UnitOfWork(services.database, read_only=True) as uow:
        products = uow.products.by_ids(filed)
    moved = [
        replace(there, updated_at=now)
        for product in products.values()
        if (there := _in_tree(product, filed[product.id], tree)).category != product.category
    ]
    if not moved:
        return 0
    with UnitOfWork(services.database) as uow:
        saved = uow.products.save(moved)
        uow.commit()
    return len(saved)


def _in_tree(product: Product, offers: list[Filed], tree: Tree) -> Product:
    """As the golden record would file it."""
    path, offer_id = voted_category(
        [
            GoldenSource(
                offer_id=one.offer_id, title="", category=tree.get(Place(one.store_id, one.path), one.path)
            )
            for one in offers
        ]
    )
    sources = {name: source for name, source in product.field_sources.items() if name != "category"}
    if offer_id is not None:
        sources["category"] = offer_id
    return replace(product, category=path, field_sources=sources)


def _keep(settings: Settings, tree: Tree) -> None:
    """Whole or not at all."""
    path = _file(settings)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    partial.write_bytes(orjson.dumps([(place.store_id, place.path, to) for place, to in tree.items()]))
    partial.replace(path)


def _file(settings: Settings) -> FilePath:
    return settings.var_dir / "categories.json"
