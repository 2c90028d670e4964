"""One key for the addresses under which one page is known."""

from hashlib import blake2b
from urllib.parse import parse_qsl, urlencode, urlsplit

# Parameters that say how a visitor came, never what is shown.
_TRACKING = frozenset(
    {"fbclid", "gclid", "gbraid", "wbraid", "dclid", "msclkid", "yclid", "mc_cid", "mc_eid", "igshid"}
)
_TRACKING_PREFIXES = ("utm_", "pk_", "mtm_")


def canonical_url(url: str) -> str:
    """``url`` without scheme, ``www.``, default port, fragment, trailing slash and tracking parameters.

    Query parameters are sorted. Text that is no URL is returned stripped: never raises.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return url.strip()
    host = (parts.hostname or "").removeprefix("www.")
    if port not in (None, 80, 443):
        host = f"{host}:{port}"
    query = urlencode(
        sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if _means(pair[0]))
    )
    return f"{host}{parts.path.rstrip('/')}" + (f"?{query}" if query else "")


def url_key(url: str) -> str:
    """A 32-character hash of ``canonical_url(url)``: short enough for every index."""
    return blake2b(canonical_url(url).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _means(parameter: str) -> bool:
    lowered = parameter.lower()
    return lowered not in _TRACKING and not lowered.startswith(_TRACKING_PREFIXES)
