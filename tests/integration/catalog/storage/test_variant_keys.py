"""Keys by which products may be variants of one item."""

from sqlalchemy import Engine

from catalog.domain.variant_key import VariantKey
from catalog.storage.unit_of_work import UnitOfWork
from tests.builders import a_product

STORES = VariantKey("a" * 32)
TITLES = VariantKey("b" * 32, "colour=Black", True)


def test_keys_are_replaced_and_only_real_changes_are_told(database: Engine) -> None:
    with UnitOfWork(database) as uow:
        uow.products.save([a_product("p1"), a_product("p2")])
        assert uow.variant_keys.replace({"p1": (STORES, TITLES), "p2": (STORES,)}) == {"p1", "p2"}
        assert uow.variant_keys.replace({"p1": (TITLES, STORES), "p2": ()}) == {"p2"}
        assert uow.variant_keys.of_products(["p1", "p2"]) == {"p1": [STORES, TITLES]}


def test_products_that_share_a_key_are_found_unless_too_many_do(database: Engine) -> None:
    with UnitOfWork(database) as uow:
        uow.products.save([a_product(f"p{number}") for number in range(4)])
        uow.variant_keys.replace({f"p{number}": (STORES,) for number in range(3)})
        uow.variant_keys.replace({"p3": (TITLES,)})
        assert uow.variant_keys.sharing([STORES.key], at_most=3) == {"p0", "p1", "p2"}
        assert uow.variant_keys.sharing([STORES.key, TITLES.key], at_most=2) == {"p3"}
