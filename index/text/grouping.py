"""Words of a query as groups of alternatives: what was typed, compounds, synonyms, word forms, corrections."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from index.plan import TermGroup, Vocabulary
from index.text.relatives import forms, relatives
from index.text.spelling import correction
from index.text.stopwords import STOPWORDS
from index.text.synonyms import Phrase, Synonyms
from index.text.words import runs, singular

# As typed counts 1. Synonym and compound are the best of a few values on two judged catalogues, in whose
# queries the other three hardly occur; see docs/benchmarks/search.md.
SYNONYM = 0.5
RELATIVE = 0.4
CORRECTION = 0.8
COMPOUND = 0.6
PART = 0.5


@dataclass(slots=True)
class Grouped:
    """``corrected``: the words as they should be read; the same as typed where nothing was corrected."""

    groups: list[dict[str, float]] = field(default_factory=list)
    corrected: list[str] = field(default_factory=list)

    def plan_groups(self, vocabulary: Vocabulary) -> tuple[TermGroup, ...]:
        """One group for each word that says something."""
        return tuple(TermGroup(alternatives=_as_rare(group, vocabulary)) for group in self.groups)


def group(typed: Sequence[str], vocabulary: Vocabulary, synonyms: Synonyms) -> Grouped:
    """Group the words (as ``words`` gives them). Words that say nothing are left out where others remain."""
    kept = [word for word in typed if word not in STOPWORDS] or list(typed)
    vocabulary.expect(_to_be_asked(kept, synonyms))
    grouped = Grouped()
    for word in typed:
        if word not in kept:
            grouped.corrected.append(word)
            continue
        alternatives, read_as = _alternatives(word, vocabulary, synonyms)
        grouped.groups.append(alternatives)
        grouped.corrected.append(read_as)
    _join_neighbours(kept, grouped.groups)
    _add_synonyms([singular(word) for word in kept], grouped.groups, synonyms)
    return grouped


def _to_be_asked(kept: Sequence[str], synonyms: Synonyms) -> list[str]:
    """Every token whose frequency may matter, but for corrections."""
    tokens = [singular(word) for word in kept]
    joined = [singular(left + right) for left, right in pairwise(kept)]
    named = [_as_token(other) for phrase in _phrases(tokens, synonyms) for other in synonyms.others(phrase)]
    formed = [form for word in kept for form in forms(word)]
    return [*tokens, *joined, *named, *formed, *(part for word in kept for part in _parts(word))]


def _parts(word: str) -> list[str]:
    """A model number in two, or each two neighbours of its parts."""
    parts = runs(word)
    return ["".join(pair) for pair in pairwise(parts)] if len(parts) > 2 else parts


def _phrases(tokens: Sequence[str], synonyms: Synonyms) -> Iterator[Sequence[str]]:
    for start in range(len(tokens)):
        for end in range(start + 1, min(len(tokens), start + synonyms.longest) + 1):
            yield tokens[start:end]


def _alternatives(word: str, vocabulary: Vocabulary, synonyms: Synonyms) -> tuple[dict[str, float], str]:
    token = singular(word)
    found = {token: 1.0}
    found |= {other: RELATIVE for other in relatives(word, vocabulary) if other != token}
    if len(found) > 1 or vocabulary.frequency(token):
        return found, word
    if len(runs(word)) > 1:
        return found | dict.fromkeys(filter(vocabulary.frequency, _parts(word)), PART), word
    # A word with synonyms is rightly spelt, though this catalogue says it otherwise: "wifi" is no slip for "hifi".
    corrected = None if synonyms.others((token,)) else correction(token, vocabulary)
    if corrected is None:
        return found, word
    return found | {corrected: CORRECTION}, corrected


def _join_neighbours(typed: Sequence[str], groups: Sequence[dict[str, float]]) -> None:
    """``smart watch`` is also ``smartwatch``: a product with the compound has both words."""
    for place, (left, right) in enumerate(pairwise(typed)):
        joined = singular(left + right)
        groups[place].setdefault(joined, COMPOUND)
        groups[place + 1].setdefault(joined, COMPOUND)


def _add_synonyms(tokens: Sequence[str], groups: list[dict[str, float]], synonyms: Synonyms) -> None:
    """Each word of a phrase may be met by the phrase's other names instead."""
    for start in range(len(tokens)):
        for end in range(start + 1, min(len(tokens), start + synonyms.longest) + 1):
            for other in synonyms.others(tokens[start:end]):
                for alternatives in groups[start:end]:
                    alternatives.setdefault(_as_token(other), SYNONYM)


def _as_token(name: Phrase) -> str:
    """A name of several words is found by its last two written together, as in the field ``pairs``."""
    return name[0] if len(name) == 1 else "".join(name[-2:])


def _as_rare(group: Mapping[str, float], vocabulary: Vocabulary) -> dict[str, float]:
    """Alternatives count as if they were as rare as the word that was typed.

    BM25 weighs a word by its rarity; without this a rare synonym would count more than the word itself.
    """
    typed = next(iter(group))
    if len(group) == 1 or not vocabulary.frequency(typed):
        return dict(group)
    rarity = _rarity(typed, vocabulary)
    return {
        token: weight if token == typed else weight * rarity / _rarity(token, vocabulary)
        for token, weight in group.items()
        if token == typed or vocabulary.frequency(token)
    }


def _rarity(token: str, vocabulary: Vocabulary) -> float:
    """BM25's inverse document frequency."""
    having = vocabulary.frequency(token)
    return math.log(1 + (max(vocabulary.products(), having) - having + 0.5) / (having + 0.5))
