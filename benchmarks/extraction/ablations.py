"""Pages with one kind of source taken away: what the others are worth, and how pages that lack it will be read."""

import hashlib
import re
from collections.abc import Callable

Strip = Callable[[bytes], bytes]

_JSON_LD = re.compile(rb"<script[^>]{0,400}ld\+json.*?</script>", re.I | re.S)
_META = re.compile(
    rb"<meta\b[^>]*\b(?:property|name|itemprop)\s*=\s*[\"']?(?:og|product|twitter|price)[^>]*>", re.I
)
_MICRODATA = re.compile(rb"(?<=\s)(itemprop|itemscope|itemtype)\b", re.I)
_SCRIPT = re.compile(rb"<script\b(?![^>]{0,400}ld\+json).*?</script>", re.I | re.S)
_DATA_ATTRIBUTE = re.compile(rb"(?<=\s)data-(?=[a-z])", re.I)
_NAME = re.compile(rb"(?<=\s)(class|id|data-[a-z-]+)(?=\s*=)", re.I)
_VALUE = re.compile(rb'((?<=\s)(?:class|id)\s*=\s*")([^"]*)"', re.I)
_BODY = re.compile(rb"<body\b.*?>", re.I | re.S)
_TAGS = re.compile(rb"(?<=[>])[^<>]+(?=<)")


def without_structured(html: bytes) -> bytes:
    """No JSON-LD, microdata, OpenGraph or product meta tags, as on three of ten pages."""
    return _MICRODATA.sub(rb"x-\1", _META.sub(b"", _JSON_LD.sub(b"", html)))


def without_scripts(html: bytes) -> bytes:
    """No embedded state: neither scripts nor data attributes."""
    return _DATA_ATTRIBUTE.sub(b"x-", _SCRIPT.sub(b"", html))


def without_data(html: bytes) -> bytes:
    """Neither: only what a person sees, with the shop's names for it."""
    return without_scripts(without_structured(html))


def without_names(html: bytes) -> bytes:
    """No data and no class names either, as where a build tool makes them up."""
    return _NAME.sub(rb"x-\1", without_data(html))


def with_made_up_names(html: bytes) -> bytes:
    """No data, and class names and ids as a build tool makes them up."""
    return _VALUE.sub(lambda found: found[1] + _made_up(found[2]) + b'"', without_data(html))


def _made_up(names: bytes) -> bytes:
    return b" ".join(b"c" + hashlib.sha256(name).hexdigest()[:6].encode() for name in names.split())


def without_text(html: bytes) -> bytes:
    """Only data: the visible text is gone, but for that of headings and title."""
    head, body, rest = html.partition(b"<body")
    kept = re.split(rb"(<script\b.*?</script>|<h1\b.*?</h1>)", rest, flags=re.I | re.S)
    return (
        head
        + body
        + b"".join(part if place % 2 else _TAGS.sub(b" ", part) for place, part in enumerate(kept))
    )


ABLATIONS: dict[str, Strip] = {
    "no structured data": without_structured,
    "no scripts": without_scripts,
    "no data of either kind": without_data,
    "nor class names": without_names,
    "made-up class names": with_made_up_names,
    "no visible text": without_text,
}
