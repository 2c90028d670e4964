"""Which addresses are a shop's own, and how it answers them."""

import pytest

from spiders.frontier.sessions import session_names, without
from spiders.frontier.site import Site, alias_among, alias_of_canonical


@pytest.mark.parametrize(
    ("base", "url", "own"),
    [
        ("http://s.example/", "http://s.example/a?b=1", "http://s.example/a?b=1"),
        ("http://s.example/", "http://www.s.example/a", "http://s.example/a"),
        ("http://s.example/", "https://s.example/a", "https://s.example/a"),
        ("https://s.example/", "http://s.example/a", "https://s.example/a"),
        ("http://s.example:8080/", "https://s.example:8080/a", "http://s.example:8080/a"),
        ("http://s.example/", "https://old.example/a?b=1", "http://s.example/a?b=1"),
        ("http://s.example/", "http://other.example/a", None),
    ],
    ids=[
        "as is",
        "www",
        "https of an http shop",
        "http of an https shop",
        "one port",
        "alias",
        "another site",
    ],
)
def test_own_addresses_are_asked_where_the_shop_answers(base, url, own):
    assert Site.at(base, aliases=("old.example",)).own(url) == own


def test_links_that_all_name_one_other_host_give_an_alias():
    site = Site.at("http://127.0.0.1:8080/")
    links = [f"https://shop.example/{n}" for n in range(9)]
    assert alias_among([*links, "https://social.example/x"], site=site) == "shop.example"
    assert alias_among([*links, *(f"http://127.0.0.1:8080/{n}" for n in range(9))], site=site) == ""


def test_a_canonical_link_gives_an_alias_only_for_the_same_path():
    assert alias_of_canonical("https://shop.example/", url="http://s.example/") == "shop.example"
    assert alias_of_canonical("https://shop.example/about", url="http://s.example/") == ""
    assert alias_of_canonical(None, url="http://s.example/") == ""


def test_a_random_value_in_most_links_is_a_session():
    value = "0123456789abcdef0123456789abcdef"
    links = [f"http://s.example/{n}?visit={value}&id={n}" for n in range(8)]
    assert session_names([*links, "http://s.example/logo"]) == {"visit"}
    assert without(links[3], {"visit"}) == "http://s.example/3?id=3"


def test_identifiers_are_no_sessions():
    assert session_names(f"http://s.example/?product={n:032x}1" for n in range(8)) == set()
    assert session_names(["http://s.example/?list=spring-summer-collection"] * 8) == set()
