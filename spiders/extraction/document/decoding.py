"""Bytes of a page or a saved file as UTF-8: bounded, never raising on broken encodings."""

import codecs
import re
import zlib
from pathlib import Path

from catalog.errors import PricemeshError

# Past 32 MB a document is no product page; the longest seen in a benchmark of real pages is 2 MB.
MAX_BYTES = 32_000_000

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)
# The HTML standard looks for a charset declaration in the first 1024 bytes; real pages go beyond.
_CHARSET_WINDOW = 4096
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# What the HTML standard makes of these labels: browsers read Latin-1 as Windows-1252.
_ALIASES = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}
# Charsets whose ASCII-looking bytes mean something else.
_NOT_ASCII = ("utf-16", "utf-32", "utf_16", "utf_32", "iso2022", "hz", "utf-7")
# The commonest characters of two and three bytes; ten right ones for each broken one.
_TWO_BYTES = "äöüßéèàçñíóáęłőřščžåøæ€–’\u00a0абвгдеиностр"
_ACCIDENTS = 10
# Bytes decoded at once where only their being UTF-8 is asked; what is kept of them stays in the nearest memory.
_PIECE = 16_384
_GZIP_MAGIC = b"\x1f\x8b"


class UnreadablePageError(PricemeshError):
    """A saved page cannot be read: missing, not gzip, or larger than the bound."""

    code = "unreadable_page"


def to_utf8(html: bytes | str, *, encoding: str | None = None) -> bytes:
    """A page in UTF-8 for the parser, cut at MAX_BYTES. ``encoding`` is the HTTP charset.

    Bytes that are UTF-8, or say so, come back as they are: most pages, which so are neither decoded nor encoded
    here. The parser turns what is broken in them into U+FFFD.
    """
    if isinstance(html, str):
        return html[:MAX_BYTES].encode("utf-8", "replace")
    html = html[:MAX_BYTES]
    for mark, name in _BOMS:
        if html.startswith(mark):
            return html.decode(name, "replace").encode()
    codec = _codec(encoding) or _codec(_declared(html)) or "cp1252"
    if codec.startswith(_NOT_ASCII):
        return html.decode(codec, "replace").encode("utf-8", "replace")
    if codec == "utf-8":
        return html
    # Text that is valid UTF-8 is UTF-8, whatever is declared: other charsets hit its rules by chance never.
    return html if _is_utf8(html) else _mended(html, codec).encode()


def _is_utf8(html: bytes) -> bool:
    """Decoded in pieces: the memory for the whole text takes longer than the look at it."""
    pieces = (html[start : start + _PIECE] for start in range(0, len(html), _PIECE))
    try:
        for _ in codecs.iterdecode(pieces, "utf-8"):
            pass
    except UnicodeDecodeError:
        return False
    return True


def _mended(html: bytes, codec: str) -> str:
    """The text of bytes that are not all UTF-8."""
    text = html.decode("utf-8", "replace")
    # Few broken bytes in much text: UTF-8 with an accident, not another charset.
    if text.count("\ufffd") * _ACCIDENTS < sum(map(text.count, _TWO_BYTES)):
        return text
    return html.decode(codec, "replace")


def read_page(path: Path) -> bytes:
    """The bytes of a saved page, unpacked where gzip. Raises UnreadablePageError with the reason."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadablePageError(f"{path}: cannot be read: {error.strerror or error}") from error
    if data.startswith(_GZIP_MAGIC):
        data = _gunzip(path, data)
    if len(data) > MAX_BYTES:
        raise UnreadablePageError(
            f"{path}: a page may have at most {MAX_BYTES:,} bytes unpacked; save less of it"
        )
    return data


def _gunzip(path: Path, data: bytes) -> bytes:
    """Unpack no more than the bound plus one byte, so that a bomb costs no memory."""
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        return unpacker.decompress(data, MAX_BYTES + 1)
    except zlib.error as error:
        raise UnreadablePageError(f"{path}: broken gzip: {error}") from error


def _declared(html: bytes) -> str | None:
    found = _CHARSET.search(html, 0, _CHARSET_WINDOW)
    return found[1].decode("ascii") if found else None


def _codec(label: str | None) -> str | None:
    """The Python codec of a charset label, None where there is none by that name."""
    if not label:
        return None
    label = label.strip().strip("\"'").lower()
    try:
        return codecs.lookup(_ALIASES.get(label, label)).name if _is_text(label) else None
    except LookupError:
        return None


def _is_text(label: str) -> bool:
    """Codecs such as base64 or rot13 turn bytes into bytes and are no charsets."""
    return label.isascii() and not label.startswith(
        ("base64", "hex", "zip", "bz2", "rot", "uu", "quopri", "idna", "puny")
    )
