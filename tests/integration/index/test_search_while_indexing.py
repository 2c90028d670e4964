"""Searching goes on while another thread writes: every page is whole."""

import threading
from pathlib import Path

from index.document import OfferDocument, ProductDocument
from index.embedded.engine import EmbeddedEngine
from index.facets import Facet
from index.query import SearchQuery, Sort
from index.tools import Tools
from tests.plain_analysis import PlainAnalysis


def product(number: int, total: int) -> ProductDocument:
    offer = OfferDocument(
        offer_id=number,
        store_id=f"s{total % 5}",
        price=total,
        total=total,
        availability="InStock",
        condition="New",
    )
    return ProductDocument(
        product_id=f"p{number}",
        name=f"phone {number}",
        brand=f"Brand {number % 7}",
        category=("Phones",),
        attributes={"colour": f"c{total % 3}"},
        offers=(offer,) * (1 + total % 3),
    )


def test_pages_are_whole_while_documents_come_and_go(tmp_path: Path) -> None:
    writer = EmbeddedEngine(tmp_path, Tools(analysis=PlainAnalysis()))
    reader = EmbeddedEngine(tmp_path, Tools(analysis=PlainAnalysis()))
    writer.upsert(product(number, 1_000) for number in range(50))
    writer.commit(1)
    written = threading.Event()
    failures: list[BaseException] = []

    def write() -> None:
        for step in range(2, 40):
            writer.upsert(product(number, 1_000 + step) for number in range(step, step + 60))
            writer.delete([f"p{step}"])
            writer.commit(step)
        written.set()

    def read() -> None:
        try:
            while not written.is_set():
                page = reader.search(SearchQuery(text="phone", sort=Sort.TOTAL_PRICE, facets=tuple(Facet)))
                assert page.total == sum(value.count for value in page.facets["brand"])
                assert page.total == page.facets["category"][0].count
                reader.suggest("ph")
        except BaseException as error:  # noqa: BLE001  # told by the test's own thread
            failures.append(error)

    threads = [threading.Thread(target=work) for work in (write, read, read)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert not failures
    assert reader.cursor() == 39
    assert reader.count() == writer.count()
