"""What the demo promises: every store crawled, products of several stores, search by name, model and GTIN."""

import json
import os
import subprocess
import sys

from catalog.domain.change import ChangeKind
from catalog.domain.crawl_run import RunState
from catalog.storage.unit_of_work import UnitOfWork
from fixtures.score import score_assignment
from tests.e2e.conftest import LIMIT, Demo

pytestmark = LIMIT


def test_every_store_was_crawled_and_has_offers(demo: Demo) -> None:
    with UnitOfWork(demo.database, read_only=True) as uow:
        runs = uow.runs.newest(limit=1_000)
        counts = uow.statistics.offers_by_store()
        stores = uow.stores.all(enabled_only=True)
    assert len(stores) >= 7
    assert {run.state for run in runs} == {RunState.SUCCEEDED}, [run.error for run in runs if run.error]
    assert all(counts[store.id] > 30 for store in stores), counts


def test_products_hold_what_belongs_together(demo: Demo) -> None:
    assignment = {(store, url): product or url for store, url, product in demo.offers()}
    score = score_assignment(assignment)
    print(f"precision {score.precision:.4f}, recall {score.recall:.4f}, {len(score.unknown)} unknown items")
    assert score.precision >= 0.97
    assert score.recall >= 0.85
    assert len(score.unknown) <= 0.01 * len(assignment), score.unknown[:5]
    assert score.found_items >= 0.98 * score.items


def test_some_prices_moved_on_the_second_day_and_most_did_not(demo: Demo) -> None:
    """A store sets about one price in nine anew on a day: more would be false changes."""
    with UnitOfWork(demo.database, read_only=True) as uow:
        changes = uow.changes.after(0, limit=1_000_000)
        offers = sum(uow.statistics.offers_by_store().values())
    moved = {one.entity_id for one in changes if one.kind is ChangeKind.OFFER_PRICE_CHANGED}
    assert 0.02 * offers < len(moved) < 0.25 * offers


def test_a_second_crawl_of_the_same_day_changes_no_price_and_no_stock(demo: Demo) -> None:
    """Through the command line, beside the demo's own processes."""
    with UnitOfWork(demo.database, read_only=True) as uow:
        before, products = uow.changes.head(), uow.statistics.live()["products"]
    environment = {**os.environ, "PRICEMESH_VAR_DIR": str(demo.var_dir)}
    environment.pop("PRICEMESH_DATABASE_URL", None)
    command = [sys.executable, "-m", "pricemesh", "schedule", "--once", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr
    runs = json.loads(done.stdout)
    assert len(runs) >= 7
    assert {run["store"]: (run["counts"]["new"], run["counts"]["changed"]) for run in runs} == {
        run["store"]: (0, 0) for run in runs
    }
    with UnitOfWork(demo.database, read_only=True) as uow:
        assert uow.changes.after(before) == []
        assert uow.statistics.live()["products"] == products


def _a_product_of_several_stores(demo: Demo) -> dict[str, object]:
    page = demo.get("/v1/search", sort="store_count", size="20", understand="false")
    for item in page["items"]:  # type: ignore[attr-defined]
        product = demo.get(f"/v1/products/{item['id']}")
        if product["gtins"] and product["mpn"] and len(str(product["mpn"])) > 4:
            return product
    raise AssertionError("no product of several stores has a GTIN and a model number")


def test_search_finds_a_product_by_name_model_number_and_gtin(demo: Demo) -> None:
    product = _a_product_of_several_stores(demo)
    assert len({offer["store_id"] for offer in product["offers"]}) >= 3  # type: ignore[attr-defined]
    for text in (str(product["name"]), str(product["mpn"]), product["gtins"][0].lstrip("0")):  # type: ignore[index]
        found = [item["id"] for item in demo.get("/v1/search", q=text)["items"]]  # type: ignore[attr-defined]
        assert product["id"] in found[:5], text


def test_lookup_finds_a_product_by_an_address_at_a_store(demo: Demo) -> None:
    product = _a_product_of_several_stores(demo)
    for offer in product["offers"]:  # type: ignore[attr-defined]
        items = demo.get("/v1/lookup", url=offer["url"])["items"]
        assert [item["id"] for item in items] == [product["id"]]  # type: ignore[attr-defined]


def test_the_product_has_a_history_over_both_days(demo: Demo) -> None:
    moved = 0
    for item in demo.get("/v1/search", sort="store_count", size="30")["items"]:  # type: ignore[attr-defined]
        history = demo.get(f"/v1/products/{item['id']}/history")
        moved += sum(len(offer["points"]) > 1 for offer in history["offers"])  # type: ignore[attr-defined]
    assert moved > 0
