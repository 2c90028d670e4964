"""Pairs asked and pairs labelled, each once and in an order of its own: neither the order of rows, nor which catalogue
is called left, nor a pair that is listed twice changes an answer.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from matchers.contents import contents
from matchers.record import Record
from matchers.training.folders import LabelledPair

# Ids of the left and of the right offer.
Ids = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Questions:
    """``left`` is the smaller catalogue, which is the other one where ``turned``. ``train`` and ``valid`` have labels,
    and none of the pairs asked.
    """

    left: Sequence[Record]
    right: Sequence[Record]
    asked: Sequence[LabelledPair]
    train: Sequence[LabelledPair]
    valid: Sequence[LabelledPair]
    turned: bool

    def ids(self, pair: LabelledPair) -> Ids:
        """Of a pair as it was given: as it is here."""
        return _ids(_turned(pair) if self.turned else pair)


def questions(
    left: Sequence[Record],
    right: Sequence[Record],
    asked: Sequence[LabelledPair],
    *,
    train: Sequence[LabelledPair],
    valid: Sequence[LabelledPair],
) -> Questions:
    """Raises KeyError for an unknown id."""
    left, right = _in_order(left, right, (asked, train, valid))
    turned = _size(right) < _size(left)
    if turned:
        left, right = right, left
        asked, train, valid = ([_turned(pair) for pair in part] for part in (asked, train, valid))
    places = ({record.id: at for at, record in enumerate(side)} for side in (left, right))
    at_left, at_right = places

    def in_order(pairs: Iterable[LabelledPair]) -> list[LabelledPair]:
        return sorted(pairs, key=lambda pair: (at_left[pair.left_id], at_right[pair.right_id]))

    once = in_order({_ids(pair): pair for pair in asked}.values())
    # What is in both says more as a pair that was chosen as those asked were.
    known = _agreed(valid, beside=map(_ids, once))
    more = _agreed(train, beside=(*map(_ids, once), *map(_ids, known)))
    return Questions(left, right, once, in_order(more), in_order(known), turned)


def _in_order(
    left: Sequence[Record], right: Sequence[Record], parts: Sequence[Sequence[LabelledPair]]
) -> tuple[list[Record], list[Record]]:
    """By what offers say; those that say the same by what their partners say, last by id."""
    said = [{record.id: contents(record) for record in side} for side in (left, right)]
    partners: list[dict[str, list[tuple[object, ...]]]] = [{}, {}]
    for number, part in enumerate(parts):
        for pair in part:
            ids = _ids(pair)
            label = -1 if pair.match is None else int(pair.match)
            for side in (0, 1):
                partners[side].setdefault(ids[side], []).append(
                    (number, label, said[1 - side][ids[1 - side]])
                )

    def ordered(records: Sequence[Record], side: int) -> list[Record]:
        def key(record: Record) -> tuple[object, ...]:
            return (said[side][record.id], sorted(partners[side].get(record.id, ())), record.id)

        return sorted(records, key=key)

    return ordered(left, 0), ordered(right, 1)


def _size(records: Sequence[Record]) -> tuple[object, ...]:
    return (len(records), [contents(record) for record in records])


def _agreed(pairs: Sequence[LabelledPair], *, beside: Iterable[Ids]) -> list[LabelledPair]:
    """Each labelled pair once, without those ``beside`` and those that have both labels."""
    others = set(beside)
    said: dict[Ids, set[bool]] = {}
    for pair in pairs:
        if pair.match is not None and _ids(pair) not in others:
            said.setdefault(_ids(pair), set()).add(pair.match)
    return [LabelledPair(*ids, labels.pop()) for ids, labels in said.items() if len(labels) == 1]


def _ids(pair: LabelledPair) -> Ids:
    return pair.left_id, pair.right_id


def _turned(pair: LabelledPair) -> LabelledPair:
    return replace(pair, left_id=pair.right_id, right_id=pair.left_id)
