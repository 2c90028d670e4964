"""Bytes to text, and saved pages to bytes."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from spiders.extraction import extract
from spiders.extraction.document.decoding import MAX_BYTES, UnreadablePageError, read_page, to_utf8


def test_the_declared_charset_is_used() -> None:
    assert "Größe".encode() in to_utf8('<meta charset="iso-8859-1">Größe'.encode("latin-1"))


def test_a_wrong_declaration_gives_way_to_utf_8() -> None:
    assert "Größe".encode() in to_utf8('<meta charset="ascii">Größe'.encode())


def test_an_unknown_charset_is_no_error() -> None:
    assert b"price" in to_utf8(b'<meta charset="klingon">price \xff')


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "base64", "utf-16", "rot13", "x" * 50]))
def test_any_bytes_in_any_charset_are_read(data: bytes, encoding: str | None) -> None:
    html = b"<h1>" + data + b"</h1>"
    assert LexborHTMLParser(to_utf8(html, encoding=encoding)).root is not None


def test_broken_bytes_of_a_page_that_says_utf_8_cost_no_more_than_themselves() -> None:
    name = extract(b'<meta charset="utf-8"><title>Gr\xc3\xb6\xffe</title><h1>Gr\xc3\xb6\xffe</h1>').name
    assert name == "Grö\ufffde"


def test_pages_in_utf_8_are_not_copied() -> None:
    page = "<p>Größe</p>".encode()
    assert to_utf8(page) is page


def test_gzip_is_unpacked(tmp_path: Path) -> None:
    page = tmp_path / "page.html.gz"
    page.write_bytes(gzip.compress(b"<h1>Lamp</h1>"))
    assert read_page(page) == b"<h1>Lamp</h1>"


def test_a_zip_bomb_is_refused_without_unpacking_it(tmp_path: Path) -> None:
    page = tmp_path / "bomb.gz"
    page.write_bytes(gzip.compress(b"\0" * (MAX_BYTES + 10)))
    with pytest.raises(UnreadablePageError, match="at most"):
        read_page(page)


def test_broken_gzip_and_missing_files_say_so(tmp_path: Path) -> None:
    page = tmp_path / "broken.gz"
    page.write_bytes(b"\x1f\x8bnot gzip at all")
    with pytest.raises(UnreadablePageError, match="broken gzip"):
        read_page(page)
    with pytest.raises(UnreadablePageError, match="cannot be read"):
        read_page(tmp_path / "nowhere.html")
