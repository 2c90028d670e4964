"""Colours in a query, in the main European languages, where the catalogue's products carry them as an attribute."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from catalog.titles.attributes import colours
from index.plan import Vocabulary
from index.text.words import tokens

# Beside the spellings that titles are read by: a wrong one there would tell products apart.
FORMS = Path(__file__).parents[2] / "data" / "search" / "colour_forms.txt"

_ATTRIBUTES = frozenset({"colour", "color"})
# As for brands: the filter must find nearly all that mention the colour. Below, it is part of other names
# ("black pepper", "orange juice"), or most products do not say their colour.
_LEAST_SHARE = 0.8
_LEAST_PRODUCTS = 3


@cache
def named_colours(path: Path = FORMS) -> Mapping[str, str]:
    """Token → colour in English, for all spellings and forms."""
    known = {token: colour for spelling, colour in colours().items() for token in tokens(spelling)}
    for line in path.read_text(encoding="utf-8").splitlines():
        colour, _, forms = line.partition("#")[0].partition(":")
        for token in tokens(forms):
            known.setdefault(token, colour.strip())
    return known


class KnownColours:
    """The colour values of one state of the index, by their English name."""

    def __init__(self, attributes: Mapping[str, Mapping[str, int]]) -> None:
        self._values: dict[str, dict[str, dict[str, int]]] = {}
        for name in _ATTRIBUTES & attributes.keys():
            for value, count in attributes[name].items():
                if (colour := named_colours().get(" ".join(tokens(value)))) is not None:
                    self._values.setdefault(colour, {}).setdefault(name, {})[value] = count

    def read(self, word: str, vocabulary: Vocabulary) -> Mapping[str, frozenset[str]]:
        """Attribute → values of the colour that a token names; empty where a filter would lose products."""
        colour = named_colours().get(word)
        if colour is None:
            return {}
        mentioned = max(vocabulary.frequency(word), vocabulary.frequency(colour.lower()))
        least = max(_LEAST_PRODUCTS, _LEAST_SHARE * mentioned)
        return {
            name: frozenset(values)
            for name, values in self._values.get(colour, {}).items()
            if sum(values.values()) >= least
        }

    def choose(
        self, typed: Sequence[str], vocabulary: Vocabulary
    ) -> tuple[dict[str, frozenset[str]], set[int]]:
        """The only colour of a query, and where it stands; nothing where there are several."""
        read = {place: self.read(word, vocabulary) for place, word in enumerate(typed)}
        named = {place: values for place, values in read.items() if values}
        if len(named) != 1:
            return {}, set()
        ((place, values),) = named.items()
        return dict(values), {place}
