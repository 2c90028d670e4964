"""Brands, part numbers and addresses: as printed, and as keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.normalise.brand import brand_key, parse_brand
from catalog.normalise.mpn import mpn_key, parse_mpn
from catalog.normalise.url import canonical_url, url_key


@pytest.mark.parametrize(
    ("text", "brand"),
    [
        (" Sony ", "Sony"),
        ("Brand: Sony", "Sony"),
        ("by Philips", "Philips"),
        ("Visit the Sony Store", "Sony"),
        ("Company Store", "Company Store"),
        ("n/a", None),
        ("Unbranded", None),
        ("—", None),
        (None, None),
        ("a sentence that goes on and on and on and on and on and on and on and on and on and on", None),
    ],
)
def test_a_brand_is_read(text: str | None, brand: str | None) -> None:
    assert parse_brand(text) == brand


@pytest.mark.parametrize(
    "spellings",
    [
        ("Bang & Olufsen A/S", "BANG&OLUFSEN", "Bang and Olufsen"),
        ("De'Longhi S.p.A.", "DeLonghi", "DE LONGHI"),
        ("Sony Inc.", "sony", "SONY"),
        ("H.P.", "HP"),
        ("Kärcher", "Karcher", "KÄRCHER"),
    ],
)
def test_spellings_of_one_brand_have_one_key(spellings: tuple[str, ...]) -> None:
    assert len({brand_key(spelling) for spelling in spellings}) == 1


def test_a_brand_that_is_only_a_legal_form_keeps_it() -> None:
    assert brand_key("AS") == "as"


@pytest.mark.parametrize(
    ("text", "mpn"),
    [
        ("MPN: WH-1000XM5/B", "WH-1000XM5/B"),
        ("Model No.: X1 ", "X1"),
        ("does not apply", None),
        ("N/A", None),
        ("...", None),
        (None, None),
        ("x" * 65, None),
    ],
)
def test_a_part_number_is_read(text: str | None, mpn: str | None) -> None:
    assert parse_mpn(text) == mpn


def test_spellings_of_one_part_number_have_one_key() -> None:
    assert mpn_key("WH-1000XM5/B") == mpn_key("wh1000xm5 b") == "WH1000XM5B"


@pytest.mark.parametrize(
    "other",
    [
        "http://shop.example/p?b=2&a=1",
        "https://www.shop.example/p/?a=1&b=2#top",
        "https://shop.example:443/p?a=1&b=2&utm_campaign=x&fbclid=y",
    ],
)
def test_addresses_of_one_page_have_one_key(other: str) -> None:
    assert url_key(other) == url_key("https://shop.example/p?a=1&b=2")


def test_addresses_of_different_pages_differ() -> None:
    pages = [
        "https://a.example/p",
        "https://b.example/p",
        "https://a.example/q",
        "https://a.example/p?variant=1",
    ]
    assert len({url_key(page) for page in pages}) == 4


@given(st.text(max_size=80))
def test_keys_never_raise_and_are_stable(text: str) -> None:
    assert len(url_key(text)) == 32
    assert canonical_url(text) == canonical_url(text + " ")
    for key in (brand_key, mpn_key):
        found = key(text)
        assert found is None or found == key(f" {text} ")
