"""The walk that reads the visible text gathers elements on its way."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from spiders.extraction.document.text_stream import BREAK, Gathered, TextStream


def stream_of(html: str) -> TextStream:
    return TextStream(LexborHTMLParser(html))


def test_text_that_no_browser_shows_is_left_out() -> None:
    stream = stream_of("<title>t</title><p>a<script>b</script>c<style>d</style><p> \u00a0 <p>e")
    assert stream.text == BREAK.join("ace")


def test_every_offset_of_a_text_leads_to_it() -> None:
    stream = stream_of("<p>one<p>two<p>three")
    assert [stream.index_at(stream.text.index(word)) for word in ("one", "two", "hree")] == [0, 1, 2]
    assert [stream.offset_of(index) for index in range(3)] == [0, 4, 8]
    assert stream.index_at(len(stream.text)) == 2


@pytest.mark.parametrize(
    ("kind", "tags"),
    [
        (Gathered.SCRIPTS, ["script", "script"]),
        (Gathered.ROW_NAMES, ["dt", "th"]),
        (Gathered.CONTROLS, ["input", "option", "button"]),
        (Gathered.HEADINGS, ["h1"]),
    ],
)
def test_elements_of_a_kind_are_gathered_in_page_order(kind: Gathered, tags: list[str]) -> None:
    stream = stream_of(
        "<head><script></script></head><h1>x</h1><dl><dt>a<dd>b</dl><input><select><option>o</select>"
        "<table><tr><th>c<td>d</table><button>e</button><script>f</script>"
    )
    assert [node.tag for node in stream.elements(kind)] == tags


def test_the_text_of_a_heading_is_found_below_other_elements_in_it() -> None:
    stream = stream_of("<p>before<h1><b> </b><span><i>Oak chair</i></span></h1>")
    assert stream.index_of(stream.elements(Gathered.HEADINGS)[0]) == 1


def test_a_heading_without_visible_text_does_not_take_the_next_one() -> None:
    stream = stream_of("<h1><script>x</script></h1><p>Oak chair</p><h1><img></h1>")
    assert [stream.index_of(node) for node in stream.elements(Gathered.HEADINGS)] == [None, None]
