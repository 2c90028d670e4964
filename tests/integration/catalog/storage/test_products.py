"""Products: ids, golden records, merges and removals, on both databases."""

from collections.abc import Collection

import pytest
from sqlalchemy import Engine

from catalog.domain.change import Change, ChangeKind
from catalog.domain.product import ProductGroup
from catalog.errors import ConflictError, NotFoundError
from catalog.ingest import ingest
from catalog.storage import UnitOfWork
from tests.builders import NOON, a_listing, a_product, a_store

GTIN = "04006381333931"


@pytest.fixture
def catalog(database: Engine) -> Engine:
    """Four offers, ids 1 to 4, without a product."""
    with UnitOfWork(database) as uow:
        uow.stores.save(a_store())
        ingest(uow, [a_listing(f"k{i}") for i in range(4)], now=NOON)
        uow.commit()
    return database


def news(uow: UnitOfWork, after: int) -> set[tuple[ChangeKind, str]]:
    changes: list[Change] = uow.changes.after(after)
    return {(change.kind, change.entity_id) for change in changes}


def offer_ids(uow: UnitOfWork, product_ids: Collection[str]) -> dict[str, list[int]]:
    return {
        id_: [offer.id for offer in offers] for id_, offers in uow.offers.of_products(product_ids).items()
    }


def test_a_saved_product_comes_back_whole(database: Engine) -> None:
    product = a_product(
        "p1", gtins=(GTIN,), category=("A", "B"), attributes={"x": "y"}, field_sources={"name": 3}
    )
    with UnitOfWork(database) as uow:
        assert uow.products.save([product]) == {"p1"}
        assert uow.products.get("p1") == product
        assert uow.products.by_gtin(GTIN) == [product]


def test_saving_what_is_known_already_is_no_change(database: Engine) -> None:
    with UnitOfWork(database) as uow:
        uow.products.save([a_product("p1"), a_product("p2")])
        uow.commit()
        head = uow.changes.head()
        assert uow.products.save([a_product("p1"), a_product("p2", name="Other")]) == {"p2"}
        uow.commit()
        assert news(uow, head) == {(ChangeKind.PRODUCT_CHANGED, "p2")}


def test_a_golden_record_that_loses_a_gtin_is_no_longer_found_by_it(database: Engine) -> None:
    with UnitOfWork(database) as uow:
        uow.products.save([a_product("p1", gtins=(GTIN,))])
        uow.products.save([a_product("p1")])
        assert uow.products.by_gtin(GTIN) == []


def test_assigning_offers_tells_both_the_old_and_the_new_product(catalog: Engine) -> None:
    with UnitOfWork(catalog) as uow:
        uow.products.save([a_product("p1"), a_product("p2")])
        assert uow.offers.assign({1: "p1", 2: "p1", 3: "p2"}) == {"p1", "p2"}
        assert uow.offers.assign({1: "p1", 2: "p1"}) == set()
        assert uow.offers.assign({2: "p2"}) == {"p1", "p2"}
        assert offer_ids(uow, ["p1", "p2"]) == {"p1": [1], "p2": [2, 3]}
        assert [offer.id for offer in uow.offers.page(unmatched=True)] == [4]
        assert uow.offers.assign({3: None}) == {"p2"}
        assert uow.offers.product_ids([2, 3]) == {2: "p2", 3: None}


def test_a_merge_moves_offers_and_leaves_a_redirect(catalog: Engine) -> None:
    with UnitOfWork(catalog) as uow:
        uow.products.save([a_product("p1", gtins=(GTIN,)), a_product("p2")])
        uow.offers.assign({1: "p1", 2: "p2"})
        uow.commit()
        head = uow.changes.head()
        uow.products.merge({"p1": "p2"})
        uow.commit()
        assert uow.products.get("p1").id == "p2"
        assert uow.products.by_ids(["p1"])["p1"].redirect_to == "p2"
        assert offer_ids(uow, ["p1", "p2"]) == {"p2": [1, 2]}
        assert uow.products.by_gtin(GTIN) == []
        assert [product.id for product in uow.products.page()] == ["p2"]
        assert news(uow, head) == {(ChangeKind.PRODUCT_MERGED, "p1"), (ChangeKind.PRODUCT_CHANGED, "p2")}


