"""What a product's page links to that is the same product."""

import pytest

from spiders.frontier.views import is_part, is_view

PAGE = "http://s.example/lamps/oak"


@pytest.mark.parametrize("target", [f"{PAGE}?variant=2", f"{PAGE}?tab=reviews&page=2"])
def test_a_page_with_further_parameters_is_a_view_of_it(target):
    assert is_view(target, PAGE)


@pytest.mark.parametrize(
    ("target", "page"),
    [
        ("http://s.example/lamps/ash?variant=2", PAGE),
        (PAGE, f"{PAGE}?variant=2"),
        ("http://s.example/shop.cgi?item=4&x=1", "http://s.example/shop.cgi?item=4"),
        ("http://s.example/?item=4", "http://s.example/"),
    ],
)
def test_other_pages_are_no_views(target, page):
    assert not is_view(target, page)


@pytest.mark.parametrize(
    "target", [f"{PAGE}/questions", f"{PAGE}/print/", f"{PAGE}-red", "http://s.example/amp/lamps/oak"]
)
def test_a_step_before_or_behind_the_path_or_a_word_more_is_a_part(target):
    assert is_part(target, PAGE)


@pytest.mark.parametrize(
    ("target", "page"),
    [
        ("http://s.example/lamps", PAGE),
        ("http://s.example/lamps/oakland", PAGE),
        (PAGE, PAGE),
        (PAGE, "http://s.example/"),
        ("http://s.example/lamps/red-oak", "http://s.example/oak"),
    ],
)
def test_other_paths_are_no_parts(target, page):
    assert not is_part(target, page)
