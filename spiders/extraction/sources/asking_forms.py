"""Forms that ask nothing of the reader: links with the look of a button."""

from urllib.parse import urlencode

from selectolax.lexbor import LexborNode

from spiders.extraction.words.availability import BUY


def asked_by(node: LexborNode) -> str:
    """The address that a form leads to; empty for one that asks something, is sent with POST, or buys."""
    action = node.attributes.get("action") or ""
    if not action or (node.attributes.get("method") or "get").lower() != "get":
        return ""
    button = node.css_first("button, input[type=submit]")
    if button is not None and BUY.search(button.attributes.get("value") or button.text(deep=True) or ""):
        return ""
    pairs = []
    for field in node.css("input, select, textarea"):
        kind = (field.attributes.get("type") or "text").lower()
        if kind in ("submit", "button", "image", "reset"):
            continue
        if kind != "hidden" or field.tag != "input":
            return ""
        if name := field.attributes.get("name"):
            pairs.append((name, field.attributes.get("value") or ""))
    return f"{action.partition('?')[0]}?{urlencode(pairs)}" if pairs else action
