"""The analysis that ships: documents into tokens, queries into plans."""

import math
from collections.abc import Mapping, Sequence

from index.document import ProductDocument
from index.plan import TermGroup, TextPlan, Vocabulary
from index.query import SearchQuery
from index.text.fields import BOOSTS, document_tokens
from index.text.grouping import group
from index.text.negation import MISSING, MISSING_AFTER, read_wish
from index.text.synonyms import Synonyms, load_synonyms
from index.text.words import singular, words

# Up to two words are all asked for; of more, so large a share: long queries describe, and no title says it all.
_SHARE = 0.6


class CatalogueAnalysis:
    """One analysis for both engines; holds no state but the synonyms."""

    def __init__(self, synonyms: Synonyms | None = None) -> None:
        """``synonyms`` None: those that ship."""
        self._synonyms = load_synonyms() if synonyms is None else synonyms

    @property
    def boosts(self) -> Mapping[str, float]:
        """Field → weight of its BM25 score."""
        return BOOSTS

    def tokens(self, document: ProductDocument) -> Mapping[str, Sequence[str]]:
        """Tokens of a document for each field of ``boosts``."""
        return document_tokens(document)

    def plans(self, query: SearchQuery, vocabulary: Vocabulary) -> Sequence[TextPlan]:
        """All words of a short query or most of a long one; else any word, and the page says so."""
        wish = read_wish(query.text)
        typed = words(wish.wanted)
        if not typed:
            return [TextPlan()]
        grouped = group(typed, vocabulary, self._synonyms)
        groups = grouped.plan_groups(vocabulary) + _missing(wish.unwanted)
        corrected = None if grouped.corrected == typed else " ".join(grouped.corrected)
        asked = len(grouped.groups)
        required = asked if asked <= 2 else math.ceil(_SHARE * asked)
        strict = TextPlan(
            groups=groups,
            required=required,
            meaning=corrected or query.text,
            admit_neighbours=True,
            corrected=corrected,
        )
        if required == 1:
            return [strict]
        loose = TextPlan(
            groups=groups,
            required=1,
            meaning=strict.meaning,
            corrected=corrected,
            relaxed=("products with some of the words are shown, as none has all",),
        )
        return [strict, loose]


def _missing(unwanted: str) -> tuple[TermGroup, ...]:
    """Titles that say it is missing come first: "without lid", "no lid", "lid free"."""
    said = {
        singular(pair): 1.0
        for word in words(unwanted)
        for pair in (*(prefix + word for prefix in MISSING), *(word + suffix for suffix in MISSING_AFTER))
    }
    return (TermGroup(alternatives=said),) if said else ()
