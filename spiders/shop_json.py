"""JSON as shops send it: half of a surrogate pair, left where a text was cut within an emoji, costs that sign alone."""

import re
from typing import Any

import orjson

# An escaped backslash and a whole pair stay as they are; what comes in is as long as what goes.
_SURROGATES = re.compile(
    r"(\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[dD][89a-fA-F][0-9a-fA-F]{2}"
)


def loads(text: str | bytes) -> Any:
    """The value of a JSON text. Raises orjson.JSONDecodeError (a ValueError) where it is none; its place is that in
    the text."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        if "surrogate" not in error.msg:  # said of bytes that are no UTF-8, too
            raise
    if isinstance(text, str):
        text = text.encode("utf-8", "surrogatepass")
    written = text.decode("utf-8", "replace")
    return orjson.loads(_SURROGATES.sub(lambda half: half[1] or "\\ufffd", written))
