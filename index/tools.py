"""What understands, embeds and ranks: the same for both engines."""

from dataclasses import dataclass, field

from index.neighbours import Meaning
from index.plan import TextAnalysis
from index.ranker import LexicalRanker, Ranker


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """``meaning`` None: search by words alone. ``currency``: that of the documents' prices; empty where any may be."""

    analysis: TextAnalysis
    ranker: Ranker = field(default_factory=LexicalRanker)
    meaning: Meaning | None = None
    currency: str = ""
