"""Atoms: offers that one identifier names and no rule keeps apart. They are one before any score is asked.

Invariant: which offers form an atom depends on the set of offers alone. Each is offered, in the order of ids, to the
atoms under its key; the first of which no offer conflicts with it takes it.
"""

from collections.abc import Callable, Iterable, Mapping

from catalog.domain.judgement import Decision
from matchers.blocking.keys import verified_gtin
from matchers.deciding.rules import part_key, rule_verdict
from matchers.record import Record

Together = Callable[[Record, Record], bool]


def identifier_key(record: Record) -> str | None:
    """What names the offer: its GTIN, else brand and part number, else nothing."""
    if gtin := verified_gtin(record):
        return gtin
    if part := part_key(record):
        return "|".join(part)
    return None


def rules_agree(left: Record, right: Record) -> bool:
    """Whether the rules merge two offers that share an identifier."""
    verdict = rule_verdict(left, right)
    return verdict is not None and verdict.decision is Decision.MATCH


class Atoms:
    """Offers by identifier, and the atoms they form."""

    def __init__(self) -> None:
        self._keys: dict[str, str] = {}
        self._offers: dict[str, list[str]] = {}
        self._heads: dict[str, str] = {}  # only of offers that are not their own head
        self._members: dict[str, list[str]] = {}  # only of atoms with more than one offer

    def head(self, offer: str) -> str:
        """The offer that stands for the atom."""
        return self._heads.get(offer, offer)

    def members(self, head: str) -> list[str]:
        """The offers of an atom, by its head."""
        return self._members.get(head, [head])

    def add(self, records: Iterable[Record]) -> set[str]:
        """Learn records, replacing known ones; returns the keys whose atoms must be formed anew."""
        touched = set()
        for record in records:
            touched |= self.remove([record.id])
            if key := identifier_key(record):
                self._keys[record.id] = key
                self._offers.setdefault(key, []).append(record.id)
                touched.add(key)
        return touched

    def remove(self, offers: Iterable[str]) -> set[str]:
        """Forget offers; returns the keys whose atoms must be formed anew."""
        touched = set()
        for offer in offers:
            if key := self._keys.pop(offer, None):
                self._offers[key].remove(offer)
                touched.add(key)
                self._dissolve(offer)
        return touched

    def key(self, offer: str) -> str | None:
        """The identifier key of a known offer."""
        return self._keys.get(offer)

    def form(self, keys: Iterable[str], records: Mapping[str, Record], together: Together) -> list[str]:
        """Form the atoms under some keys anew; returns all offers under these keys."""
        formed: list[str] = []
        for key in keys:
            offers = sorted(self._offers.get(key, ()))
            for offer in offers:
                self._dissolve(offer)
            for atom in _grouped(offers, records, together):
                if len(atom) > 1:
                    self._members[atom[0]] = atom
                    self._heads.update(dict.fromkeys(atom[1:], atom[0]))
            if not offers:
                self._offers.pop(key, None)
            formed += offers
        return formed

    def _dissolve(self, offer: str) -> None:
        self._heads.pop(offer, None)
        for member in self._members.pop(offer, ()):
            self._heads.pop(member, None)


def _grouped(offers: Iterable[str], records: Mapping[str, Record], together: Together) -> list[list[str]]:
    atoms: list[list[str]] = []
    for offer in offers:
        record = records[offer]
        home = next((atom for atom in atoms if all(together(records[one], record) for one in atom)), None)
        if home is None:
            atoms.append([offer])
        else:
            home.append(offer)
    return atoms
