"""Sitemaps of every form, and things that only look like one."""

import gzip

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from spiders.frontier.sitemap import is_product_file, read_sitemap

SPACE = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:image='http://www.google.com/schemas/sitemap-image/1.1'"
BODY = (
    f"<?xml version='1.0'?><urlset {SPACE}><url><loc> http://s/a </loc></url>"
    "<url><loc>http://s/b</loc><image:image><image:loc>http://s/b.png</image:loc></image:image></url></urlset>"
).encode()


@pytest.mark.parametrize(
    "body", [BODY, gzip.compress(BODY), b"\xef\xbb\xbf" + BODY], ids=["plain", "gzip", "mark"]
)
def test_reads_addresses_and_pictures(body):
    found = list(read_sitemap(body))
    assert [(entry.url, entry.has_image) for entry in found] == [("http://s/a", False), ("http://s/b", True)]


def test_reads_an_index():
    body = f"<sitemapindex {SPACE}><sitemap><loc>http://s/1.xml</loc></sitemap></sitemapindex>".encode()
    assert [(entry.url, entry.is_index) for entry in read_sitemap(body)] == [("http://s/1.xml", True)]


def test_keeps_what_came_before_a_break():
    assert next(iter(read_sitemap(BODY[: BODY.index(b"http://s/b")]))).url == "http://s/a"


def test_a_gzip_bomb_is_cut():
    bomb = gzip.compress(b"<urlset>" + b" " * 200_000_000)
    assert list(read_sitemap(bomb)) == []


@pytest.mark.parametrize("where", ["in the file itself", "in a file of the machine"])
def test_entities_are_not_expanded(tmp_path, where):
    secret = tmp_path / "secret"
    secret.write_text("http://s/secret")
    entity = f"SYSTEM '{secret.as_uri()}'" if where == "in a file of the machine" else "'http://s/secret'"
    urls = "<url><loc>&x;</loc></url><url><loc>http://s/a</loc></url>"
    body = f"<!DOCTYPE u [<!ENTITY x {entity}>]><urlset>{urls}</urlset>".encode()
    assert [entry.url for entry in read_sitemap(body)] == ["http://s/a"]


@given(st.binary(max_size=300))
@example(b"<:")
def test_never_raises(body):
    list(read_sitemap(body))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("/wp-sitemap-posts-product-1.xml", True), ("/sitemap_products_1.xml?from=1", True), ("/sitemap.xml", None),
        ("/wp-sitemap-taxonomies-product_cat-1.xml", False), ("/sitemap_collections_1.xml", False),
        ("/post-sitemap.xml", False),
    ],
)  # fmt: skip
def test_names_of_files_tell_what_they_list(name, kind):
    assert is_product_file(f"http://s{name}") is kind
