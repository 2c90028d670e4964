"""Text that every reader can hold: XML, PostgreSQL and a terminal refuse or obey some characters."""

import re

# Control characters but tab and line ends, halves of surrogate pairs, U+FFFE and U+FFFF; and the two signs that turn
# round whatever is written behind them on a page.
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202d\u202e\ufffe\uffff]+")


def readable(text: str) -> str:
    """``text`` with a blank in place of what is no text: "Lamp\\x0bred" → "Lamp red"."""
    return text if is_readable(text) else _UNREADABLE.sub(" ", text)


def is_readable(text: str) -> bool:
    """True where ``readable`` leaves the text as it is."""
    # ``isprintable`` is five times as fast as the search, and line ends are what else descriptions have.
    plain = text.isprintable() or text.replace("\n", "").replace("\r", "").replace("\t", "").isprintable()
    return plain or _UNREADABLE.search(text) is None
