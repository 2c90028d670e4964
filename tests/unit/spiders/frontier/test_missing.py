"""Which pages are what a shop shows for addresses that it does not know."""

from spiders.frontier.missing import MissingPages
from spiders.frontier.page_links import PageLinks, read_links

BASE = "http://s.example"


def _page(address: str, *, title: str = "Sorry", links: str = "/tools /garden") -> PageLinks:
    anchors = "".join(f"<a href='{link}'>x</a>" for link in links.split())
    return read_links(f"<title>{title}</title>{anchors}", url=BASE + address)


def _shown(pages: MissingPages, *addresses: str, **values: str) -> list[bool]:
    return [pages.show(_page(address, **values), url=BASE + address) for address in addresses]


def test_the_third_address_with_one_face_is_missing():
    assert _shown(MissingPages(), "/a", "/b", "/c", "/d") == [False, False, True, True]


def test_one_address_seen_again_says_nothing():
    assert _shown(MissingPages(), "/a", "/a", "/a/", "/a") == [False] * 4


def test_pages_with_links_or_titles_of_their_own_are_there():
    pages = MissingPages()
    assert not any(_shown(pages, f"/{n}", links=f"/x /y-{n}")[0] for n in range(9))
    assert not any(_shown(pages, f"/{n}", title=f"Tools {n}")[0] for n in range(9))


def test_a_link_to_itself_gives_a_page_no_face_of_its_own():
    pages = MissingPages()
    seen = [_shown(pages, f"/{n}", links=f"/tools /{n}?view=list / ")[0] for n in range(4)]
    assert seen == [False, False, True, True]


def test_what_the_home_page_shows_is_nothing_elsewhere():
    pages = MissingPages()
    assert not pages.show(_page("/"), url=f"{BASE}/", home=True)
    assert _shown(pages, "/old") == [True]
