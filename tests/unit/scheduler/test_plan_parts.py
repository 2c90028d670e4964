"""A plan in parts: nothing is lost, and what hangs together stays together."""

import pytest

from matchers.plan import MatchPlan
from scheduler.plan_parts import parts_of

# p3 takes offer 1 of p1 and all of p2; p4 is new; offer 9 is gone from p5; p6 lost its last offer; 8 never had one.
PLAN = MatchPlan(
    assignments={"1": "p3", "2": "p3", "4": "p4", "9": None, "7": None, "8": None},
    founded=("p4",),
    touched=("p1", "p3", "p4", "p5"),
    redirects={"p2": "p3"},
    emptied=("p6",),
)
BEFORE = {1: "p1", 2: "p2", 4: None, 9: "p5", 7: "p6", 8: None}


@pytest.mark.parametrize("at_once", [1, 2, 3, 100])
def test_parts_hold_the_whole_plan_and_share_no_product(
    at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scheduler.plan_parts._AT_ONCE", at_once)
    parts = list(parts_of(PLAN, settled={"p7"}, before=BEFORE))
    assert sorted(product for part in parts for product in part.products) == ["p1", "p3", "p4", "p5", "p7"]
    moves = {offer: product for part in parts for offer, product in part.moves.items()}
    assert moves == {1: "p3", 2: "p3", 4: "p4", 9: None, 7: None}
    assert [redirect for part in parts for redirect in part.redirects.items()] == [("p2", "p3")]
    assert [product for part in parts for product in part.emptied] == ["p6"]
    (tied,) = (part for part in parts if "p3" in part.products)
    assert "p1" in tied.products
    assert tied.redirects == {"p2": "p3"}
    assert {1, 2} <= tied.moves.keys()
    assert len(parts) == {1: 5, 2: 3, 3: 3, 100: 1}[at_once]


def test_a_plan_that_says_nothing_has_no_part() -> None:
    assert list(parts_of(MatchPlan(), settled=(), before={})) == []
