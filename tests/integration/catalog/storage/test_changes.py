"""The change log: strictly growing, without gaps, never missed by a reader, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event

from sqlalchemy import Engine

from catalog.domain.change import ChangeKind
from catalog.storage import UnitOfWork
from tests.builders import NOON


def write(database: Engine, name: str, count: int = 1) -> None:
    with UnitOfWork(database) as uow:
        for number in range(count):
            uow.changes.add(ChangeKind.PRODUCT_CHANGED, f"{name}-{number}", at=NOON)
        uow.commit()


def test_a_reader_goes_on_where_it_stopped(database: Engine) -> None:
    write(database, "a", 5)
    with UnitOfWork(database) as uow:
        assert uow.changes.cursor("index") == 0
        first = uow.changes.after(0, limit=3)
        uow.changes.advance("index", first[-1].sequence)
        uow.commit()
        rest = uow.changes.after(uow.changes.cursor("index"))
    assert [change.sequence for change in [*first, *rest]] == [1, 2, 3, 4, 5]


def test_a_cursor_never_moves_back(database: Engine) -> None:
    with UnitOfWork(database) as uow:
        uow.changes.advance("index", 9)
        uow.changes.advance("index", 4)
        assert uow.changes.cursors() == {"index": 9}


def test_an_entity_that_changes_twice_in_one_unit_of_work_is_told_once(database: Engine) -> None:
    with UnitOfWork(database) as uow:
        uow.changes.add(ChangeKind.PRODUCT_CHANGED, "p1")
        uow.changes.add(ChangeKind.PRODUCT_CHANGED, "p1")
        uow.commit()
        assert uow.changes.head() == 1


def test_what_is_undone_takes_no_number(database: Engine) -> None:
    with UnitOfWork(database) as uow:
        uow.changes.add(ChangeKind.PRODUCT_CHANGED, "lost")
        uow.rollback()
        uow.changes.add(ChangeKind.PRODUCT_CHANGED, "kept")
        uow.commit()
        assert [(change.sequence, change.entity_id) for change in uow.changes.after(0)] == [(1, "kept")]


def test_a_reader_beside_many_writers_sees_every_number_in_order(database: Engine) -> None:
    stop = Event()

    def read() -> list[int]:
        seen: list[int] = []
        while not (finished := stop.is_set()) or finished:
            with UnitOfWork(database, read_only=True) as uow:
                fresh = uow.changes.after(seen[-1] if seen else 0, limit=7)
            seen.extend(change.sequence for change in fresh)
            if finished and not fresh:
                return seen
        return seen

    with ThreadPoolExecutor(5) as pool:
        reader = pool.submit(read)
        writers = [
            pool.submit(write, database, f"{writer}-{turn}", 3) for turn in range(8) for writer in range(4)
        ]
        for writer in writers:
            writer.result()
        stop.set()
        assert reader.result() == list(range(1, 97))


def test_only_what_every_reader_has_read_is_pruned(database: Engine) -> None:
    write(database, "a", 4)
    with UnitOfWork(database) as uow:
        assert uow.changes.prune(NOON + timedelta(days=1)) == 0
        uow.changes.advance("index", 4)
        uow.changes.advance("matcher", 2)
        assert uow.changes.prune(NOON + timedelta(days=1)) == 2
        assert (uow.changes.tail(), uow.changes.head()) == (3, 4)


def test_a_log_that_all_have_read_still_tells_how_far_it_is(database: Engine) -> None:
    write(database, "a", 4)
    with UnitOfWork(database) as uow:
        uow.changes.advance("index", 4)
        assert uow.changes.prune(NOON + timedelta(days=1)) == 3
        assert (uow.changes.tail(), uow.changes.head()) == (4, 4)
