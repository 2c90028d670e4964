"""Whether a title sells a product with something else in the box."""

import re
from collections.abc import Iterable
from functools import lru_cache

from catalog.titles.lexicon import WordKind, words
from matchers.deciding.reading import title_reading

_BUNDLE = "bundle"
_JOINING = frozenset({"with", "w/", "w", "mit", "avec", "con", "+", "plus", "incl", "inkl", "including"})
# behind a number it means watts
_WITH_OR_WATTS = "w"
# what comes with a product is named by the next few words: an accessory, or one of these
_REACH, _ADDED = 6, frozenset({"card", "lens", "tripod"})
# "body + lens", "750 ml +spray"; not "Hero3+ black"
PLUS = re.compile(r"(?<=\s)\+|\+(?=\w)")
_SET = re.compile(r"(?:set|kit|combo|sada|komplet|coffret)\s?:")
_TOLD = re.compile(rf"w/|{PLUS.pattern}|\w+")


@lru_cache(maxsize=10_000)
def is_bundle(title: str) -> bool:
    """Called so, or with an accessory behind "with" or a plus; what else stands there is a part or a feature: "with ice
    dispenser", "9000 series plus". A kit, a set or a combo may be the thing itself, but for "Set: …".
    """
    text = title_reading(title).text
    if _SET.match(text):
        return True
    known, told = words(), _TOLD.findall(text)
    for place, word in enumerate(told):
        if word == _BUNDLE:
            return True
        if word in _JOINING and not (word == _WITH_OR_WATTS and told[max(place - 1, 0)].isdecimal()):
            behind = told[place + 1 : place + 1 + _REACH]
            if any(each in _ADDED or _is_accessory(known.get(each, ())) for each in behind):
                return True
    return False


def _is_accessory(meanings: Iterable[tuple[WordKind, str]]) -> bool:
    return any(kind is WordKind.ACCESSORY for kind, _ in meanings)
