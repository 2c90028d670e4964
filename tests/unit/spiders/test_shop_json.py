"""JSON as shops send it."""

import orjson
import pytest

from spiders.extraction import extract
from spiders.shop_json import loads


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r'{"name": "Lamp \ud83d"}', "Lamp \ufffd"),
        (r'{"name": "Lamp \ude00 \ud83d\ude00"}', "Lamp \ufffd \U0001f600"),
        (r'{"name": "C:\\ud83d \ud83d"}', r"C:\ud83d " + "\ufffd"),
        (rb'{"name": "Lamp \uD83D"}', "Lamp \ufffd"),
        (b'{"name": "Lamp \xff"}', "Lamp \ufffd"),
    ],
)
def test_half_a_sign_costs_that_sign_alone(text: str | bytes, value: str) -> None:
    assert loads(text) == {"name": value}


@pytest.mark.parametrize("text", ["{", r'{"name": "\ud83d"', b"<html>", b"\xff"])
def test_what_is_no_json_raises(text: str | bytes) -> None:
    with pytest.raises(orjson.JSONDecodeError):
        loads(text)


DATA = r"""{"@type": "Product", "name": "Lamp", "description": "So bright \ud83d", "sku": "LM-40213",
    "offers": {"price": "19.90", "priceCurrency": "EUR"}}"""


@pytest.mark.parametrize(
    "script",
    [
        f'<script type="application/ld+json">{DATA}</script>',
        f"<script>window.__STATE__ = {{'product': 1}}; window.__PRODUCT__ = {DATA}; start();</script>",
        f"<script>window.__STATE__ = JSON.parse({orjson.dumps(DATA).decode()});</script>",
        f"<script>window.__STATE__ = JSON.parse('{' '.join(DATA.split())}');</script>",
    ],
    ids=["JSON-LD", "assigned", "in a text", "half of it in the script's own text"],
)
def test_data_with_a_text_cut_within_an_emoji_is_read(script: str) -> None:
    product = extract(f"<title>Lamp</title><h1>Lamp</h1>{script}")
    assert (str(product.price), product.currency, product.sku) == ("19.90", "EUR", "LM-40213")
