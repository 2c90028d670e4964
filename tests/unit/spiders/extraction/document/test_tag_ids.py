"""Numbers of tags stand for their names."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from spiders.extraction.document.tag_ids import tag_ids


@pytest.mark.parametrize(
    "tag", ["a", "body", "option", "select", "td", "title", "iframe", "nav", "strike", "th", "tr", "tbody"]
)
def test_every_tag_has_the_number_that_the_parser_gives_it_in_a_page(tag: str) -> None:
    page = LexborHTMLParser(
        "<title>x</title><nav><a>y</a><strike>z</strike></nav><select><option></select><iframe></iframe>"
        "<table><tr><th>v<td>w</table>"
    )
    node = page.css_first(tag)
    assert node is not None
    assert tag_ids([tag]) == {node.tag_id}


def test_several_tags_have_as_many_numbers() -> None:
    assert len(tag_ids(["del", "s", "strike"])) == 3
