"""Addresses: what is asked for, and when two addresses are the same page.

``request_url`` drops what never changes the page (fragment, session, tracking, sorting and view parameters) and
keeps the order of the rest, because some shops route by it. ``url_key`` is for comparison only.
"""

import re
from urllib.parse import parse_qsl, quote, unquote, urljoin, urlsplit, urlunsplit

_SESSION = re.compile(
    r"^(?:phpsessid|jsessionid|session_?id|sess(?:ion)?|oscsid|zenid|xtcsid|cfid|cftoken|aspsessionid\w*|"
    r"mwsid|force_sid|___sid|s?sid|token)$",
    re.I,
)
# Short values under these names are identifiers of the shop's own; sessions are long and random.
_SESSION_VALUE = re.compile(r"^[0-9a-zA-Z,_-]{16,}$")
_TRACKING = re.compile(
    r"^(?:utm_\w+|gclid|fbclid|msclkid|yclid|dclid|gbraid|wbraid|srsltid|mc_[ce]id|igshid|_ga|_gl|pk_\w+|"
    r"_pos|_sid|_ss|_psq|_fid|pr_\w+)$",
    re.I,
)
_VIEW = re.compile(
    r"^(?:sort|sort_?by|sort_?order|sorting.*|order|order_?by|order_?way|orderdir|dir|direction|mode|view|view_?mode|"
    r"view_?as|display|disp_order|limit|per_?page|page_?size|items_per_page|results?_?per_?page|"
    r"product_list_(?:order|dir|mode|limit))$",
    re.I,
)
# Names that nothing but order and number of tiles goes by, whatever their value.
_ORDER = re.compile(
    r"^(?:sort_?by|order_?by|order_?way|sort_?order|sorting|sortierung|list_?order(?:_?by)?|sort_?direction|"
    r"product_list_(?:order|dir|mode|limit)|_?art_?per_?page|items_?per_?page|products_?per_?page|results_?per_?page|"
    r"page_?size|view_?mode|display_?mode|view_?as|ldtype)$",
    re.I,
)
_VIEW_VALUE = re.compile(
    r"^(?:|asc|desc|grid|list|gallery|tiles?|table|all|\d+[ad]?|"
    r"[\w.: -]*(?:price|name|title|date|position|rating|relevan|popular|newest|latest|best|sku|sales|created|"
    r"default|menu_order|asc|desc|quantity|model)[\w.: -]*)$",
    re.I,
)
# Java writes a session behind the path, ASP.NET a step of its own: ``/(S(qkx3vw4502lurq55e1gnzk45))/list.aspx``.
_PATH_SESSION = re.compile(
    r";(?:jsessionid|sid|phpsessid)=[^/?#;]*|/(?:\([A-Z]\([^/()]{8,}\)\))+(?=/|$)", re.I
)
_INDEX = re.compile(r"/(?:index|default|home)\.(?:html?|php|aspx?)$", re.I)


def query_pairs(url: str) -> list[tuple[str, str]]:
    """The parameters in their order, empty values kept."""
    return parse_qsl(urlsplit(url).query, keep_blank_values=True)


def request_url(href: str, *, base: str = "", as_is: bool = False) -> str | None:
    """The address to ask for, absolute; None where ``href`` is no http address. ``as_is`` drops only the fragment."""
    try:
        parts = urlsplit(urljoin(base, href.strip()))
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    host = (
        parts.hostname
        if port in (None, 80 if parts.scheme == "http" else 443)
        else f"{parts.hostname}:{port}"
    )
    if as_is:
        return urlunsplit((parts.scheme, host, parts.path or "/", parts.query.strip(), "")).strip()
    path = _PATH_SESSION.sub("", parts.path) or "/"
    kept = [piece for piece in parts.query.split("&") if piece.strip() and not _dropped(piece)]
    # What stood before a fragment may end in a blank: "page #top".
    return urlunsplit((parts.scheme, host, path, "&".join(kept).strip(), "")).strip()


def url_key(url: str) -> str:
    """One text for all spellings of the same page: no scheme, ``www.``, trailing slash or parameter order."""
    parts = urlsplit(url)
    host = parts.netloc.lower().removeprefix("www.")
    path = quote(unquote(_PATH_SESSION.sub("", parts.path)), safe="/:@!$&'()*+,;=~") or "/"
    if not parts.query:
        path = _INDEX.sub("/", path)
    query = "&".join(f"{name}={value}" for name, value in sorted(query_pairs(url)))
    return f"{host}{path.rstrip('/') or '/'}{'?' + query if query else ''}"


def site_of(url: str) -> str:
    """Host and port without ``www.``: what makes two addresses the same shop."""
    return urlsplit(url).netloc.lower().removeprefix("www.")


def path_of(url: str) -> str:
    """The path without the slash at its end; empty for the home page."""
    return urlsplit(url).path.rstrip("/")


def arranges(name: str, value: str) -> bool:
    """Whether a parameter only orders what an address lists, or says how much of it to show."""
    return bool(_ORDER.match(name) or (_VIEW.match(name) and _VIEW_VALUE.match(value)))


def _dropped(piece: str) -> bool:
    pairs = parse_qsl(piece, keep_blank_values=True)
    if not pairs:
        return False
    name, value = pairs[0]
    if _TRACKING.match(name):
        return True
    if _SESSION.match(name):
        return bool(_SESSION_VALUE.match(value))
    return arranges(name, value)
