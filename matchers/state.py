"""All that the matcher remembers between updates: records, scored pairs, judgements, products."""

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Self

import orjson

from catalog.errors import ConfigurationError
from matchers.deciding.outcome import ordered_pair
from matchers.plan import OperatorJudgement
from matchers.record import Record

_FILE = "state.json"
# raised when the file's shape changes; an older file is then rebuilt from the catalog
_VERSION = 1


@dataclass(slots=True, kw_only=True)
class MatcherState:
    """``edges``: offer → offer → probability, both ways. ``judged``: the same with a person's word."""

    records: dict[str, Record] = field(default_factory=dict)
    edges: dict[str, dict[str, float]] = field(default_factory=dict)
    judged: dict[str, dict[str, bool]] = field(default_factory=dict)
    assignment: dict[str, str] = field(default_factory=dict)
    members: dict[str, set[str]] = field(default_factory=dict)
    cursor: int = 0

    def connect(self, left: str, right: str, probability: float) -> None:
        """Remember the probability of a pair."""
        self.edges.setdefault(left, {})[right] = probability
        self.edges.setdefault(right, {})[left] = probability

    def forget_edges(self, offer: str) -> set[str]:
        """Forget all scored pairs of an offer; returns the others of those pairs."""
        others = self.edges.pop(offer, {})
        for other in others:
            del self.edges[other][offer]
        return set(others)

    def judge(self, judgement: OperatorJudgement) -> tuple[str, str]:
        """Take in a person's word, the newest counts; returns the pair."""
        left, right = ordered_pair(judgement.left, judgement.right)
        for one, other in ((left, right), (right, left)):
            if judgement.same is None:
                self.judged.get(one, {}).pop(other, None)
            else:
                self.judged.setdefault(one, {})[other] = judgement.same
        return left, right

    def linked(self, offer: str, bar: float) -> list[str]:
        """The offers linked to it: by a score above ``bar``, or by a person's word."""
        found = [other for other, probability in self.edges.get(offer, {}).items() if probability > bar]
        found += [other for other, same in self.judged.get(offer, {}).items() if same]
        return [other for other in found if other in self.records]

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

    def adopt(self, current: dict[str, str]) -> None:
        """Take the catalog's word on who belongs where."""
        for offer, product in current.items():
            if self.assignment.get(offer) != product:
                self.assign(offer, product)

    def save(self, folder: Path) -> None:
        """Write everything to a folder; a crash leaves the state before."""
        folder.mkdir(parents=True, exist_ok=True)
        content = {
            "version": _VERSION,
            "cursor": self.cursor,
            "records": [asdict(record) for record in self.records.values()],
            "edges": self.edges,
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
        state = cls(
            records={row["id"]: Record(**row) for row in content["records"]},
            edges=content["edges"],
            judged=content["judged"],
            cursor=content["cursor"],
        )
        for offer, product in content["assignment"].items():
            state.assign(offer, product)
        return state
