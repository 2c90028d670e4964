"""Words that say nothing about a product, in the main European languages; skipped where others remain.

No single letters but "a": "d battery" and "c wire" are about the letter.
"""

_BY_LANGUAGE = {
    "en": "a an and the of for with in on to by is are my your or from at it",
    "de": "der die das ein eine einen und fur fuer mit von im zum zur den dem",
    "fr": "le la les un une des du de et pour avec au aux en",
    "es": "el los las una unos para con del",
    "it": "il lo gli uno per di da della dei",
    "nl": "het een en voor met van",
    "pt": "os um uma com da",
}

STOPWORDS = frozenset(word for words in _BY_LANGUAGE.values() for word in words.split())
