"""JSON as shops send it: half of a surrogate pair, left where a text was cut within an emoji, costs that sign alone."""

import re
from typing import Any

import orjson

# An escaped backslash and a whole pair stay as they are.
_SURROGATES = re.compile(
    r"(\\\\|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[dD][89a-fA-F][0-9a-fA-F]{2}"
)


def loads(text: str | bytes) -> Any:
    """The value of a JSON text. Raises orjson.JSONDecodeError (a ValueError) where it is none."""
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        written = text if isinstance(text, str) else text.decode("utf-8", "replace")
        mended = _SURROGATES.sub(lambda half: half[1] or "\\ufffd", written) if "\\u" in written else written
        if mended == text:
            raise
        return orjson.loads(mended)
