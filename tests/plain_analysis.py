"""The plainest analysis, so that tests of engines know what a query means: words as written, else all but one."""

from collections.abc import Mapping, Sequence

from index.document import ProductDocument
from index.plain_words import words
from index.plan import TermGroup, TextPlan, Vocabulary
from index.query import SearchQuery

# A word in the name says more than one in the text below it.
_BOOSTS = {"name": 3.0, "brand": 2.0, "identifiers": 3.0, "other": 1.0}


class PlainAnalysis:
    """A ``TextAnalysis`` without languages, synonyms or corrections."""

    @property
    def boosts(self) -> Mapping[str, float]:
        """Four fields."""
        return _BOOSTS

    def tokens(self, document: ProductDocument) -> Mapping[str, Sequence[str]]:
        """Each text's words, as they are."""
        other = " ".join((*document.category, *document.titles, *document.attributes.values()))
        return {
            "name": words(document.name),
            "brand": words(document.brand or ""),
            "identifiers": words(" ".join((*document.mpns, *document.gtins))),
            "other": words(f"{other} {document.description or ''}"),
        }

    def plans(self, query: SearchQuery, vocabulary: Vocabulary) -> Sequence[TextPlan]:
        """All words; else all but one."""
        groups = tuple(TermGroup(alternatives={word: 1.0}) for word in dict.fromkeys(words(query.text)))
        strict = TextPlan(groups=groups, required=len(groups), meaning=query.text.strip())
        if len(groups) < 2:
            return (strict,)
        fewer = TextPlan(
            groups=groups,
            required=len(groups) - 1,
            meaning=query.text.strip(),
            relaxed=("one of the words is missing",),
        )
        return strict, fewer
