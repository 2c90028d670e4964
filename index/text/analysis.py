"""The analysis that ships: documents into tokens, queries into plans."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.document import ProductDocument
from index.plan import TermGroup, TextPlan, Vocabulary
from index.query import Filters, SearchQuery
from index.text.fields import BOOSTS, document_tokens
from index.text.grouping import group
from index.text.negation import MISSING, MISSING_AFTER, read_wish
from index.text.synonyms import Synonyms, load_synonyms
from index.text.words import singular, words
from index.understanding.known import Known
from index.understanding.reading import Reading, read_query

# Up to two words are all asked for; of more, half: long queries describe, and no title says it all.
_SHARE = 0.5

_SOME_WORDS = "products with some of the words are shown, as none has more"
_NO_FILTERS = "what was read as a filter is searched as words, as nothing passes the filter"


class CatalogueAnalysis:
    """One analysis for both engines; keeps the synonyms and the newest brands and amounts."""

    def __init__(self, synonyms: Synonyms | None = None) -> None:
        """``synonyms`` None: those that ship."""
        self._synonyms = load_synonyms() if synonyms is None else synonyms
        self._known: tuple[Mapping[str, int], Known] | None = None

    @property
    def boosts(self) -> Mapping[str, float]:
        """Field → weight of its BM25 score."""
        return BOOSTS

    def tokens(self, document: ProductDocument) -> Mapping[str, Sequence[str]]:
        """Tokens of a document for each field of ``boosts``."""
        return document_tokens(document)

    def plans(self, query: SearchQuery, vocabulary: Vocabulary) -> Sequence[TextPlan]:
        """All words of a short query or most of a long one; then any word; then filters read as words.

        Each plan that gives something up says so in ``relaxed``.
        """
        known = self._known_values(vocabulary)
        reading = Reading(rest=query.text, filters=Filters())
        if query.understand:
            reading = read_query(query.text, known, vocabulary)
        plans = self._word_plans(reading, known, vocabulary)
        if reading.filters == Filters():
            return plans
        unfiltered = self._word_plans(Reading(rest=query.text, filters=Filters()), known, vocabulary)
        return [*plans, *(replace(plan, relaxed=(_NO_FILTERS, *plan.relaxed)) for plan in unfiltered)]

    def _word_plans(self, reading: Reading, known: Known, vocabulary: Vocabulary) -> list[TextPlan]:
        wish = read_wish(reading.rest)
        typed = words(wish.wanted)
        if not typed:
            return [TextPlan(understood=reading.filters)]
        grouped = group(typed, vocabulary, self._synonyms)
        corrected = None if grouped.corrected == typed else " ".join(grouped.corrected)
        asked = len(grouped.groups)
        # all products of a brand are the brand's alike, and nearness to its name says nothing about them
        brand = known.values.is_brand(reading.rest)
        strict = TextPlan(
            groups=grouped.plan_groups(vocabulary) + _missing(wish.unwanted),
            required=asked if asked <= 2 else math.ceil(_SHARE * asked),
            understood=reading.filters,
            meaning="" if brand else corrected or reading.rest,
            admit_neighbours=not brand,
            corrected=corrected,
        )
        if strict.required == 1:
            return [strict]
        return [strict, replace(strict, required=1, relaxed=(_SOME_WORDS,))]

    def _known_values(self, vocabulary: Vocabulary) -> Known:
        """Made again when the vocabulary hands over other brands: once for each state of the index."""
        brands = vocabulary.brands()
        if self._known is None or self._known[0] is not brands:
            self._known = (brands, Known.of(vocabulary))
        return self._known[1]


def _missing(unwanted: str) -> tuple[TermGroup, ...]:
    """Titles that say it is missing come first: "without lid", "no lid", "lid free"."""
    said = {
        singular(pair): 1.0
        for word in words(unwanted)
        for pair in (*(prefix + word for prefix in MISSING), *(word + suffix for suffix in MISSING_AFTER))
    }
    return (TermGroup(alternatives=said),) if said else ()
