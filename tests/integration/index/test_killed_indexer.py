"""The indexer is killed again and again while changes stream in: the index equals the catalogue afterwards."""

import multiprocessing
import os
import random
import signal
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from ctypes import c_longlong
from datetime import UTC, datetime
from multiprocessing.sharedctypes import RawValue
from pathlib import Path
from uuid import uuid4

import pytest

from catalog.domain.change import Change, ChangeKind
from index.document import OfferDocument, ProductDocument
from index.embedded.engine import EmbeddedEngine
from index.engine import SearchEngine
from index.feeder import feed
from index.query import SearchQuery, Sort
from index.tools import Tools
from tests.plain_analysis import PlainAnalysis

PRODUCTS = 40
# Changes that arrive between two looks at the log.
ARRIVING = 7
_FORK = multiprocessing.get_context("fork")


class StreamingCatalogue:
    """A ``ChangeSource`` whose state is a function of how many changes have happened.

    Change number n touches product n·17 mod 40: each fifth removes it, the others give it the price n.
    The count lies in memory shared with the indexer's process, so it outlives each kill.
    """

    def __init__(self) -> None:
        self._happened = RawValue(c_longlong, 0)

    def go_on(self) -> None:
        self._happened.value += ARRIVING

    def head(self) -> int:
        return int(self._happened.value)

    def reaches_back_to(self, cursor: int) -> bool:
        return True

    def after(self, cursor: int, limit: int) -> Sequence[Change]:
        last = min(self.head(), cursor + limit)
        return [
            Change(
                sequence=number,
                kind=ChangeKind.PRODUCT_CHANGED,
                entity_id=_product_id(number),
                at=datetime(2026, 1, 1, tzinfo=UTC),
            )
            for number in range(cursor + 1, last + 1)
        ]

    def products_of(self, changes: Sequence[Change]) -> Collection[str]:
        return {change.entity_id for change in changes}

    def documents(self, product_ids: Collection[str]) -> Sequence[ProductDocument]:
        newest = {_product_id(n): n for n in range(max(1, self.head() - PRODUCTS), self.head() + 1)}
        return [
            _document(product_id, newest[product_id])
            for product_id in product_ids
            if product_id in newest and newest[product_id] % 5
        ]

    def all_documents(self) -> Iterator[ProductDocument]:
        yield from self.documents([f"p{number}" for number in range(PRODUCTS)])


def _product_id(number: int) -> str:
    return f"p{number * 17 % PRODUCTS}"


def _document(product_id: str, number: int) -> ProductDocument:
    offer = OfferDocument(
        offer_id=1, store_id="north", price=number, total=number, availability="InStock", condition="New"
    )
    return ProductDocument(product_id=product_id, name=f"phone {number}", offers=(offer,))


def _index_for_ever(make: Callable[[], SearchEngine], catalogue: StreamingCatalogue) -> None:
    engine = make()
    while True:
        catalogue.go_on()
        feed(engine, catalogue)


def _killed_once(make: Callable[[], SearchEngine], catalogue: StreamingCatalogue, seconds: float) -> None:
    worker = _FORK.Process(target=_index_for_ever, args=(make, catalogue), daemon=True)
    worker.start()
    assert worker.pid is not None
    time.sleep(seconds)
    os.kill(worker.pid, signal.SIGKILL)
    worker.join()


def _kill_often(
    make: Callable[[], SearchEngine], *, kills: int, longest: float
) -> tuple[StreamingCatalogue, list[int]]:
    catalogue, chance = StreamingCatalogue(), random.Random(5)
    cursors = [0]
    for _ in range(kills):
        _killed_once(make, catalogue, chance.uniform(0.0, longest))
        # Looked at from a process of its own: a fork must not inherit an engine's threads.
        seen = RawValue(c_longlong, -1)
        looker = _FORK.Process(target=_look, args=(make, seen))
        looker.start()
        looker.join()
        cursors.append(int(seen.value))
    return catalogue, cursors


def _look(make: Callable[[], SearchEngine], seen: c_longlong) -> None:
    engine = make()
    seen.value = engine.cursor()
    engine.close()


def _held(engine: SearchEngine) -> list[ProductDocument]:
    page = engine.search(SearchQuery(text="phone", size=PRODUCTS, sort=Sort.TOTAL_PRICE))
    assert page.total == len(page.hits) == engine.count()
    return sorted((hit.document for hit in page.hits), key=lambda document: document.product_id)


def _caught_up(make: Callable[[], SearchEngine], catalogue: StreamingCatalogue, cursors: list[int]) -> None:
    assert cursors == sorted(cursors)
    assert cursors[-1] > 0
    engine = make()
    feed(engine, catalogue)
    wanted = sorted(catalogue.all_documents(), key=lambda document: document.product_id)
    assert _held(engine) == wanted
    assert engine.cursor() == catalogue.head()
    engine.close()


def test_the_embedded_index_equals_the_catalogue_after_fifty_kills(tmp_path: Path) -> None:
    def make() -> SearchEngine:
        return EmbeddedEngine(tmp_path / "index", Tools(analysis=PlainAnalysis()))

    catalogue, cursors = _kill_often(make, kills=50, longest=0.25)
    _caught_up(make, catalogue, cursors)


@pytest.mark.elasticsearch
def test_the_elasticsearch_index_equals_the_catalogue_after_kills() -> None:
    from index.elasticsearch.engine import ElasticsearchEngine

    alias = f"test-{uuid4().hex}"

    def make() -> ElasticsearchEngine:
        url = os.environ["PRICEMESH_TEST_ELASTICSEARCH_URL"]
        return ElasticsearchEngine(url, alias, Tools(analysis=PlainAnalysis()))

    # Fewer than for the embedded engine: each commit waits for the server.
    catalogue, cursors = _kill_often(make, kills=12, longest=1.0)
    try:
        _caught_up(make, catalogue, cursors)
    finally:
        make().drop()
