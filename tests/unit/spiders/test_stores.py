"""Store files: what is right comes back equal, what is wrong is named."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from catalog.domain.money import Money
from catalog.domain.store import Platform, ShippingRule, Store
from catalog.errors import ConfigurationError
from spiders.stores import dump_store, load_store

STORE = Store(
    id="acme",
    name='Acme "Tools" & Söhne',
    base_url="https://acme.example",
    country="DE",
    currency="EUR",
    platform=Platform.STRUCTURED_DATA,
    schedule="every 6h",
    shipping=ShippingRule(
        cost=Money(amount=Decimal("4.90"), currency="EUR"),
        free_from=Money(amount=Decimal("50.00"), currency="EUR"),
    ),
    options={
        "max_pages": 10,
        "sitemaps": ["https://acme.example/s.xml"],
        "selectors": {"price": "p.now::text"},
    },
)


@pytest.mark.parametrize(
    "store", [STORE, replace(STORE, schedule=None, shipping=None, options={}, enabled=False)]
)
def test_a_store_comes_back_equal(tmp_path: Path, store: Store):
    path = tmp_path / "acme.toml"
    path.write_text(dump_store(store), encoding="utf-8")
    assert load_store(path) == store


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ('id = "acme"', "id must be a slug"),
        ('currency = "EUR"', "currency"),
        ('country = "DE"', "country must be two letters"),
        ('platform = "structured-data"', "platform must be one of structured-data, woocommerce"),
        ('base_url = "https://acme.example"', "base_url must start with"),
        ("enabled = true", "enabled must be true or false"),
        ('cost = "4.90"', "shipping.cost must be an amount"),
        ("max_pages = 10", "options.max_pages must be a whole number"),
    ],
)
def test_a_wrong_value_is_named_with_its_key(tmp_path: Path, change: str, words: str):
    path = tmp_path / "acme.toml"
    text = dump_store(STORE)
    assert change in text
    path.write_text(text.replace(change, change.partition(" = ")[0] + ' = "No Good"'), encoding="utf-8")
    with pytest.raises(ConfigurationError, match=words) as caught:
        load_store(path)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("id = ", "is no TOML"),
        ('name = "x"', "id is missing"),
        (dump_store(STORE).replace("currency", "curency", 1), "did you mean currency"),
        (dump_store(STORE).replace("max_pages", "max_page"), "did you mean max_pages"),
        (dump_store(STORE).replace("{ price =", "{ prize ="), "did you mean price"),
        (dump_store(STORE).replace("https://acme.example/s.xml", "s.xml"), "list of web addresses"),
        (dump_store(STORE).replace("p.now::text", "p.now ["), r"selectors.price: 'p.now \[' is no selector"),
        (dump_store(STORE).replace("p.now::text", "//p["), "is no selector"),
        (dump_store(replace(STORE, name=" ")), "name is empty"),
        (dump_store(replace(STORE, name="Ac\x01me")), "name has a character that is no text"),
    ],
)
def test_a_wrong_key_is_named_with_the_one_probably_meant(tmp_path: Path, text: str, words: str):
    path = tmp_path / "acme.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=words):
        load_store(path)


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(ConfigurationError, match="cannot be read"):
        load_store(tmp_path / "none.toml")


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path):
    path = tmp_path / "acme.toml"
    path.write_text(dump_store(STORE), encoding="utf-8-sig")
    assert load_store(path) == STORE


def test_a_file_of_another_encoding_is_told_to_be_saved_as_utf_8(tmp_path: Path):
    path = tmp_path / "acme.toml"
    path.write_text(dump_store(STORE), encoding="utf-16")
    with pytest.raises(ConfigurationError, match="save it as UTF-8"):
        load_store(path)
