"""Session ids under names that nobody knows: one long random value in (nearly) every link of a page."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from urllib.parse import urlsplit, urlunsplit

from spiders.frontier.urls import query_pairs

# Long enough that no identifier of a product or category looks like it.
_RANDOM = re.compile(r"^(?=.*\d)[0-9a-zA-Z,_-]{20,}$")
# On fewer links the value may be anything.
_LINKS = 5
# Some links of a page (pictures, help) may go without the session.
_SHARE = 0.6


def session_names(urls: Iterable[str]) -> frozenset[str]:
    """The parameters that carry a session in the links of one page."""
    values: Counter[tuple[str, str]] = Counter()
    total = 0
    for url in urls:
        total += 1
        values.update({(name, value) for name, value in query_pairs(url) if _RANDOM.match(value)})
    return frozenset(name for (name, _), count in values.items() if count >= max(_LINKS, _SHARE * total))


def without(url: str, names: Collection[str]) -> str:
    """The address without these parameters; the others keep their order."""
    if not names:
        return url
    parts = urlsplit(url)
    kept = [piece for piece in parts.query.split("&") if piece.partition("=")[0] not in names]
    return urlunsplit((parts.scheme, parts.netloc, parts.path, "&".join(kept), ""))
