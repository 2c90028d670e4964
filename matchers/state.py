"""All that the matcher remembers between updates: records, scored pairs, judgements, products."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Self

import orjson

from catalog.errors import ConfigurationError
from matchers.deciding.outcome import ordered_pair
from matchers.plan import OperatorJudgement
from matchers.record import Record

_FILE = "state.json"
# raised when the file's shape changes; an older file is then rebuilt from the catalog
_VERSION = 2
_FIELDS = tuple(one.name for one in fields(Record))
# one for all records without attributes: a million empty dictionaries are 64 MB
_NO_ATTRIBUTES: Mapping[str, str] = {}


@dataclass(slots=True, kw_only=True)
class MatcherState:
    """``edges``: head → head → probability, both ways. ``asked``: heads whose candidates were scored.

    ``judged``: offer → offer → a person's word, both ways. ``members``: product → offers.
    """

    records: dict[str, Record] = field(default_factory=dict)
    edges: dict[str, dict[str, float]] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    judged: dict[str, dict[str, bool]] = field(default_factory=dict)
    assignment: dict[str, str] = field(default_factory=dict)
    members: dict[str, set[str]] = field(default_factory=dict)
    cursor: int = 0

    def connect(self, left: str, right: str, probability: float) -> None:
        """Remember the probability of a pair; of several for one pair the highest."""
        known = self.edges.setdefault(left, {})
        if probability > known.get(right, -1.0):
            known[right] = probability
            self.edges.setdefault(right, {})[left] = probability

    def forget_edges(self, head: str) -> set[str]:
        """Forget all scored pairs of an offer; returns the others of those pairs."""
        self.asked.discard(head)
        others = self.edges.pop(head, {})
        for other in others:
            del self.edges[other][head]
        return set(others)

    def judge(self, judgement: OperatorJudgement) -> tuple[str, str] | None:
        """Take in a person's word, the newest counts; the pair, or None where that was known."""
        left, right = ordered_pair(judgement.left, judgement.right)
        if self.judged.get(left, {}).get(right) is judgement.same:
            return None
        for one, other in ((left, right), (right, left)):
            if judgement.same is None:
                self.judged.get(one, {}).pop(other, None)
            else:
                self.judged.setdefault(one, {})[other] = judgement.same
        return left, right

    def assign(self, offer: str, product: str | None) -> None:
        """Move an offer to a product, or out of all."""
        before = self.assignment.pop(offer, None)
        if before is not None:
            self.members[before].discard(offer)
            if not self.members[before]:
                del self.members[before]
        if product is not None:
            self.assignment[offer] = product
            self.members.setdefault(product, set()).add(offer)

    def adopt(self, current: Iterable[tuple[str, str]]) -> None:
        """Take the catalog's word on who belongs where."""
        for offer, product in current:
            if self.assignment.get(offer) != product:
                self.assign(offer, product)

    def save(self, folder: Path) -> None:
        """Write everything to a folder that exists; a crash leaves the state before."""
        content = {
            "version": _VERSION,
            "cursor": self.cursor,
            "records": [[getattr(one, name) or None for name in _FIELDS] for one in self.records.values()],
            "edges": [
                [left, right, round(p, 5)]
                for left, others in self.edges.items()
                for right, p in others.items()
                if left < right
            ],
            "asked": sorted(self.asked),
            "judged": self.judged,
            "assignment": self.assignment,
        }
        fresh = folder / f"{_FILE}.new"
        fresh.write_bytes(orjson.dumps(content))
        fresh.replace(folder / _FILE)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """The state in a folder, or a new one. Raises ConfigurationError when the file is broken."""
        path = folder / _FILE
        if not path.exists():
            return cls()
        try:
            content = orjson.loads(path.read_bytes())
        except orjson.JSONDecodeError as error:
            raise ConfigurationError(
                f"the matcher's state must be JSON, {path} is not: delete the folder, "
                "and the next run builds it anew from the catalog."
            ) from error
        if content["version"] != _VERSION:
            return cls()
        state = cls(asked=set(content["asked"]), judged=content["judged"], cursor=content["cursor"])
        for row in content["records"]:
            values = dict(zip(_FIELDS, row, strict=True))
            values["attributes"] = values["attributes"] or _NO_ATTRIBUTES
            values["title"] = values["title"] or ""
            state.records[values["id"]] = Record(**values)
        for left, right, probability in content["edges"]:
            state.connect(left, right, probability)
        state.adopt(content["assignment"].items())
        return state
