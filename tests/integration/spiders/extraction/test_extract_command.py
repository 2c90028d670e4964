"""``pricemesh extract`` on files."""

import gzip
from pathlib import Path

import orjson
from click.testing import CliRunner

from commands.extract import command

_PAGE = (
    '<title>Lamp</title><link rel=canonical href="https://shop.example.de/lamp"><h1>Lamp</h1><p class=price>19,90 €</p>'
    "<p>Artikelnummer: L-77</p><p>EAN: 4006381333931</p><button>In den Warenkorb</button>"
)
_FIELDS = [
    *("file", "url", "name", "brand", "price", "currency", "list_price", "availability", "condition", "sku"),
    *("mpn", "gtin", "category", "rating", "review_count", "images", "variants", "sources"),
]


def _page(folder: Path, name: str = "lamp.html") -> Path:
    path = folder / name
    path.write_text(_PAGE, encoding="utf-8")
    return path


def test_one_object_a_line_in_the_fixed_format(tmp_path: Path) -> None:
    page = _page(tmp_path)
    packed = tmp_path / "lamp.html.gz"
    packed.write_bytes(gzip.compress(_PAGE.encode()))
    result = CliRunner().invoke(command, [str(page), str(packed)])
    assert result.exit_code == 0
    first, second = map(orjson.loads, result.stdout.splitlines())
    assert list(first) == _FIELDS
    assert first["file"] == str(page)
    assert first["url"] == "https://shop.example.de/lamp"
    assert (first["price"], first["currency"], first["availability"]) == ("19.90", "EUR", "InStock")
    assert (first["sku"], first["gtin"]) == ("L-77", "04006381333931")
    assert {**second, "file": first["file"]} == first


def test_the_address_can_be_given(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, [str(_page(tmp_path)), "--url", "https://shop.example.de/other"])
    assert orjson.loads(result.stdout)["url"] == "https://shop.example.de/other"


def test_an_unreadable_file_is_one_line_and_the_others_go_on(tmp_path: Path) -> None:
    broken = tmp_path / "broken.gz"
    broken.write_bytes(b"\x1f\x8bbroken")
    result = CliRunner().invoke(command, [str(tmp_path / "none.html"), str(broken), str(_page(tmp_path))])
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 2
    assert orjson.loads(result.stdout)["name"] == "Lamp"


def test_explain_shows_what_lost_and_how_sure_it_is(tmp_path: Path) -> None:
    explained = orjson.loads(CliRunner().invoke(command, [str(_page(tmp_path)), "--explain"]).stdout)
    assert explained["kind"] == "product"
    assert 0 < explained["confidence"]["price"] <= 1
    assert explained["candidates"]["sku"][0]["value"] == "L-77"


def test_a_page_without_a_product_has_no_values(tmp_path: Path) -> None:
    page = tmp_path / "empty.html"
    page.write_text("", encoding="utf-8")
    said = orjson.loads(CliRunner().invoke(command, [str(page)]).stdout)
    assert {said[field] for field in ("name", "price", "sku", "gtin", "availability")} == {None}
