"""Other words for the same thing, from a file that an operator can edit."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from catalog.errors import ConfigurationError
from index.text.words import tokens

SYNONYMS = Path(__file__).parents[2] / "data" / "search" / "synonyms.txt"

Phrase = tuple[str, ...]


class Synonyms:
    """Phrases (as tokens) and what else they are called.

    A line ``tv, television, fernseher`` makes all of them equal; ``ua => under armour`` works one way.
    ``#`` starts a comment.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        """Raises ConfigurationError that names the first line which is neither."""
        self._others: dict[Phrase, list[Phrase]] = defaultdict(list)
        for number, line in enumerate(lines, start=1):
            rule = line.partition("#")[0].strip()
            if rule:
                self._add(rule, number)
        self.longest = max(map(len, self._others), default=0)

    def others(self, phrase: Sequence[str]) -> Sequence[Phrase]:
        """What else the phrase is called, the phrase itself left out."""
        return self._others.get(tuple(phrase), ())

    def _add(self, rule: str, number: int) -> None:
        left, arrow, right = rule.partition("=>")
        sources, targets = _phrases(left), _phrases(right if arrow else left)
        if not sources or not targets or (not arrow and len(sources) < 2):
            raise ConfigurationError(
                f"line {number} of the synonyms is neither 'a, b' nor 'a => b': {rule!r}; correct or remove it"
            )
        for source in sources:
            known = self._others[source]
            known.extend(target for target in targets if target != source and target not in known)


def _phrases(text: str) -> list[Phrase]:
    return [phrase for part in text.split(",") if (phrase := tuple(tokens(part)))]


@cache
def load_synonyms(path: Path = SYNONYMS) -> Synonyms:
    """Read the file. Raises ConfigurationError when a line is wrong or the file is not there."""
    try:
        lines: Sequence[str] = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise ConfigurationError(
            f"cannot read the synonyms {path}: {error.strerror}; correct the path"
        ) from error
    return Synonyms(lines)