def test_merges_of_merged_products_lead_to_the_last(catalog: Engine) -> None:
    ids = ["a", "b", "c", "d"]
    with UnitOfWork(catalog) as uow:
        uow.products.save([a_product(id_) for id_ in ids])
        uow.offers.assign({1: "a", 2: "b", 3: "c"})
        uow.products.merge({"a": "b", "b": "c"})
        uow.products.merge({"c": "d"})
        assert uow.products.resolve(ids) == dict.fromkeys(ids, "d")
        assert {p.redirect_to for p in uow.products.by_ids("abc").values()} == {"d"}
        assert offer_ids(uow, ids) == {"d": [1, 2, 3]}


def test_a_merge_in_a_circle_is_refused(database: Engine) -> None:
    with UnitOfWork(database) as uow:
        uow.products.save([a_product("a"), a_product("b")])
        with pytest.raises(ConflictError, match="circle"):
            uow.products.merge({"a": "b", "b": "a"})
        uow.products.merge({"a": "b"})
        with pytest.raises(ConflictError, match="circle"):
            uow.products.merge({"b": "a"})


def test_a_merge_into_a_product_that_is_not_there_is_refused(database: Engine) -> None:
    with UnitOfWork(database) as uow:
        uow.products.save([a_product("a")])
        with pytest.raises(NotFoundError, match="zz"):
            uow.products.merge({"a": "zz"})


def test_a_merged_product_cannot_be_written_again(database: Engine) -> None:
    with UnitOfWork(database) as uow:
        uow.products.save([a_product("a"), a_product("b")])
        uow.products.merge({"a": "b"})
        with pytest.raises(ConflictError, match="merged into b"):
            uow.products.save([a_product("a", name="Other")])


def test_only_products_without_offers_are_removed_and_they_can_live_again(catalog: Engine) -> None:
    with UnitOfWork(catalog) as uow:
        uow.products.save([a_product("p1"), a_product("p2", gtins=(GTIN,))])
        uow.offers.assign({1: "p1"})
        uow.commit()
        head = uow.changes.head()
        assert uow.products.remove_empty(["p1", "p2"]) == ["p2"]
        assert uow.products.remove_empty(["p1", "p2"]) == []
        uow.commit()
        assert uow.products.get("p2").removed_at is not None
        assert [product.id for product in uow.products.page()] == ["p1"]
        assert news(uow, head) == {(ChangeKind.PRODUCT_REMOVED, "p2")}
        assert uow.products.save([a_product("p2", gtins=(GTIN,))]) == {"p2"}
        assert [product.id for product in uow.products.by_gtin(GTIN)] == ["p2"]


def test_pages_of_products_follow_each_other_without_gap(database: Engine) -> None:
    ids = [f"p{i}" for i in range(7)]
    with UnitOfWork(database) as uow:
        uow.products.save([a_product(id_) for id_ in ids])
        assert [p.id for batch in uow.products.iterate(batch_size=3) for p in batch] == ids


def test_an_unknown_product_is_said_to_be_unknown(database: Engine) -> None:
    with UnitOfWork(database, read_only=True) as uow, pytest.raises(NotFoundError, match="nope"):
        uow.products.get("nope")


def test_groups_hold_products(database: Engine) -> None:
    with UnitOfWork(database) as uow:
        group_id, other = uow.groups.allocate_ids(2)
        assert group_id != other
        group = ProductGroup(id=group_id, name="WH-1000XM5", axes=("colour",))
        uow.groups.save([group])
        uow.products.save(
            [a_product("p1", group_id=group_id), a_product("p2", group_id=group_id), a_product("p3")]
        )
        assert uow.groups.by_ids([group_id]) == {group_id: group}
        assert [p.id for p in uow.products.of_groups([group_id])[group_id]] == ["p1", "p2"]
