"""Real pages, where the benchmark data is: bounds that a change must not fall below."""

import base64
import gzip
import json
from pathlib import Path

import pytest

from spiders.extraction import PageKind, extract

pytestmark = pytest.mark.shared


def test_most_prices_and_stock_states_of_real_pages_are_right(shared: Path) -> None:
    folder = shared / "bench" / "extraction"
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    right = {"price": 0, "availability": 0, "sku": 0}
    for page, values in gold.items():
        html = gzip.decompress((folder / "pages" / f"{page}.html.gz").read_bytes())
        product = extract(html, url=values["url"])
        right["price"] += (
            product.price in {type(product.price)(each) for each in values.get("price", [])}
            if product.price
            else False
        )
        right["availability"] += product.availability in values["availability"]
        right["sku"] += product.sku in values.get("sku", [])
    shares = {field: count / len(gold) for field, count in right.items()}
    assert shares["price"] >= 0.85
    assert shares["availability"] >= 0.95
    assert shares["sku"] >= 0.85


@pytest.mark.parametrize("shop", ["opencart", "woocommerce", "openmage"])
def test_product_pages_of_recorded_shops_are_read_right(shared: Path, shop: str) -> None:
    truth = {
        product["canonical_path"]: product
        for product in json.loads((shared / "shops" / "truth" / f"{shop}.json").read_text())
    }
    asked = right = 0
    with gzip.open(shared / "shops" / f"{shop}.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            product = truth.get(record.get("path", ""))
            if product is None or record["status"] != 200:
                continue
            found = extract(base64.b64decode(record["body"]), url=f"http://127.0.0.1{record['path']}")
            asked += 1
            right += found.kind is PageKind.PRODUCT and str(found.price) == product["price"]
    assert asked
    assert right / asked >= 0.98
