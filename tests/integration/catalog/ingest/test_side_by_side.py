"""Ingest, matching and readers at once, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from sqlalchemy import Engine

from catalog.ingest import IngestCounts, ingest
from catalog.storage import UnitOfWork
from tests.builders import NOON, a_listing, a_product, a_store, eur

KEYS = [f"k{i}" for i in range(50)]
ROUNDS = 6


def test_crawls_of_two_stores_and_the_matcher_do_not_disturb_each_other(database: Engine) -> None:
    with UnitOfWork(database) as uow:
        for store_id in ("alpha", "beta"):
            uow.stores.save(a_store(store_id))
            ingest(uow, [a_listing(key, store_id=store_id) for key in KEYS], now=NOON)
        uow.products.save([a_product("p1"), a_product("p2")])
        uow.commit()

    def crawl(store_id: str, turn: int) -> IngestCounts:
        seen_at = NOON + timedelta(days=365)
        listings = [a_listing(k, store_id=store_id, seen_at=seen_at, price=eur(f"{90 + turn}")) for k in KEYS]
        with UnitOfWork(database) as uow:
            counts = ingest(uow, listings[:: 1 if turn % 2 else -1], now=seen_at)
            uow.commit()
        return counts

    def match(turn: int) -> None:
        with UnitOfWork(database) as uow:
            uow.offers.assign(dict.fromkeys(range(1, 101), "p1" if turn % 2 else "p2"))
            uow.commit()

    with ThreadPoolExecutor(4) as pool:
        crawls = [pool.submit(crawl, store, turn) for turn in range(ROUNDS) for store in ("alpha", "beta")]
        matches = [pool.submit(match, turn) for turn in range(ROUNDS)]
        assert all(done.result().changed == len(KEYS) for done in crawls)
        for done in matches:
            done.result()

    with UnitOfWork(database, read_only=True) as uow:
        rows = uow.statistics.rows()
        sequences = [change.sequence for change in uow.changes.after(0, limit=10_000)]
    assert rows["price_observation"] == 2 * len(KEYS) * (1 + ROUNDS)
    assert sequences == list(range(1, len(sequences) + 1))


def test_two_crawls_that_find_the_same_new_items_add_them_once(database: Engine) -> None:
    with UnitOfWork(database) as uow:
        uow.stores.save(a_store())
        uow.commit()

    def crawl(_turn: int) -> IngestCounts:
        with UnitOfWork(database) as uow:
            counts = ingest(uow, [a_listing(key) for key in KEYS], now=NOON)
            uow.commit()
        return counts

    with ThreadPoolExecutor(4) as pool:
        assert sum(counts.new for counts in pool.map(crawl, range(4))) == len(KEYS)
