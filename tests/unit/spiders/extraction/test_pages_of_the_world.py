"""Price blocks as shops of many countries write them, most of them without data and without telling class names."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from spiders.extraction import ExtractedProduct, extract

_PAGES: dict[str, dict[str, str]] = {
    name: page
    for file in (
        "pages_of_the_world.toml",
        "pages_of_large_shops.toml",
        "pages_with_traps.toml",
        "pages_of_many_templates.toml",
        "pages_in_full.toml",
        "pages_as_served.toml",
        "pages_of_stock_and_numbers.toml",
        "pages_with_choices.toml",
    )
    for name, page in tomllib.loads(Path(__file__).with_name(file).read_text(encoding="utf-8")).items()
}
_FIELDS = (
    "kind", "price", "currency", "list_price", "availability", "sku", "brand", "mpn", "gtin", "condition", "rating",
    "review_count", "variants",
)  # fmt: skip
_MONEY = {
    "en": "£20.00", "sv": "200 kr", "da": "200 kr", "cs": "200 Kč", "ru": "200 ₽", "ja": "2,000円", "ko": "20,000원",
    "zh": "¥200", "tr": "200 TL", "pl": "20,00 zł", "hu": "5 000 Ft", "ro": "200 Lei",
}  # fmt: skip


def _extracted(page: dict[str, str]) -> ExtractedProduct:
    html = (
        f'<!doctype html><html lang="{page.get("language", "")}"><head><title>{page["title"]}</title>'
        f"{page.get('head', '')}</head><body>{page['body']}</body></html>"
    )
    return extract(html, url=f"https://{page['host']}{page.get('path', '/p')}")


def _same(said: Any, right: str) -> bool:
    if not right or said is None:
        return not right and said is None
    if isinstance(said, Decimal | float):
        return Decimal(str(said)) == Decimal(right)
    return str(len(said) if isinstance(said, tuple) else said) == right


@pytest.mark.parametrize("name", _PAGES)
def test_a_price_block_is_read_as_its_shoppers_read_it(name: str) -> None:
    page = _PAGES[name]
    product = _extracted(page)
    wrong = {
        field: (getattr(product, field), page[field])
        for field in _FIELDS
        if field in page and not _same(getattr(product, field), page[field])
    }
    assert not wrong


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Currently unavailable"), ("en", "Temporarily out of stock"), ("en", "This item is no longer available"),
        ("de", "Derzeit nicht verfügbar"), ("de", "Nicht mehr lieferbar"), ("de", "Leider ausverkauft"),
        ("fr", "Actuellement indisponible"), ("fr", "Produit en rupture de stock"), ("it", "Non disponibile"),
        ("it", "Prodotto esaurito"), ("es", "Producto agotado"), ("es", "Sin existencias"),
        ("nl", "Tijdelijk uitverkocht"), ("nl", "Niet leverbaar"), ("pl", "Produkt niedostępny"), ("sv", "Slutsåld"),
        ("sv", "Tillfälligt slut i lager"), ("pt", "Produto esgotado"), ("pt", "Indisponível"), ("cs", "Vyprodáno"),
        ("ru", "Нет в наличии"), ("ja", "在庫切れ"), ("ko", "품절"), ("zh", "已售罄"), ("tr", "Tükendi"),
        ("da", "Udsolgt"),
        ("fi", "Loppu varastosta"), ("hu", "Nincs raktáron"), ("ro", "Stoc epuizat"), ("el", "Μη διαθέσιμο"),
    ],
)  # fmt: skip
def test_a_word_against_the_stock_is_understood_in_a_text_and_on_a_dead_button(
    language: str, text: str
) -> None:
    price = f"<h1>Vase 12</h1><div>{_MONEY.get(language, '20,00 €')}</div>"
    page = {"title": "Vase 12", "host": "shop.example.com", "language": language}
    for stock in (f"<div class=info>{text}</div>", f"<button disabled>{text}</button>"):
        assert str(_extracted({**page, "body": price + stock}).availability) == "OutOfStock"


@pytest.mark.parametrize(
    "label",
    [
        "SKU:", "Item #", "Style:", "Product Code", "Art.-Nr.:", "Artikel-Nr.", "Best.-Nr.:", "Réf. :", "Référence :",
        "Codice:", "Cod. art.", "Ref.:", "Código:", "Artikelnummer", "Kod produktu:", "Indeks:", "Artikelnr:", "Ref.ª:",
        "Kód:", "Артикул:", "商品番号：", "商品番号", "货号：", "Varenr.:", "Varenummer:", "Tuotekoodi:", "Cikkszám:",
        "Cod produs:", "Ürün Kodu:", "Κωδικός:", "ΚΩΔΙΚΟΣ:", "Codigo:", "Cód. artículo:", "Nº de referencia:", "Clave:",
        "Bestelnummer:", "Artikkelnr.", "Код товару:", "Mã hàng:", "Kode Produk:", "رقم المنتج:", "产品编号：",
        "제품번호:", "Prekės kodas:", "Kat. č.:", "PZN:", "Item Code / SKU:",
    ],
)  # fmt: skip
def test_a_number_behind_its_label_is_the_sku_in_a_line_and_in_a_table(label: str) -> None:
    page = {"title": "Vase", "host": "shop.example.com"}
    for row in (f"<p>{label} AB-4711X</p>", f"<table><tr><th>{label}</th><td>AB-4711X</td></tr></table>"):
        assert _extracted({**page, "body": f"<h1>Vase</h1><div>€ 20,00</div>{row}"}).sku == "AB-4711X"
