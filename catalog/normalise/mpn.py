"""Manufacturer part numbers: as printed, and as a key that spelling does not change."""

import re
import unicodedata

from catalog.normalise.placeholder import is_placeholder

_LABEL = re.compile(
    r"^\s*(?:mpn|part\s*(?:no|number|nr|#)|p/n|model(?:\s*(?:no|number|nr))?|modell|artikel(?:nummer|nr)?|art\.?\s*nr)"
    r"\s*[.:#]+\s*",
    re.IGNORECASE,
)
# Longer ones are titles; the longest real ones (cables, memory kits) have about 40.
_LONGEST = 64


def parse_mpn(text: str | None) -> str | None:
    """The part number without label and stray spaces; None for placeholders and for titles."""
    if not text:
        return None
    cleaned = " ".join(unicodedata.normalize("NFKC", _LABEL.sub("", text)).split()).strip(" .:;,#")
    if is_placeholder(cleaned) or len(cleaned) > _LONGEST:
        return None
    return cleaned


def mpn_key(text: str | None) -> str | None:
    """Upper-case letters and digits only, so ``WH-1000XM5/B`` and ``wh1000xm5b`` agree; None for nothing.

    A key means something only together with a brand.
    """
    cleaned = parse_mpn(text)
    if cleaned is None:
        return None
    return "".join(filter(str.isalnum, cleaned.upper())) or None
