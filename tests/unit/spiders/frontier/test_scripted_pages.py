"""Pages of listings that only a script turns to."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from spiders.frontier.scripted_pages import ScriptedPages, number_of, turns_by_script
from spiders.frontier.urls import url_key

LAMPS, CHAIRS, DESKS = (f"https://shop.example/{name}" for name in ("lamps", "chairs", "desks"))


def _turns(html: str, *, number: int) -> bool:
    return turns_by_script(html, LexborHTMLParser(html), number=number)


@pytest.mark.parametrize(
    "shown",
    [
        "<nav aria-label=pagination><ul><li><a href='#'>1</a><li><a href='#'>2</a></ul></nav>",
        "<div class=paginator><button>1</button><button>2</button><button>Next</button></div>",
        "<ul class=pager><li class=active>1<li>2<li>3</ul>",
        "<ul class=pager><li><a>1</a><li><a onclick='turn(2)'>2</a></ul>",
        "<div id=pager class=centred></div>",
        "<button type=button>Load more</button>",
        "<a role=button>Show more products</a>",
        "<button> Weitere Produkte laden </button>",
        "<button>Voir plus de produits</button>",
        "<button>Pokaż więcej</button>",
    ],
)
def test_a_pager_without_addresses_turns_by_script(shown: str) -> None:
    assert _turns(shown, number=1)


@pytest.mark.parametrize(
    "shown",
    [
        "<ul class=pager><li><a href='/lamps/2'>2</a></ul>",
        "<ul class=pager><a href='/lamps/2'><span>2</span></a></ul>",
        "<ul class=pager><li class=active>1</ul>",
        "<ul class=steps><li>1<li>2</ul>",
        "<div class=pager><span>24 lamps</span></div>",
        "<div class=swiper-pagination></div>",
        "<a href='/lamps?start=24'>Load more</a>",
        "<button disabled>Load more</button>",
        "<button>More about our lamps</button>",
        "<p>Load more</p>",
    ],
)
def test_what_has_an_address_or_is_no_pager_does_not(shown: str) -> None:
    assert not _turns(shown, number=1)


def test_the_last_page_of_a_pager_leads_no_further() -> None:
    pager = "<div class=pager><button>1</button><button>2</button></div>"
    assert _turns(pager, number=1)
    assert not _turns(pager, number=number_of(f"{LAMPS}?page=2"))


def test_once_a_page_showed_more_all_listings_are_turned() -> None:
    pages = ScriptedPages()
    assert pages.ask_on(LAMPS) == [f"{LAMPS}?page=2"]
    pages.ask_on(CHAIRS)
    assert pages.ask_on(f"{DESKS}?colour=red") == []
    assert pages.judge(url_key(f"{LAMPS}?page=2"), shows_more=True) == [f"{DESKS}?colour=red&page=2"]
    assert pages.ask_on(f"{LAMPS}?page=2") == [f"{LAMPS}?page=3"]


def test_another_name_is_tried_where_the_first_shows_nothing_more() -> None:
    pages = ScriptedPages()
    asked = [*pages.ask_on(LAMPS), *pages.ask_on(CHAIRS), *pages.ask_on(DESKS)]
    for url in asked:
        asked += pages.judge(url_key(url), shows_more=url == f"{LAMPS}?p=2")
    assert sorted(asked) == sorted(
        [f"{LAMPS}?page=2", f"{CHAIRS}?page=2", *(f"{url}?p=2" for url in (LAMPS, CHAIRS, DESKS))]
    )


def test_a_shop_that_answers_no_such_address_is_asked_a_few_times() -> None:
    pages = ScriptedPages()
    asked = [url for n in range(50) for url in pages.ask_on(f"{LAMPS}-{n}")]
    for url in asked:
        asked += pages.judge(url_key(url), shows_more=False)
    assert 6 <= len(asked) < 9
    assert not pages.ask_on(DESKS)


def test_the_number_may_be_a_step_of_the_address() -> None:
    pages = ScriptedPages()
    asked = pages.ask_on(f"{LAMPS}/?size=8")
    for url in asked:
        asked += pages.judge(url_key(url), shows_more="/page/" in url)
    assert asked[-1] == f"{LAMPS}/page/2?size=8"
    assert pages.ask_on(f"{LAMPS}/page/2") == [f"{LAMPS}/page/3"]


def test_listings_that_all_end_where_they_began_are_left_alone() -> None:
    pages = ScriptedPages()
    asked = pages.ask_on(LAMPS)
    pages.judge(url_key(asked[0]), shows_more=True)
    for n in range(50):
        more = pages.ask_on(f"{CHAIRS}-{n}")
        asked += more + [url for each in more for url in pages.judge(url_key(each), shows_more=False)]
    assert len(asked) < 12


def test_a_page_that_was_not_asked_for_here_says_nothing() -> None:
    pages = ScriptedPages()
    pages.ask_on(LAMPS)
    assert not pages.judge(url_key(f"{CHAIRS}?page=2"), shows_more=True)
    pages.ask_on(CHAIRS)
    assert pages.ask_on(DESKS) == []
