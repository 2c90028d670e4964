"""What the shipped ranking is compared with: plain BM25 over all text, and vectors alone."""

from collections.abc import Mapping, Sequence

from index.document import ProductDocument
from index.plain_words import words
from index.plan import TermGroup, TextPlan, Vocabulary
from index.query import SearchQuery
from index.text.analysis import CatalogueAnalysis

# No product has this token: only neighbours are found.
_NO_WORD = TermGroup(alternatives={"\x02": 1.0})


class PlainBm25:
    """Every word as it is, in one field; any word of the query is enough."""

    @property
    def boosts(self) -> Mapping[str, float]:
        """One field."""
        return {"all": 1.0}

    def tokens(self, document: ProductDocument) -> Mapping[str, Sequence[str]]:
        """All text of the document."""
        parts = [document.name, document.brand or "", *document.category, *document.attributes.values()]
        return {"all": words(" ".join((*parts, *document.mpns, document.description or "")))}

    def plans(self, query: SearchQuery, vocabulary: Vocabulary) -> Sequence[TextPlan]:
        """One group for each word."""
        groups = tuple(TermGroup(alternatives={word: 1.0}) for word in words(query.text))
        return (TextPlan(groups=groups, required=1),)


class MeaningOnly(CatalogueAnalysis):
    """The shipped index, asked by vector alone."""

    def plans(self, query: SearchQuery, vocabulary: Vocabulary) -> Sequence[TextPlan]:
        """Neighbours and no words."""
        return (TextPlan(groups=(_NO_WORD,), required=1, meaning=query.text, admit_neighbours=True),)
