"""How many pieces an offer has, and its part number without what sellers add to it."""

import re
from functools import lru_cache

from matchers.deciding.reading import title_reading
from matchers.record import Record

# what several languages write before or behind the number of pieces
_PACK = re.compile(
    r"\b(\d{1,3})\s?(?:er|-)?[\s-]?(?:pack|packung|pk|pcs|stück|stk|pièces|pezzi|piezas|ks|szt|kom)\b"
    r"|\b(?:lot|pack|paquete?|box|set|confezione|conf|sada|zestaw)\s(?:de|of|da|di|von|po|à)\s(\d{1,3})\b",
    re.IGNORECASE,
)
# a piece of each word above, without an i, which has several forms: most titles have none, and to look for these takes
# a fifth of the time of the pattern
_TELLING = (
    *("pack", "pk", "pcs", "stück", "stk", "ces", "pezz", "ezas", "ks", "szt", "kom"),
    *("lot", "quet", "box", "set", "conf", "sada", "zestaw"),
)
# "24 x 330 ml", which a title's reader knows only without blanks
_TIMES = re.compile(
    r"\b(\d{1,3})\s?[x×]\s?\d+(?:[.,]\d+)?\s?(?:m[lg]|[ck]?[lg]|gr|lt|ltr|lit(?:re|er)s?|oz)\b", re.IGNORECASE
)
# how sellers number packs of a part
_PACK_OF_PART = re.compile(r"[-/_ ](\d{1,3})\s?(?:pack|pk|pcs)$", re.IGNORECASE)


def pieces_of(record: Record) -> int:
    """As the title says, else as the part number does: ``504064-003-5Pack``."""
    told = pieces(record.title)
    if told > 1 or not record.mpn:
        return told
    found = _PACK_OF_PART.search(record.mpn)
    return max(int(found[1]), 1) if found else 1


@lru_cache(maxsize=10_000)
def pieces(title: str) -> int:
    """How many pieces a pack has, 1 unless the title says more: "3-Pack", "2er-Pack", "Lot de 5"."""
    read = title_reading(title).pack
    if read > 1:
        return read
    folded = title.casefold()
    found = _PACK.search(title) if any(piece in folded for piece in _TELLING) else None
    if found is None and " x" in folded:
        found = _TIMES.search(title)
    return max(int(found[1] or found[2]), 1) if found else 1


def pack_phrase(title: str) -> str | None:
    """What a title calls a pack: "3-Pack", "lot de 5"."""
    found = _PACK.search(title)
    return found[0] if found else None


@lru_cache(maxsize=50_000)
def bare_part(number: str, brand: str) -> str:
    """Without what sellers add: ``HP 507614-B21-5Pack`` → ``507614-B21``."""
    first, _, rest = number.partition(" ")
    if rest and first.casefold() in brand.casefold().split():
        number = rest
    return _PACK_OF_PART.sub("", number)
