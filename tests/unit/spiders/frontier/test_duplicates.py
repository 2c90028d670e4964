"""Addresses that will show a product that is already known."""

import pytest

from spiders.frontier.duplicates import DuplicatePrediction
from spiders.frontier.link import Link, LinkKind
from spiders.frontier.urls import url_key

BASE = "http://s.example"


def _predicts(learned: DuplicatePrediction, path: str) -> bool:
    url = f"{BASE}{path}"
    return learned.predicts(Link(url=url, key=url_key(url), kind=LinkKind.SITEMAP_PAGE))


@pytest.mark.parametrize(
    ("products", "name", "predicted"),
    [
        (("lamp", "lamp", "lamp"), "Oak lamp", True),
        (("lamp", "lamp"), "Oak lamp", False),
        (("lamp", "lamp", "lamp", "other"), "Oak lamp", False),
        (("lamp", "lamp", "lamp"), "Lamp of oak", False),
    ],
)
def test_a_folder_called_as_its_product_has_the_variants_of_that(products, name, predicted):
    learned = DuplicatePrediction()
    for number, product in enumerate(products):
        learned.learn(f"{BASE}/Oak-Lamp/SW1.{number}", product, name=name)
    assert _predicts(learned, "/Oak-Lamp/SW1.9") is predicted
    assert not _predicts(learned, "/Oak-Chair/SW2.1")
