"""An answer depends on what offers say: not on rows, ids, sides, or pairs that are listed twice."""

import random
from dataclasses import replace

import numpy as np
import pytest

from matchers.features.vocabulary import Floats
from matchers.record import Record
from matchers.scoring import PairScorer
from matchers.training.bench import judge_pairs
from matchers.training.folders import LabelledPair
from matchers.training.questions import questions

_KINDS = ("kettle", "toaster", "blender", "mixer", "grill", "juicer", "steamer")
_BRANDS = ("acme", "bolt", "corona", "delta")
_PRODUCTS = 130


def _catalogues() -> tuple[list[Record], list[Record], list[LabelledPair]]:
    """Enough matches for the matcher to learn from its own answers."""
    left, right, pairs = [], [], []
    for at in range(_PRODUCTS):
        brand, kind, code = _BRANDS[at % 4], _KINDS[at % 7], f"x{100 + 7 * at}"
        left.append(Record(id=f"{at}", title=f"{brand} {kind} {code} black", price=10.0 + at))
        right.append(
            Record(id=f"{at}", title=f"{brand} {code.upper()}-B {kind} in schwarz", price=11.0 + at % 50)
        )
        pairs.append(LabelledPair(f"{at}", f"{at}", True))
        pairs += [LabelledPair(f"{at}", f"{(at + step) % _PRODUCTS}", False) for step in (4, 5, 28)]
    right.append(Record(id="more", title="acme kettle"))
    return left, right, pairs


def _asked(pairs: list[LabelledPair]) -> list[LabelledPair]:
    return [replace(pair, match=None) for pair in pairs]


def _scores(left: list[Record], right: list[Record], asked: list[LabelledPair]) -> Floats:
    return judge_pairs(PairScorer.shipped(), left, right, asked)[0]


@pytest.fixture(scope="module")
def usual() -> Floats:
    left, right, pairs = _catalogues()
    scores = _scores(left, right, _asked(pairs))
    assert (scores > 0.5).sum() >= 100
    return scores


def test_the_order_of_rows_changes_no_score(usual: Floats) -> None:
    left, right, pairs = _catalogues()
    chance = random.Random(1)
    places = list(range(len(pairs)))
    for rows in (left, right, places):
        chance.shuffle(rows)
    mixed = _scores(left, right, _asked([pairs[at] for at in places]))
    np.testing.assert_array_equal(mixed, usual[places])


def test_ids_change_no_score(usual: Floats) -> None:
    left, right, pairs = _catalogues()
    others = {f"{at}": f"{(at * 37) % _PRODUCTS:05}" for at in range(_PRODUCTS)} | {"more": "0"}
    renamed = [
        LabelledPair(others[pair.left_id], f"r{others[pair.right_id]}", None) for pair in _asked(pairs)
    ]
    scores = _scores(
        [replace(record, id=others[record.id]) for record in left],
        [replace(record, id=f"r{others[record.id]}") for record in right],
        renamed,
    )
    np.testing.assert_array_equal(scores, usual)


def test_which_catalogue_is_called_left_changes_no_score(usual: Floats) -> None:
    left, right, pairs = _catalogues()
    turned = [LabelledPair(pair.right_id, pair.left_id) for pair in pairs]
    np.testing.assert_array_equal(_scores(right, left, turned), usual)


def test_a_pair_that_is_asked_twice_is_no_rival_of_itself(usual: Floats) -> None:
    left, right, pairs = _catalogues()
    twice = _scores(left, right, [*_asked(pairs), *_asked(pairs[:40])])
    np.testing.assert_array_equal(twice, [*usual, *usual[:40]])


def test_labels_that_contradict_each_other_are_no_labels() -> None:
    left, right, pairs = _catalogues()
    wrong = replace(pairs[0], match=False)
    found = questions(left, right, _asked(pairs[8:]), train=[*pairs[:8], wrong], valid=pairs[4:6])
    assert pairs[0] not in found.train
    assert wrong not in found.train
    assert set(found.valid) == set(pairs[4:6])
    assert set(found.train) == {*pairs[1:4], *pairs[6:8]}
