"""Declared shadow roots: the parser keeps every template out of the tree, but a browser shows these."""

import re

from selectolax.lexbor import LexborNode

_TEMPLATE = re.compile(r"<(/?)template\b([^<>]*)>", re.I)
_MODE = "shadowrootmode"


def is_shadow_root(template: LexborNode) -> bool:
    """Whether a template is shown."""
    return _MODE in template.attributes


def with_open_roots(html: str) -> str:
    """A page, as the parser writes it, with its shadow roots as elements like others; other templates stay."""
    shown: list[bool] = []

    def opened(tag: re.Match[str]) -> str:
        if tag[1]:
            is_root = shown.pop() if shown else False
        else:
            is_root = _MODE in tag[2].casefold()
            shown.append(is_root)
        return f"<{tag[1]}shadow-root>" if is_root else tag[0]

    return _TEMPLATE.sub(opened, html)
