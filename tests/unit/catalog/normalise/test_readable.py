"""Text without characters that no reader can hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from catalog.normalise.readable import is_readable, readable


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lamp", "Lamp"),
        ("Kávovar 日本 🎧\u00a0\u200b", "Kávovar 日本 🎧\u00a0\u200b"),
        ("two\nlines\tand\r\n", "two\nlines\tand\r\n"),
        ("Lamp\x0bred", "Lamp red"),
        ("a\x00\x01b", "a b"),
        ("\x1b[31mred", " [31mred"),
        ("half \ud83d", "half  "),
        ("gpj.\u202eexe", "gpj. exe"),
        ("no\uffff", "no "),
    ],
)
def test_what_is_no_text_becomes_a_blank(text: str, expected: str) -> None:
    assert readable(text) == expected
    assert is_readable(text) == (text == expected)


@given(st.text(st.characters()))
def test_any_text_can_be_written_as_xml(text: str) -> None:
    etree.Element("title").text = readable(text)
    readable(text).encode()
