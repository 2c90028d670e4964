"""Addresses: what is asked for, and when two are the same page."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from spiders.frontier.urls import request_url, url_key


@pytest.mark.parametrize(
    ("href", "asked"),
    [
        ("/a?b=2&a=1", "http://s.example/a?b=2&a=1"),
        ("/a#top", "http://s.example/a"),
        ("/a;jsessionid=AB12?x=1", "http://s.example/a?x=1"),
        ("/(S(qkx3vw4502lurq55e1gnzk45))/a.aspx?x=1", "http://s.example/a.aspx?x=1"),
        ("/lamps(small)/a", "http://s.example/lamps(small)/a"),
        ("/a?PHPSESSID=0123456789abcdef0123&x=1", "http://s.example/a?x=1"),
        ("/a?sid=12&x=1", "http://s.example/a?sid=12&x=1"),
        ("/a?utm_source=x&gclid=y&q=1", "http://s.example/a?q=1"),
        ("/a?sort=20a&order=asc&limit=100", "http://s.example/a"),
        ("/a?orderby=reference&orderway=desc&listorder=up", "http://s.example/a"),
        ("/a?view=map", "http://s.example/a?view=map"),
        ("/a?sorting[price]=asc&product_list_order=name", "http://s.example/a"),
        (
            "/index.php?option=shop&view=productdetails",
            "http://s.example/index.php?option=shop&view=productdetails",
        ),
        (
            "/index.php?route=product/product&product_id=4",
            "http://s.example/index.php?route=product/product&product_id=4",
        ),
        ("mailto:a@b.example", None),
        ("javascript:void(0)", None),
        ("http://[broken", None),
        ("http://host:port/", None),
    ],
)
def test_request_url_drops_what_does_not_change_the_page(href, asked):
    assert request_url(href, base="http://s.example/") == asked


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://s.example/a", "https://www.s.example/a/"),
        ("http://s.example/", "http://s.example/index.html"),
        ("http://s.example/a?x=1&y=2", "http://s.example/a?y=2&x=1"),
        ("http://s.example/caf%C3%A9", "http://s.example/café"),
    ],
)
def test_spellings_of_one_page_have_one_key(one, other):
    assert url_key(one) == url_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://s.example/a", "http://s.example/b"),
        ("http://s.example/a", "http://s.example/A"),
        ("http://s.example/a?page=1", "http://s.example/a?page=2"),
        ("http://s.example/a", "http://t.example/a"),
    ],
)
def test_different_pages_have_different_keys(one, other):
    assert url_key(one) != url_key(other)


@given(st.text(max_size=80))
@example("? &")
def test_request_url_never_raises_and_is_stable(href):
    asked = request_url(href, base="http://s.example/x/")
    if asked is not None:
        assert request_url(asked) == asked
        assert url_key(asked)
