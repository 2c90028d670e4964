"""Feeds in every format come out as the same rows."""

import gzip
import tracemalloc
from pathlib import Path

import pytest

from spiders.feeds.rows import FeedFormatError, read_rows

RSS = """<?xml version="1.0"?><rss xmlns:g="http://base.google.com/ns/1.0"><channel><title>Shop</title>
<item><g:id>A1</g:id><title>Anvil, big</title><g:link>http://s/a</g:link><g:price>12.50 EUR</g:price>
<g:additional_image_link>http://s/1.png</g:additional_image_link><g:additional_image_link>http://s/2.png</g:additional_image_link>
<g:shipping><g:country>DE</g:country><g:price>4.90 EUR</g:price></g:shipping></item>
<item><g:id>A2</g:id><title>Bellows</title><g:link>http://s/b</g:link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0">
<entry><g:id>A1</g:id><title>Anvil, big</title><link href="http://s/a"/></entry></feed>"""
TSV = "id\ttitle\tlink\tprice\nA1\tAnvil, big\thttp://s/a\t12.50 EUR\n\nA2\tBellows\thttp://s/b\t\n"
CSV = 'id,title,link,price\nA1,"Anvil, big",http://s/a,12.50 EUR\nA2,Bellows,http://s/b,\n'
SEMICOLON = "id;title;link;g:price\nA1;Anvil, big;http://s/a;12.50 EUR\nA2;Bellows;http://s/b;\n"


@pytest.mark.parametrize(
    "data",
    [
        RSS.encode(),
        TSV.encode(),
        CSV.encode(),
        SEMICOLON.encode(),
        b"\xef\xbb\xbf" + TSV.encode(),
        TSV.encode("utf-16"),
        gzip.compress(TSV.encode()),
        gzip.compress(RSS.encode()),
    ],
    ids=["rss", "tsv", "csv", "semicolon", "mark", "utf-16", "gzip tsv", "gzip rss"],
)
def test_every_format_gives_the_same_rows(tmp_path: Path, data: bytes):
    path = tmp_path / "feed"
    path.write_bytes(data)
    first, second = read_rows(path)
    assert (first["id"], first["title"], first["link"], first["price"]) == (
        "A1",
        "Anvil, big",
        "http://s/a",
        "12.50 EUR",
    )
    assert second["id"] == "A2"


def test_atom_links_and_repeated_attributes(tmp_path: Path):
    path = tmp_path / "feed"
    path.write_text(ATOM)
    assert next(iter(read_rows(path)))["link"] == "http://s/a"
    path.write_text(RSS)
    row = next(iter(read_rows(path)))
    assert row["additional_image_link"] == "http://s/1.png\nhttp://s/2.png"
    assert row["shipping"] == "DE:::4.90 EUR"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"   \n", "empty"),
        (b"hello world\n", "needs the columns"),
        (b"<html><p>not a feed", "broken XML"),
        (RSS.encode()[:300], "broken XML"),
        (gzip.compress(TSV.encode())[:30], "gzip"),
    ],
)
def test_what_is_no_feed_says_why(tmp_path: Path, data: bytes, words: str):
    path = tmp_path / "feed"
    path.write_bytes(data)
    with pytest.raises(FeedFormatError, match=words):
        list(read_rows(path))


def test_rows_before_a_break_are_kept(tmp_path: Path):
    path = tmp_path / "feed"
    path.write_text(RSS[: RSS.index("<item><g:id>A2")] + "<item><g:id>A2")
    rows = read_rows(path)
    assert next(rows)["id"] == "A1"
    with pytest.raises(FeedFormatError):
        next(rows)


@pytest.mark.parametrize("form", ["xml", "tsv"])
def test_memory_does_not_grow_with_the_feed(tmp_path: Path, form: str):
    path = tmp_path / "feed"
    item = "<item><g:id>A{0}</g:id><title>Anvil {0}</title><g:link>http://s/{0}</g:link></item>"
    with path.open("w") as file:
        file.write(
            "<rss xmlns:g='http://base.google.com/ns/1.0'><channel>" if form == "xml" else "id\ttitle\tlink\n"
        )
        for number in range(30_000):
            file.write(
                item.format(number) if form == "xml" else f"A{number}\tAnvil {number}\thttp://s/{number}\n"
            )
        file.write("</channel></rss>" if form == "xml" else "")
    tracemalloc.start()
    count = sum(1 for _ in read_rows(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 30_000
    assert peak < 2_000_000
