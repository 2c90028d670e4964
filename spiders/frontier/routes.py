"""Shops that show all their pages by one script: ``index.php?route=product/product``, ``shop.cgi?i=12``."""

import re
from urllib.parse import urlsplit

# Parameters whose value names an inner page of the shop.
ROUTE_NAMES = frozenset(
    ("route", "main_page", "controller", "dispatch", "option", "view", "task", "module", "mod", "fc", "rt", "target")
)  # fmt: skip
# Parameters whose value may name something that the shop is to do.
ACTION_NAMES = ROUTE_NAMES - {"fc", "rt"} | {"action", "page", "cmd", "do", "func", "act"}
# Parameters that say all by themselves, whatever the script before them is called.
_DECISIVE = frozenset(("route", "main_page", "dispatch", "controller", "rt", "target"))
_SCRIPT = re.compile(r"\.(?:php|aspx?|cgi|pl|cfm|jsp|do)$", re.I)
# The name of a script, as against a page of a shop that ends all of its addresses so.
_PLAIN_SCRIPT = re.compile(r"[a-z_]+\.(?:php|aspx?|cgi|pl|cfm)")


def is_script(url: str) -> bool:
    """Whether the path of an address is a script's, which may show any page."""
    return bool(_SCRIPT.search(urlsplit(url).path))


def names_page(script: str, pairs: list[tuple[str, str]]) -> bool:
    """Whether not a script's name (lower case, without its folder) but one of its parameters says what it shows."""
    named = any(value for name, value in pairs if name.lower() in _DECISIVE)
    return named and _PLAIN_SCRIPT.fullmatch(script) is not None
