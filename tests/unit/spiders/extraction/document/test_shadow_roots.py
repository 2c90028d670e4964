"""Declared shadow roots are read where they stand, and nothing else of a page moves."""

from spiders.extraction.document.page import Page

ROOT = "<my-price><template shadowrootmode='open'><b>9</b></template></my-price>"
PLAIN = "<template><b>hidden</b></template>"


def parts(html: str) -> list[str]:
    return Page(html.encode()).stream.parts


def depth_of_last(html: str) -> int:
    stream = Page(html.encode()).stream
    node, depth = stream.nodes[-1], 0
    while node.parent is not None:
        node, depth = node.parent, depth + 1
    return depth


def test_a_root_is_shown_and_another_template_is_not() -> None:
    assert parts(f"<p>a</p>{PLAIN}{ROOT}{PLAIN}<p>z</p>") == ["a", "9", "z"]


def test_a_root_within_a_root_is_shown_and_one_within_a_template_is_not() -> None:
    inner = ROOT.replace("9", "8")
    assert parts(ROOT.replace("<b>9</b>", f"<i>7</i>{inner}") + "<p>z</p>") == ["7", "8", "z"]
    assert parts(f"{ROOT}<template>{inner}</template><p>z</p>") == ["9", "z"]


def test_roots_side_by_side_do_not_nest() -> None:
    bare = "<template shadowrootmode=open></template>"
    assert depth_of_last(f"<body>{bare * 3_000}<p>z</p></body>") == depth_of_last("<body><p>z</p></body>")
