"""``pricemesh crawl --url`` and ``pricemesh store`` from the command line."""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from catalog.settings import read_settings
from catalog.storage import UnitOfWork, create_catalog_engine
from pricemesh import cli
from tests.integration.spiders.shop import listing, product_page, serve, tile

PAGES = {
    "/": listing("Shop", [tile(f"/p/{n}", f"Anvil {n}") for n in range(1, 4)]),
    **{f"/p/{n}": product_page(f"Anvil {n}", price=f"{n}.50", sku=f"AN-{n}") for n in range(1, 4)},
}
FIELDS = {
    "url", "name", "brand", "price", "currency", "list_price", "availability", "condition", "sku", "mpn", "gtin",
    "category", "rating", "review_count", "images", "variants", "sources",
}  # fmt: skip


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PRICEMESH_VAR_DIR", str(tmp_path))
    monkeypatch.delenv("PRICEMESH_DATABASE_URL", raising=False)
    # No program of that name: a shop without products is not tried with a browser.
    monkeypatch.setattr("spiders.rendering.can_render", lambda settings: False)

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(cli, list(arguments))

    return invoke


def test_crawls_a_shop_into_json_lines_and_reports(run, tmp_path):
    out = tmp_path / "items.jsonl"
    with serve(PAGES) as shop:
        result = run("crawl", "--url", shop.base, "--out", str(out), "--json")
    assert result.exit_code == 0, result.output
    items = [json.loads(line) for line in out.read_text().splitlines()]
    assert sorted(item["name"] for item in items) == ["Anvil 1", "Anvil 2", "Anvil 3"]
    assert set(items[0]) == FIELDS
    report = json.loads(result.stderr)
    assert (report["items"], report["complete"], report["failed_urls"]) == (3, True, {})


def test_the_report_for_people_says_what_was_skipped(run):
    pages = {**PAGES, "/": PAGES["/"].replace("</ul>", "</ul><a href='/dead'>dead</a>")}
    with serve(pages) as shop:
        result = run("crawl", "--url", shop.base)
    assert len(result.stdout.splitlines()) == 3
    assert "3 items" in result.stderr
    assert "gone (404 or 410)" in result.stderr


def test_a_shop_without_products_is_a_failure(run):
    with serve({"/": "<html><body>hello</body></html>"}) as shop:
        result = run("crawl", "--url", shop.base)
    assert result.exit_code == 1
    assert "0 items" in result.stderr


@pytest.mark.parametrize(
    "arguments", [(), ("acme", "--url", "http://s.example"), ("acme", "--out", "x.jsonl")]
)
def test_wrong_usage_is_explained(run, arguments):
    result = run("crawl", *arguments)
    assert result.exit_code == 2
    assert "--url" in result.stderr


def test_a_store_is_added_shown_checked_and_removed(run, tmp_path):
    with serve(PAGES) as shop:
        added = run(
            "store", "add", shop.base, "--yes", "--id", "anvils", "--name", "Anvils", "--country", "US"
        )
        assert added.exit_code == 0, added.output
        assert "Anvil 1" in added.stderr
        assert "3 products read: name 3, brand 0, price 3" in added.stderr
        assert "pin it" not in added.stderr
        assert (tmp_path / "stores" / "anvils.toml").is_file()
        assert json.loads(run("store", "list", "--json").stdout)["id"] == "anvils"
        assert run("store", "show", "anvils").stdout == (tmp_path / "stores" / "anvils.toml").read_text()
        assert "Anvil 2" in run("store", "check", "anvils").stdout
    assert run("store", "disable", "anvils").exit_code == 0
    assert json.loads(run("store", "list", "--json").stdout)["enabled"] is False
    assert run("store", "enable", "anvils").exit_code == 0
    assert run("store", "remove", "anvils", "--yes").exit_code == 0
    assert not (tmp_path / "stores" / "anvils.toml").exists()


def test_a_store_file_is_added(run, tmp_path):
    path = tmp_path / "s.toml"
    path.write_text(
        'id = "s"\nname = "S"\nbase_url = "http://s.example"\ncountry = "US"\ncurrency = "USD"\nplatform = "shopify"\n'
    )
    assert run("store", "add", str(path)).exit_code == 0
    assert 'platform = "shopify"' in run("store", "show", "s").stdout


def test_a_shop_without_products_is_not_added(run, tmp_path):
    with serve({"/": "<html><body>hello</body></html>"}) as shop:
        result = run("store", "add", shop.base, "--yes")
    assert result.exit_code == 1
    assert "no product was found" in str(result.exception)
    assert not (tmp_path / "stores").exists()


PINNED = """id = "pinned"
name = "Pinned"
base_url = "{base}"
country = "US"
currency = "USD"
platform = "structured-data"

[options.selectors]
price = ".member"
sku = "//p[@id='code']"
"""


def test_a_field_pinned_in_the_stores_file_is_what_the_catalog_gets(run, tmp_path):
    """From the TOML file over the check to the offers: the pin decides, not the general reading."""
    more = "<p class='member'>$7.49</p><p id='code'>PIN-{n}</p>"
    pages = {
        "/": PAGES["/"],
        **{f"/p/{n}": product_page(f"Anvil {n}", more=more.replace("{n}", str(n))) for n in range(1, 4)},
    }
    path = tmp_path / "pinned.toml"
    with serve(pages) as shop:
        path.write_text(PINNED.replace("{base}", shop.base))
        shown = run("store", "check", str(path)).stdout
        assert "7.49" in shown and "selector .member" in shown
        assert run("store", "add", str(path)).exit_code == 0
        crawled = run("crawl", "pinned")
    assert crawled.exit_code == 0, crawled.output
    with UnitOfWork(create_catalog_engine(read_settings().catalog_url), read_only=True) as uow:
        offers = [offer for batch in uow.offers.iterate() for offer in batch]
    assert sorted(str(offer.listing.sku) for offer in offers) == ["PIN-1", "PIN-2", "PIN-3"]
    assert {offer.listing.price.amount for offer in offers if offer.listing.price} == {Decimal("7.49")}


def test_a_misspelt_key_of_the_stores_file_is_named(run, tmp_path):
    path = tmp_path / "s.toml"
    path.write_text(PINNED.replace("{base}", "http://s.example").replace("sku =", "skuu ="))
    result = run("store", "add", str(path))
    assert result.exit_code == 1
    assert "did you mean sku?" in str(result.exception)


def test_what_the_sample_lacks_is_named_with_the_remedy(run):
    pages = {**PAGES, "/p/1": product_page("Anvil [red]", sku="AN-1").replace("$19.99", "")}
    with serve(pages) as shop:
        added = run(
            "store", "add", shop.base, "--yes", "--no-catalog", "--currency", "USD", "--country", "US"
        )
    assert added.exit_code == 0, added.output
    assert "Anvil [red]" in added.stderr
    assert "price" in added.stderr.rpartition("missing on some")[0].splitlines()[-1]
    assert "[options.selectors]" in added.stderr
