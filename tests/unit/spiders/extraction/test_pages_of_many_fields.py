"""Whole product pages in the manner of many shops: every field but the price, above all brand and numbers."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from spiders.extraction import extract

_PAGES: dict[str, dict[str, str]] = {
    name: page
    for file in ("pages_of_many_fields.toml", "pages_as_served.toml")
    for name, page in tomllib.loads(Path(__file__).with_name(file).read_text(encoding="utf-8")).items()
}
_FIELDS = (
    "name", "brand", "sku", "mpn", "gtin", "category", "rating", "review_count", "images", "variants", "condition",
    "shipping",
)  # fmt: skip
_COUNTED = ("images", "variants")


def _written(field: str, value: Any) -> str:
    """A value as the cases have it: a path with its steps apart by ``>``, pictures and variants counted."""
    if not value and value != Decimal(0):
        return ""
    if field in _COUNTED:
        return str(len(value))
    if isinstance(value, Decimal | float):
        return str(Decimal(str(value)).normalize() + 0)
    return " > ".join(value) if isinstance(value, tuple) else str(value)


@pytest.mark.parametrize("name", _PAGES)
def test_a_page_is_read_as_its_shoppers_read_it(name: str) -> None:
    page = _PAGES[name]
    html = (
        f'<!doctype html><html lang="{page.get("language", "")}"><head><title>{page["title"]}</title>'
        f"{page.get('head', '')}</head><body>{page['body']}</body></html>"
    )
    product = extract(html, url=f"https://{page['host']}{page.get('path', '/p')}")
    said = {field: _written(field, getattr(product, field)) for field in _FIELDS if field in page}
    assert said == {field: page[field] for field in said}
