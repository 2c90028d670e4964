"""A catalog moves between SQLite and PostgreSQL, whole or not at all."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select, text, update

from catalog.domain.judgement import DecidedBy, Decision, Judgement
from catalog.errors import ConflictError, InvalidValueError, ServiceUnavailableError
from catalog.ingest import ingest
from catalog.storage import UnitOfWork, create_catalog_engine, migrate
from catalog.storage.copying import copy_catalog, count_rows
from catalog.storage.schema import metadata, store
from scheduler.lineage import Lineage
from tests.builders import NOON, a_listing, a_product, a_store, eur

# What a format between two databases could take for its own.
_TEXTS = ("naïve “café” 🎧\ttab\nline\\N", "\\.", "NULL", "'; --")
_DIRECTIONS = [
    pytest.param(("sqlite", "postgres"), marks=pytest.mark.postgres),
    pytest.param(("postgres", "sqlite"), marks=pytest.mark.postgres),
    ("sqlite", "new file"),
]


@pytest.fixture(params=_DIRECTIONS, ids=" to ".join)
def databases(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Engine, Engine]:
    """A catalog to copy from, and an empty database."""
    source, target = request.param
    if target == "new file":
        return request.getfixturevalue("sqlite_database"), create_catalog_engine(
            f"sqlite:///{tmp_path}/a/b.db"
        )
    return request.getfixturevalue(f"{source}_database"), request.getfixturevalue(f"{target}_database")


@pytest.fixture
def two_files(sqlite_database: Engine, tmp_path: Path) -> tuple[Engine, Engine]:
    """The same, for what does not depend on the kind."""
    return sqlite_database, create_catalog_engine(f"sqlite:///{tmp_path}/copy.db")


def _fill(database: Engine) -> None:
    """Two stores, histories, a merge, a word of an operator, a reader half-way."""
    with UnitOfWork(database) as uow:
        for store_id in ("alpha", "beta"):
            uow.stores.save(a_store(store_id, options={"feed": _TEXTS[0], "deep": [1, 2.5, None, True]}))
        run = uow.runs.request("alpha", at=NOON)
        uow.runs.claim(run.id, worker="one", at=NOON)
        uow.commit()
        for number, name in enumerate(_TEXTS):
            ingest(uow, [a_listing(str(number), name=name, description=name, attributes={"x": name})])
            ingest(uow, [a_listing(str(number), store_id="beta", price=eur("0.0001"), rating=4.7)])
        ids = sorted(offer.id for batch in uow.offers.iterate() for offer in batch)
        uow.products.save([a_product(f"p{number}", gtins=("04006381333931",)) for number in range(4)])
        uow.offers.assign({id_: f"p{number % 4}" for number, id_ in enumerate(ids)})
        uow.products.merge({"p0": "p3", "p2": "p1"}, at=NOON)
        uow.judgements.save([_word(ids[0], ids[1]), _word(ids[1], ids[2])])
        uow.commit()
        uow.changes.advance("index", uow.changes.head() - 3, at=NOON)
        uow.commit()


def _word(left: int, right: int) -> Judgement:
    return Judgement(
        left_offer_id=left,
        right_offer_id=right,
        decision=Decision.MATCH,
        decided_by=DecidedBy.OPERATOR,
        score=1 / 3,
        reason="the same",
        decided_at=NOON,
    )


def _content(database: Engine) -> dict[str, list[dict[str, Any]]]:
    with database.connect().execution_options(pricemesh_read_only=True) as connection:
        return {
            table.name: sorted(
                (dict(row) for row in connection.execute(select(table)).mappings()), key=lambda row: str(row)
            )
            for table in metadata.sorted_tables
        }


def _ignore(_doing: str, _rows: int) -> None:
    pass


def test_every_row_moves_with_its_number(databases: tuple[Engine, Engine]) -> None:
    source, target = databases
    _fill(source)
    seen: list[int] = []
    rows = copy_catalog(source, target, lambda _, count: seen.append(count))
    assert _content(target) == _content(source)
    assert rows["offer"] == 8 and rows["judgement"] == 2 and rows["product"] == 4
    assert sum(seen) == 2 * count_rows(source) == 2 * sum(rows.values())


def test_the_copy_goes_on_where_the_original_was(databases: tuple[Engine, Engine], tmp_path: Path) -> None:
    source, target = databases
    _fill(source)
    Lineage(source, tmp_path / "followed.json").note()
    copy_catalog(source, target, _ignore)
    assert Lineage(target, tmp_path / "followed.json").holds()
    with UnitOfWork(target) as uow:
        head = uow.changes.head()
        ingest(uow, [a_listing("new")])
        uow.commit()
        assert uow.changes.head() > head
        assert max(uow.offers.ids_of_store("alpha")) == 9


def test_a_target_with_rows_is_refused_and_left_as_it_is(databases: tuple[Engine, Engine]) -> None:
    source, target = databases
    _fill(source)
    copy_catalog(source, target, _ignore)
    before = _content(target)
    with pytest.raises(ConflictError, match="not empty"):
        copy_catalog(source, target, _ignore)
    assert _content(target) == before


def test_a_copy_that_was_interrupted_leaves_nothing_and_can_be_repeated(
    databases: tuple[Engine, Engine],
) -> None:
    source, target = databases
    _fill(source)

    def interrupt(doing: str, _rows: int) -> None:
        if doing == "copying price_observation":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy_catalog(source, target, interrupt)
    assert not any(_content(target).values())
    copy_catalog(source, target, _ignore)
    assert _content(target) == _content(source)


def test_what_changes_meanwhile_is_not_in_the_copy(databases: tuple[Engine, Engine]) -> None:
    source, target = databases
    _fill(source)
    before = _content(source)

    def write(doing: str, _rows: int) -> None:
        if doing == "copying store":  # the first tables are read, the offers not yet
            with UnitOfWork(source) as uow:
                ingest(uow, [a_listing("late")])
                uow.commit()

    copy_catalog(source, target, write)
    assert _content(target) == before


def test_a_copy_that_differs_is_found_and_not_kept(two_files: tuple[Engine, Engine]) -> None:
    source, target = two_files
    _fill(source)
    migrate.upgrade(target)
    with target.begin() as connection:
        connection.execute(
            text(
                "CREATE TRIGGER spoil AFTER INSERT ON offer BEGIN UPDATE offer SET name = 'x' WHERE id = 3; END"
            )
        )
    with pytest.raises(ConflictError, match="table offer is another"):
        copy_catalog(source, target, _ignore)
    assert not any(_content(target).values())


@pytest.mark.postgres
def test_a_text_that_postgres_does_not_take_is_told_with_its_table(
    sqlite_database: Engine, postgres_database: Engine
) -> None:
    _fill(sqlite_database)
    with sqlite_database.begin() as connection:  # SQLite holds no length
        connection.execute(update(store).values(schedule="x" * 200))
    with pytest.raises(InvalidValueError, match=r"too long.*COPY store, line 1, column schedule"):
        copy_catalog(sqlite_database, postgres_database, _ignore)
    assert not any(_content(postgres_database).values())


def test_a_catalog_that_is_not_there_makes_no_target(tmp_path: Path) -> None:
    source = create_catalog_engine(f"sqlite:///{tmp_path}/none.db")
    with pytest.raises(ServiceUnavailableError, match="there is no catalog"):
        copy_catalog(source, create_catalog_engine(f"sqlite:///{tmp_path}/copy.db"), _ignore)
    assert list(tmp_path.iterdir()) == []
