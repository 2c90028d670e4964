"""Whether a title sells a product with something else in the box."""

import re
from functools import lru_cache

from catalog.titles.lexicon import WordKind, words
from matchers.deciding.reading import title_reading

_WITH = frozenset({"with", "w/", "mit", "avec", "con"})
# what comes with a product is named by the next few words: an accessory, or one of these
_REACH, _ADDED = 6, frozenset({"card", "lens", "tripod"})
_TOLD = re.compile(r"w/|[\w+]+")


@lru_cache(maxsize=50_000)
def is_bundle(title: str) -> bool:
    """Called so, or with an accessory; what else stands behind "with" is a part or a feature: "with ice dispenser"."""
    reading = title_reading(title)
    if not reading.is_bundle:
        return False
    known, told = words(), _TOLD.findall(reading.text)
    kinds = [{kind for kind, _ in known.get(word, ())} for word in told]
    for place, word in enumerate(told):
        if WordKind.BUNDLE in kinds[place]:
            behind = range(place + 1, min(place + 1 + _REACH, len(told)))
            if word not in _WITH or any(
                WordKind.ACCESSORY in kinds[at] or told[at] in _ADDED for at in behind
            ):
                return True
    return False
