"""Stores, on both databases."""

import pytest
from sqlalchemy import Engine

from catalog.domain.store import ShippingRule
from catalog.errors import NotFoundError
from catalog.storage import UnitOfWork
from tests.builders import a_store, eur


def test_a_store_comes_back_as_it_was_saved(database: Engine) -> None:
    store = a_store(
        schedule="every 6h",
        shipping=ShippingRule(cost=eur("4.95"), free_from=eur("50")),
        options={"feed": "https://alpha.example/feed.xml", "budget": 100, "selectors": {"price": ".p"}},
    )
    with UnitOfWork(database) as uow:
        uow.stores.save(store)
        assert uow.stores.get("alpha") == store


def test_saving_again_replaces(database: Engine) -> None:
    with UnitOfWork(database) as uow:
        uow.stores.save(a_store())
        uow.stores.save(a_store(name="New name"))
        assert [store.name for store in uow.stores.all()] == ["New name"]


def test_a_disabled_store_is_left_out_where_asked(database: Engine) -> None:
    with UnitOfWork(database) as uow:
        uow.stores.save(a_store())
        uow.stores.save(a_store("beta"))
        uow.stores.set_enabled("alpha", False)
        assert [store.id for store in uow.stores.all(enabled_only=True)] == ["beta"]


def test_an_unknown_store_is_said_to_be_unknown(database: Engine) -> None:
    with UnitOfWork(database) as uow:
        assert uow.stores.find("nope") is None
        with pytest.raises(NotFoundError, match="nope"):
            uow.stores.get("nope")
        with pytest.raises(NotFoundError, match="nope"):
            uow.stores.set_enabled("nope", True)
