"""What an engine looks for: the text of a query, understood. Plug-in place of ``index.text``."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from index.document import ProductDocument
from index.query import Filters, SearchQuery


@dataclass(frozen=True, slots=True, kw_only=True)
class TermGroup:
    """One thing that was asked for, in other words too.

    ``alternatives``: token as the analysis writes it → weight (1 as typed, less for a synonym, a correction
    or a prefix). A product's score for the group is the best of its alternatives, times ``weight``.
    """

    alternatives: Mapping[str, float]
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPlan:
    """A product matches when it has a token of at least ``required`` groups; no groups match everything.

    ``understood``: filters read out of the text, applied besides the query's own.
    ``meaning``: the text to embed, empty for none. Neighbours by meaning alone only join the matches where
    ``admit_neighbours``. ``corrected`` and ``relaxed`` go to the page as they are.
    """

    groups: tuple[TermGroup, ...] = ()
    required: int = 0
    understood: Filters = field(default_factory=Filters)
    meaning: str = ""
    admit_neighbours: bool = False
    corrected: str | None = None
    relaxed: tuple[str, ...] = ()


class Vocabulary(Protocol):
    """What the index holds, for whoever corrects and completes words."""

    def products(self) -> int:
        """How many products there are."""

    def expect(self, tokens: Iterable[str]) -> None:
        """Says whose frequency will be asked for, so that an engine far away is asked once."""

    def frequency(self, token: str) -> int:
        """In how many products the token is, in any field; 0 when in none."""

    def near(self, word: str, distance: int) -> Sequence[tuple[str, int, int]]:
        """Known words with at most so many slips (a letter wrong, missing, too many, or two swapped), each with
        its slips and its frequency. What has come in the last minutes may be missing."""

    def brands(self) -> Mapping[str, int]:
        """Brands as products name them, with the number of products."""

    def stores(self) -> Mapping[str, int]:
        """Ids of stores, with the number of offers."""

    def attribute_values(self) -> Mapping[str, Mapping[str, int]]:
        """Attribute name → value → number of products."""


class TextAnalysis(Protocol):
    """Turns documents into tokens per field and queries into plans; the same for both engines."""

    @property
    def boosts(self) -> Mapping[str, float]:
        """Field → weight of its BM25 score. The fields are the index's schema: a change needs a rebuild."""

    def tokens(self, document: ProductDocument) -> Mapping[str, Sequence[str]]:
        """Tokens of a document for each field of ``boosts``."""

    def plans(self, query: SearchQuery, vocabulary: Vocabulary) -> Sequence[TextPlan]:
        """Ways to answer, strictest first: the engine takes the first that finds a product."""
