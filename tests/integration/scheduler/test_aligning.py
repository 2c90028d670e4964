"""Stores in two languages file and describe the same products; afterwards there is one tree and one set of attribute
names, which new products join."""

import json
from collections.abc import Sequence

import pytest
from click.testing import CliRunner

from catalog.domain.change import ChangeKind
from catalog.ingest import ingest
from catalog.storage.unit_of_work import UnitOfWork
from pricemesh import cli
from scheduler.aligning import align
from scheduler.following import open_follower
from scheduler.services import BatchServices
from scheduler.vocabulary import kept_vocabulary
from tests.builders import a_listing, a_store

ENGLISH, GERMAN = ("Audio", "Headphones"), ("Elektronik", "Kopfhörer")
MODELS = ("WH-1000XM5", "WH-CH720N", "WF-C700N", "MDR-7506", "WH-XB910N")
# valid GTINs of products of their own
GTINS = ("04006381333931", "00036000291452", "05901234123457", "09780201379624", "08412345678905")


def listings(
    store_id: str, path: tuple[str, ...], *places: int, name: str = "", values: Sequence[str] = ()
) -> list[object]:
    """Products by their place; where they are described, the attribute's name and its value for each product."""
    return [
        a_listing(
            f"k{place}",
            store_id=store_id,
            name=f"Sony {MODELS[place]} headphones",
            mpn=MODELS[place],
            gtin=GTINS[place],
            category=path,
            attributes={name: values[place]} if name else {},
        )
        for place in places
    ]


def categories(services: BatchServices) -> set[tuple[str, ...]]:
    with UnitOfWork(services.database, read_only=True) as uow:
        return {product.category for product in uow.products.page()}


@pytest.fixture
def two_stores(services: BatchServices) -> BatchServices:
    """The English store is the larger; each has a product that the other lacks."""
    with UnitOfWork(services.database) as uow:
        for store_id in ("english", "german"):
            uow.stores.save(a_store(store_id))
        ingest(uow, listings("english", ENGLISH, 0, 1, 2, 3))
        ingest(uow, listings("german", GERMAN, 0, 1, 2))
        uow.commit()
    return services


def test_products_are_filed_in_one_tree_and_those_that_come_later_too(two_stores: BatchServices) -> None:
    services = two_stores
    with open_follower(services) as follower:
        follower.catch_up()
        follower.align()
        assert categories(services) == {ENGLISH}
        assert list(kept_vocabulary(services.settings).tree.values()) == [ENGLISH]
        with UnitOfWork(services.database) as uow:
            ingest(uow, listings("german", GERMAN, 4))
            uow.commit()
        assert follower.catch_up().matched.new_products == 1
    assert categories(services) == {ENGLISH}


def test_what_moves_is_told_by_the_change_log_once(services: BatchServices) -> None:
    with UnitOfWork(services.database) as uow:
        for store_id in ("english", "german"):
            uow.stores.save(a_store(store_id))
        ingest(uow, listings("english", ENGLISH, 0, 1, 2))
        ingest(uow, listings("german", GERMAN, 0, 1, 2, 4))
        uow.commit()
    with open_follower(services) as follower:
        follower.catch_up()
    with UnitOfWork(services.database, read_only=True) as uow:
        before = uow.changes.head()
    moved = sum(align(services))
    with UnitOfWork(services.database, read_only=True) as uow:
        changes = uow.changes.after(before)
    assert moved == len(changes) > 0
    assert {change.kind for change in changes} == {ChangeKind.PRODUCT_CHANGED}
    assert categories(services) == {GERMAN}
    assert sum(align(services)) == 0


def test_the_command_says_how_much_moved(two_stores: BatchServices, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = two_stores.settings
    monkeypatch.setenv("PRICEMESH_VAR_DIR", str(settings.var_dir))
    monkeypatch.setenv("PRICEMESH_DATABASE_URL", settings.catalog_url)
    with open_follower(two_stores) as follower:
        follower.catch_up()
    found = CliRunner().invoke(cli, ["match", "align", "--json"], catch_exceptions=False)
    assert json.loads(found.stdout) == {"categories": 1, "attribute_names": 0, "changed": 0}
    assert "0 products changed" in CliRunner().invoke(cli, ["match", "align"], catch_exceptions=False).stdout


IMPEDANCES = ("16 Ohm", "24 Ohm", "32 Ohm", "48 Ohm", "300 Ohm")


def attributes(services: BatchServices) -> set[tuple[str, ...]]:
    with UnitOfWork(services.database, read_only=True) as uow:
        return {tuple(sorted(product.attributes)) for product in uow.products.page()}


def test_attributes_have_one_name_and_those_that_come_later_too(services: BatchServices) -> None:
    with UnitOfWork(services.database) as uow:
        for store_id in ("english", "german"):
            uow.stores.save(a_store(store_id))
        ingest(uow, listings("english", ENGLISH, 0, 1, 2, 3, name="Impedance", values=IMPEDANCES))
        ingest(uow, listings("german", ENGLISH, 0, 1, 2, name="Scheinwiderstand", values=IMPEDANCES))
        uow.commit()
    with open_follower(services) as follower:
        follower.catch_up()
        assert attributes(services) == {("impedance",), ("impedance", "scheinwiderstand")}
        assert follower.align() == 3
        assert attributes(services) == {("impedance",)}
        with UnitOfWork(services.database) as uow:
            ingest(uow, listings("german", ENGLISH, 4, name="Scheinwiderstand", values=IMPEDANCES))
            uow.commit()
        assert follower.catch_up().matched.new_products == 1
        assert follower.align() == 0
    assert attributes(services) == {("impedance",)}


def test_a_product_is_named_by_what_is_confirmed_once_categories_are_known(services: BatchServices) -> None:
    """A German category happens to confirm the French name until both are known to be the English one."""
    told = {
        "english": ("Photo {}", ("Printing", "Photo")),
        "french": ("Papier {}", ("Papier",)),
        "german": ("Fotobögen {}", ("Drucken", "Papier")),
    }
    with UnitOfWork(services.database) as uow:
        for store_id, (name, category) in told.items():
            uow.stores.save(a_store(store_id))
            for place, model in enumerate(MODELS):
                known = {"name": name.format(model), "category": category, "mpn": model, "gtin": GTINS[place]}
                ingest(uow, [a_listing(f"k{place}", store_id=store_id, **known)])
        uow.commit()
    with open_follower(services) as follower:
        follower.catch_up()
        assert first_words(services) == {("Printing", "Papier")}
        assert follower.align() == len(MODELS)
        assert first_words(services) == {("Printing", "Photo")}
        assert follower.align() == 0


def first_words(services: BatchServices) -> set[tuple[str, str]]:
    with UnitOfWork(services.database, read_only=True) as uow:
        return {(product.category[0], product.name.split()[0]) for product in uow.products.page()}
