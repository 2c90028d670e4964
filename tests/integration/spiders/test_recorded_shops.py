"""Recorded real shops, crawled with no configuration, scored by what a person sees there."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from catalog.settings import Settings
from spiders.detect import detect
from spiders.extraction.as_json import to_json

pytestmark = pytest.mark.shared


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("name", "pages_a_product"), [("opencart", 8), ("openmage", 3), ("woocommerce", 3)])
@pytest.mark.parametrize("conditions", [(), ("--fail", "0.05")], ids=["calm", "failing"])
def test_every_product_once_with_the_right_values(crawl, shared, name, pages_a_product, conditions):
    shops = shared / "shops"
    replay, score = _module(shops / "replay.py"), _module(shops / "score.py")
    with replay.serve(shops / f"{name}.jsonl.gz", "--no-crawl-delay", *conditions) as base:
        found = crawl(base, platform=detect(base, settings=Settings()).store.platform)
    items: list[dict[str, Any]] = [{**to_json(item.product), "url": item.url} for item in found.items]
    truth = json.loads((shops / "truth" / f"{name}.json").read_text(encoding="utf-8"))
    scored = score.score(truth, items)
    assert scored["found"] >= 0.99
    assert scored["duplicates"] == 0
    assert scored["not_products"] == 0
    assert scored["price"] >= 0.99
    assert scored["sku"] >= 0.95
    assert scored["availability"] >= 0.97
    assert found.report.pages <= pages_a_product * len(truth)
