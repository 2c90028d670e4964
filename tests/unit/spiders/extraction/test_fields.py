"""A field is one file: written into the package of fields it is read, explained and printed, named nowhere else."""

from collections.abc import Iterator
from dataclasses import fields
from importlib import import_module
from pathlib import Path

import pytest

from spiders.extraction import extract, extractor
from spiders.extraction import fields as package
from spiders.extraction.as_json import explained, to_json
from spiders.extraction.product import ExtractedProduct

_MATERIAL = '''
"""What the product is made of."""

from spiders.extraction.candidate import Candidate, Reading, Source
from spiders.extraction.document.page import Page
from spiders.extraction.vote import decide


def extract_material(page: Page) -> Reading[tuple[str, ...]] | None:
    said = page.meta.first("product:material")
    value = tuple(said.split(",")) if said else ()
    return decide([Candidate(value=value, source=Source.META, score=2.0, where="product:material")] if value else [])
'''
_PAGE = '<title>Oak Chair</title><meta property="product:material" content="oak,steel"><h1>Oak Chair</h1><p>€20.00</p>'


@pytest.fixture
def material(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The package of fields with one file more."""
    (tmp_path / "material.py").write_text(_MATERIAL, encoding="utf-8")
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path)])
    _forget()
    yield
    _forget()


def _forget() -> None:
    package.all_fields.cache_clear()
    extractor._readers.cache_clear()


@pytest.mark.usefixtures("material")
def test_a_file_in_the_package_is_a_field_that_is_read_explained_and_printed_last() -> None:
    product = extract(_PAGE)
    printed = to_json(product)
    assert product.extra == {"material": ("oak", "steel")}
    assert product.sources["material"] == "meta product:material"
    assert [*printed][-2:] == ["sources", "material"]
    assert printed["material"] == ["oak", "steel"]
    assert "material" in explained(product)["candidates"]


@pytest.mark.usefixtures("material")
def test_a_page_that_says_nothing_of_a_further_field_is_printed_without_it() -> None:
    assert "material" not in to_json(extract("<title>Oak Chair</title><h1>Oak Chair</h1><p>€20.00</p>"))


def test_every_file_of_the_package_is_a_field_with_a_place_in_the_record() -> None:
    places = {place.name for place in fields(ExtractedProduct)}
    files = {file.stem for file in Path(package.__file__ or "").parent.glob("*.py")} - {"__init__"}
    assert set(package.all_fields()) == files <= places


def test_fields_are_read_in_the_order_of_the_record() -> None:
    places = [place.name for place in fields(ExtractedProduct)]
    read = [name for name, _ in extractor._readers()]
    assert read == sorted(read, key=places.index)


def test_a_field_is_the_function_of_its_file() -> None:
    price = import_module("spiders.extraction.fields.price")
    assert package.all_fields()["price"] is price.extract_price
