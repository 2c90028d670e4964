"""Pairs of an operator's catalogue of which it is known whether both are one product.

Invariant: a pair is labelled by identifiers, stores or a person, never by the matcher, and only pairs that blocking
proposes without the GTINs are labelled by machine: those are the pairs that the model is asked about.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from catalog.domain.judgement import Decision
from matchers.blocking.index import BlockingIndex, BlockingOptions
from matchers.blocking.keys import verified_gtin, words
from matchers.clustering.components import connected
from matchers.deciding.outcome import ordered_pair
from matchers.deciding.rules import gtins_differ, one_item, part_key, rule_verdict
from matchers.learning.withholding import undecided, without_answer
from matchers.plan import OperatorJudgement
from matchers.record import Record

# as many as the matcher scores for one offer
_CANDIDATES = BlockingOptions(candidates=12)


class Source(StrEnum):
    """What confirms a pair."""

    GTIN = "gtin"
    STORE = "store"
    OPERATOR = "operator"


# A person looked; a store may list one thing twice, if rarely.
_WEIGHTS = {Source.GTIN: 1.0, Source.STORE: 0.5, Source.OPERATOR: 5.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmedPair:
    """``left`` and ``right`` without what gives the answer away. ``products`` name what each of them is."""

    left: Record
    right: Record
    match: bool
    source: Source
    products: tuple[str, str]

    @property
    def weight(self) -> float:
        """How much the pair counts."""
        return _WEIGHTS[self.source]


def confirmed_pairs(
    records: Sequence[Record], judgements: Iterable[OperatorJudgement]
) -> list[ConfirmedPair]:
    """All pairs that are confirmed, in the order of their ids. Judgements on unknown offers are left out."""
    known = {record.id: record for record in records}
    words_said = {
        ordered_pair(one.left, one.right): one.same
        for one in judgements
        if one.same is not None and one.left in known and one.right in known
    }
    products = _products(records, words_said)
    hidden = {record.id: without_answer(record) for record in records}
    found = []
    for pair in sorted(_proposed(list(hidden.values())) | words_said.keys()):
        label = _label(known[pair[0]], known[pair[1]], words_said.get(pair))
        if label is not None:
            left, right = undecided(hidden[pair[0]], hidden[pair[1]])
            match, source = label
            names = (products[pair[0]], products[pair[1]])
            found.append(ConfirmedPair(left=left, right=right, match=match, source=source, products=names))
    return found


def _proposed(records: Sequence[Record]) -> set[tuple[str, str]]:
    index = BlockingIndex(_CANDIDATES)
    index.add(records)
    return {
        ordered_pair(record.id, other)
        for record, many in zip(records, index.candidates(records), strict=True)
        for other in many
    }


def _label(left: Record, right: Record, said: bool | None) -> tuple[bool, Source] | None:
    """Whether both are one product and who says so; None where nobody knows."""
    if said is not None:
        return said, Source.OPERATOR
    if one_item(left, right):
        return None
    one, other = verified_gtin(left), verified_gtin(right)
    if one and one == other:
        verdict = rule_verdict(left, right)  # wrong GTINs are common: what else speaks against it is heard
        return (True, Source.GTIN) if verdict and verdict.decision is Decision.MATCH else None
    if gtins_differ(left, right):
        return False, Source.GTIN
    if left.store_id is not None and left.store_id == right.store_id and not _listed_twice(left, right):
        return False, Source.STORE
    return None


def _listed_twice(left: Record, right: Record) -> bool:
    """Whether one store may well sell one thing under two addresses."""
    part = part_key(left)
    return (part is not None and part == part_key(right)) or set(words(left.title)) == set(words(right.title))


def _products(records: Sequence[Record], said: Mapping[tuple[str, str], bool]) -> dict[str, str]:
    """Offer → its product as far as it is confirmed: by GTIN, joined by what a person put together."""
    nodes = {
        record.id: f"gtin:{gtin}" if (gtin := verified_gtin(record)) else f"offer:{record.id}"
        for record in records
    }
    together = [(nodes[left], nodes[right]) for (left, right), same in said.items() if same]
    parts = connected(sorted(set(nodes.values())), together)
    name = {node: part[0] for part in parts for node in part}
    return {offer: name[node] for offer, node in nodes.items()}
