"""What an update of the matcher asks the catalog to write."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from matchers.deciding.outcome import PairOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchPlan:
    """The changes that one update makes; what is not named stays as it is.

    ``assignments``: offer → product, only where it differs from before (``None``: the offer was removed).
    ``founded``: new product ids. ``touched``: every product whose offers changed (new ones too): write its
    golden record anew. ``redirects``: product that was merged away → the one to show instead. ``splits``:
    product → the products that took offers from it. ``emptied``: products left without offers and without
    successor. ``outcomes``: pairs decided in this update, matches and open questions; ``reviews``: the open
    questions among them, whose offers are in different products, most probable first.
    """

    assignments: Mapping[str, str | None] = field(default_factory=dict)
    founded: tuple[str, ...] = ()
    touched: tuple[str, ...] = ()
    redirects: Mapping[str, str] = field(default_factory=dict)
    splits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    emptied: tuple[str, ...] = ()
    outcomes: Sequence[PairOutcome] = ()
    reviews: tuple[PairOutcome, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorJudgement:
    """A person's word on two offers; it holds for ever, until the person takes it back (``same`` None)."""

    left: str
    right: str
    same: bool | None
