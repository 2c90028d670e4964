"""Words of a query as groups of alternatives: what was typed, compounds, synonyms, word forms, corrections."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from index.plan import TermGroup, Vocabulary
from index.text.relatives import relatives
from index.text.spelling import correction
from index.text.stopwords import STOPWORDS
from index.text.synonyms import Phrase, Synonyms
from index.text.words import runs, singular

# As typed counts 1. Set by cross-validation in steps of .1; see docs/ranking.md.
SYNONYM = 0.8
RELATIVE = 0.7
CORRECTION = 0.8
COMPOUND = 1.0
PART = 0.5


@dataclass(slots=True)
class Grouped:
    """``corrected``: the words as they should be read; the same as typed where nothing was corrected."""

    groups: list[dict[str, float]] = field(default_factory=list)
    corrected: list[str] = field(default_factory=list)

    def plan_groups(self) -> tuple[TermGroup, ...]:
        """One group for each word that says something."""
        return tuple(TermGroup(alternatives=group) for group in self.groups)


def group(typed: Sequence[str], vocabulary: Vocabulary, synonyms: Synonyms) -> Grouped:
    """Group the words (as ``words`` gives them). Words that say nothing are left out where others remain."""
    kept = [word for word in typed if word not in STOPWORDS] or list(typed)
    grouped = Grouped()
    for word in typed:
        if word not in kept:
            grouped.corrected.append(word)
            continue
        alternatives, read_as = _alternatives(word, vocabulary)
        grouped.groups.append(alternatives)
        grouped.corrected.append(read_as)
    _join_neighbours(kept, grouped.groups)
    _add_synonyms([singular(word) for word in kept], grouped.groups, synonyms)
    return grouped


def _alternatives(word: str, vocabulary: Vocabulary) -> tuple[dict[str, float], str]:
    token = singular(word)
    found = {token: 1.0}
    if vocabulary.frequency(token):
        found |= {other: RELATIVE for other in relatives(word, vocabulary) if other != token}
        return found, word
    others = relatives(word, vocabulary)
    if others:
        return found | dict.fromkeys(others, RELATIVE), word
    parts = runs(word)
    if len(parts) > 1:
        joined = ["".join(pair) for pair in pairwise(parts)] if len(parts) > 2 else parts
        found |= dict.fromkeys((part for part in joined if vocabulary.frequency(part)), PART)
        return found, word
    corrected = correction(token, vocabulary)
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
    """A phrase's other names: each of its words' groups takes a word of the other name, in step."""
    for start in range(len(tokens)):
        for end in range(start + 1, min(len(tokens), start + synonyms.longest) + 1):
            for other in synonyms.others(tokens[start:end]):
                _weave(other, groups, start, end)


def _weave(other: Phrase, groups: list[dict[str, float]], start: int, end: int) -> None:
    """Words of a longer name that find no place get a group of their own, which the typed word fills too."""
    places = range(start, end)
    for place, word in zip(places, other, strict=False):
        groups[place].setdefault(word, SYNONYM)
    for place in places[len(other) :]:
        groups[place].setdefault(other[-1], SYNONYM)
    typed = next(iter(groups[end - 1]))
    for word in other[len(places) :]:
        groups.append({word: SYNONYM, typed: SYNONYM})
