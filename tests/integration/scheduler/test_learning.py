"""The matcher learns the catalogue, and matching follows what was learned."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from catalog.errors import InsufficientDataError
from catalog.exchange import shipped_exchange_rates
from catalog.ingest import ingest
from catalog.settings import Settings
from catalog.storage.unit_of_work import UnitOfWork
from scheduler.following import open_follower
from scheduler.judging import judge_offers
from scheduler.learning import learn_from_catalog
from scheduler.models import matcher_in_use, model_versions
from scheduler.services import BatchServices
from tests.builders import a_store
from tests.demo_records import THREE, demo_listings


@pytest.fixture
def services(sqlite_database: Engine, tmp_path: Path) -> BatchServices:
    """On SQLite alone: learning reads offers and judgements, which tests of their own read on both."""
    settings = Settings(var_dir=tmp_path / "var", currency="EUR", database_url=str(sqlite_database.url))
    return BatchServices(settings=settings, database=sqlite_database, rates=shipped_exchange_rates())


def _fill(services: BatchServices, *, most: int | None = None) -> None:
    with UnitOfWork(services.database) as uow:
        for store_id in THREE:
            uow.stores.save(a_store(store_id))
        ingest(uow, demo_listings(THREE)[:most])
        uow.commit()


def _products(services: BatchServices) -> dict[int, str | None]:
    with UnitOfWork(services.database, read_only=True) as uow:
        return {offer.id: offer.product_id for batch in uow.offers.iterate() for offer in batch}


def test_a_learned_matcher_is_used_by_the_next_pass_and_can_be_forgotten(services: BatchServices) -> None:
    _fill(services)
    shipped = matcher_in_use(services.settings)
    with open_follower(services) as follower:
        follower.catch_up()
        before = _products(services)
        assert follower.catch_up().matched.offers == 0
        learned = learn_from_catalog(services)
        assert (learned.before, learned.number) == (0, 1)
        assert matcher_in_use(services.settings).key != shipped.key
        assert follower.catch_up().matched.offers == len(before)  # scores of another matcher do not count
        assert follower.catch_up().matched.offers == 0
    after = _products(services)
    kept = sum(after[offer] == product for offer, product in before.items())
    assert kept > 0.95 * len(before)
    model_versions(services.settings).forget()
    assert matcher_in_use(services.settings).key == shipped.key


def test_what_is_only_tried_is_not_kept(services: BatchServices) -> None:
    _fill(services)
    learned = learn_from_catalog(services, keep=False)
    assert learned.lesson.accepted
    assert (learned.number, model_versions(services.settings).numbers()) == (None, [])


def test_a_second_lesson_on_the_same_offers_is_refused(services: BatchServices) -> None:
    _fill(services)
    learn_from_catalog(services)
    again = learn_from_catalog(services)
    assert (again.lesson.accepted, again.before, again.number) == (False, 1, None)


def test_judgements_are_learned_from(services: BatchServices) -> None:
    _fill(services)
    with UnitOfWork(services.database, read_only=True) as uow:
        first, second = (offer.id for offer in uow.offers.page(limit=2))
    judge_offers(services, first, second, same=True, reason="")
    pairs = learn_from_catalog(services, keep=False).lesson.pairs
    assert pairs["operator match"] == 1


def test_a_catalogue_that_confirms_little_is_not_learned(services: BatchServices) -> None:
    _fill(services, most=50)
    with pytest.raises(InsufficientDataError, match="confirmed matches"):
        learn_from_catalog(services)


def test_a_learned_matcher_of_another_version_gives_way_to_the_shipped_one(
    services: BatchServices, caplog: pytest.LogCaptureFixture
) -> None:
    versions = model_versions(services.settings)
    versions.add(matcher_in_use(services.settings).model)
    _spoil(services.settings.var_dir / "learned" / "matcher-0001.zip")
    assert matcher_in_use(services.settings).number == 0
    assert "match learn" in caplog.text


def _spoil(path: Path) -> None:
    import json
    import zipfile

    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    about = json.loads(content["about.json"])
    content["about.json"] = json.dumps({**about, "format": -1}).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in content.items():
            archive.writestr(name, text)
