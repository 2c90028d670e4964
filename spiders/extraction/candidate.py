"""A candidate: one possible value of one field, where it was read, and how far it is to be trusted."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T", covariant=True)


class Source(StrEnum):
    """Where on a page a value can be read. Two candidates of one source are not independent evidence."""

    JSON_LD = "json-ld"
    MICRODATA = "microdata"
    META = "meta"
    STATE = "embedded-json"
    ATTRIBUTE = "attribute"
    LABEL = "label"
    MARKUP = "markup"
    BUTTON = "button"
    BREADCRUMBS = "breadcrumbs"
    TITLE = "title"
    URL = "url"
    API = "api"
    FEED = "feed"
    SELECTOR = "selector"


class Candidate(NamedTuple, Generic[T]):
    """A tuple, as a page has dozens.

    ``score`` is in log-odds: 0 is an even chance of being right, +2 about 88 %, -2 about 12 %.
    ``where`` is for people: a path in the data or the classes of the element. ``text`` is as on the page.
    """

    value: T
    source: Source
    score: float
    where: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Generic[T]):
    """What the vote decided for a field: the winner, its confidence from 0 to 1, and what lost."""

    value: T
    confidence: float
    winner: Candidate[T]
    losers: tuple[Candidate[T], ...] = ()

    @property
    def source(self) -> str:
        """The winner's source and place, such as ``json-ld offers.price``."""
        return f"{self.winner.source} {self.winner.where}".strip()
