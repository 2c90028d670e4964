"""The engine as its callers see it: what an update changes, and what it never changes."""

from collections.abc import Callable, Sequence
from itertools import count, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchers.engine import MatchingEngine
from matchers.options import MatchingOptions
from matchers.plan import OperatorJudgement
from matchers.record import Record
from tests.light_scorer import LightScorer

OPTIONS = MatchingOptions(merge=0.4, review=0.2)


def numbered() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"p{next(numbers)}"


def engine(options: MatchingOptions = OPTIONS) -> MatchingEngine:
    return MatchingEngine(scorer=LightScorer(), options=options, new_id=numbered())


def offer(key: str, title: str, **facts: str) -> Record:
    return Record(id=key, title=title, **facts)  # type: ignore[arg-type]


PHONES = [
    offer("a1", "Samsung Galaxy S21 SM-G991B 128GB", store_id="a", gtin="08806090886324"),
    offer("b1", "samsung galaxy s21 128gb smartphone SM-G991B", store_id="b", gtin="08806090886324"),
    offer("c1", "Samsung Galaxy S21 SM-G991B 128GB phone", store_id="c"),
    offer("a2", "Sony WH1000XM4 headphones", store_id="a"),
    offer("b2", "SONY WH1000XM4 headphones", store_id="b"),
    offer("a3", "Bosch SMV46KX01E dishwasher", store_id="a"),
]


def partition(matcher: MatchingEngine, records: list[Record]) -> set[frozenset[str]]:
    products = {product for r in records if (product := matcher.product_of(r.id)) is not None}
    return {frozenset(matcher.members(product)) for product in products}


def test_offers_of_one_product_share_an_id_and_others_do_not() -> None:
    matcher = engine()
    plan = matcher.update(PHONES)
    assert partition(matcher, PHONES) == {
        frozenset({"a1", "b1", "c1"}),
        frozenset({"a2", "b2"}),
        frozenset({"a3"}),
    }
    assert set(plan.assignments) == {record.id for record in PHONES}
    assert set(plan.founded) == set(plan.assignments.values())


def test_a_second_identical_update_changes_nothing() -> None:
    matcher = engine()
    matcher.update(PHONES)
    again = matcher.update(PHONES)
    assert (again.assignments, again.founded, again.touched) == ({}, (), ())


@given(order=st.permutations(PHONES), cuts=st.lists(st.integers(1, 5), max_size=3))
@settings(max_examples=40, deadline=None)
def test_any_sequence_of_updates_ends_where_one_update_does(order: list[Record], cuts: list[int]) -> None:
    whole, piecemeal = engine(), engine()
    whole.update(PHONES)
    bounds = [0, *sorted(set(cuts)), len(order)]
    for start, end in pairwise(bounds):
        piecemeal.update(order[start:end])
    assert partition(piecemeal, PHONES) == partition(whole, PHONES)


def test_an_operator_keeps_offers_apart_for_ever() -> None:
    matcher = engine()
    matcher.update(PHONES)
    matcher.update([], judgements=[OperatorJudgement(left="b2", right="a2", same=False)])
    assert matcher.product_of("a2") != matcher.product_of("b2")
    matcher.update(PHONES)
    assert matcher.product_of("a2") != matcher.product_of("b2")


def test_an_operator_merges_what_no_score_would() -> None:
    matcher = engine()
    matcher.update(PHONES)
    plan = matcher.update([], judgements=[OperatorJudgement(left="a3", right="a2", same=True)])
    assert matcher.product_of("a3") == matcher.product_of("a2") == matcher.product_of("b2")
    assert len(plan.redirects) == 1


def test_a_judgement_taken_back_restores_the_matchers_own_view() -> None:
    matcher = engine()
    matcher.update(PHONES)
    before = partition(matcher, PHONES)
    matcher.update([], judgements=[OperatorJudgement(left="a2", right="b2", same=False)])
    matcher.update([], judgements=[OperatorJudgement(left="a2", right="b2", same=None)])
    assert partition(matcher, PHONES) == before


def test_a_removed_offer_leaves_and_its_product_is_emptied_when_it_was_the_last() -> None:
    matcher = engine()
    matcher.update(PHONES)
    alone = matcher.product_of("a3")
    plan = matcher.update([], removed=["a3"])
    assert plan.assignments == {"a3": None}
    assert plan.emptied == (alone,)
    assert matcher.product_of("a3") is None


def test_different_valid_gtins_keep_like_titles_apart() -> None:
    matcher = engine()
    matcher.update(
        [offer("x", "Acme Z100", gtin="08806090886324"), offer("y", "Acme Z100", gtin="04012345678901")]
    )
    assert matcher.product_of("x") != matcher.product_of("y")


def test_refurbished_is_a_product_of_its_own() -> None:
    matcher = engine()
    same = {"gtin": "08806090886324"}
    matcher.update(
        [offer("x", "Acme Z100", **same), offer("y", "Acme Z100", condition="Refurbished", **same)]
    )
    assert matcher.product_of("x") != matcher.product_of("y")


def test_one_store_has_one_offer_in_a_product_where_asked() -> None:
    matcher = engine(MatchingOptions(merge=0.4, review=0.2, one_offer_per_store=True))
    twins = [offer(f"t{n}", "Sony WH1000XM4 headphones", store_id="a") for n in range(3)]
    matcher.update(twins)
    assert len({matcher.product_of(twin.id) for twin in twins}) == 3


def test_the_catalogs_assignment_wins_over_what_is_remembered() -> None:
    matcher = engine()
    plan = matcher.update(
        PHONES, current=lambda offers: dict.fromkeys({"a1", "b1"}.intersection(offers), "kept")
    )
    assert plan.assignments["c1"] == "kept"
    assert "a1" not in plan.assignments


def test_what_was_saved_goes_on_as_if_never_stopped(tmp_path: Path) -> None:
    matcher = engine()
    matcher.update(PHONES[:4], judgements=[OperatorJudgement(left="a2", right="b2", same=False)])
    matcher.save(tmp_path, cursor=7)
    loaded = MatchingEngine.open(tmp_path, scorer=LightScorer(), options=OPTIONS)
    assert loaded.cursor == 7
    loaded.update(PHONES[4:])
    matcher.update(PHONES[4:])
    assert partition(loaded, PHONES) == partition(matcher, PHONES)
    assert loaded.product_of("a2") == matcher.product_of("a2") != loaded.product_of("b2")


def test_open_questions_name_both_offers_and_a_reason() -> None:
    matcher = engine(MatchingOptions(merge=0.999, review=0.05))
    plan = matcher.update([offer("x", "Acme blender Z100 retro"), offer("y", "Acme blender Z100 classic")])
    assert [(r.left, r.right) for r in plan.reviews] == [("x", "y")]
    assert "probable" in plan.reviews[0].reason


def test_an_offer_with_two_partners_that_are_apart_is_asked_about_and_not_merged() -> None:
    plain = offer("x", "Acme blender Z100X")
    boxes = [offer("y", "Acme blender Z100X red"), offer("z", "Acme blender Z100X blue")]
    matcher = engine()
    alone = matcher.update([plain, boxes[0]])
    assert alone.assignments["x"] == alone.assignments["y"]
    plan = matcher.update([boxes[1]])
    assert len({matcher.product_of(one) for one in "xyz"}) == 3
    assert {(r.left, r.right) for r in plan.reviews} == {("x", "y"), ("x", "z")}
    assert partition(matcher, [plain, *boxes]) == {frozenset(one) for one in "xyz"}


def test_what_one_store_lists_twice_is_asked_about() -> None:
    plan = engine().update(
        [
            offer("x", "Acme blender Z100X retro", store_id="a"),
            offer("y", "Acme blender Z100X", store_id="a"),
        ]
    )
    assert plan.assignments["x"] != plan.assignments["y"]
    assert "one store" in plan.reviews[0].reason


class _Told(LightScorer):
    """Says what it is told of pairs of ids."""

    def __init__(self, chances: dict[str, float]) -> None:
        self._chances = chances

    def probabilities(self, pairs: Sequence[tuple[Record, Record]]) -> list[float]:
        """Of each pair."""
        return [self._chances[left.id + right.id] for left, right in pairs]


BLENDERS = [
    offer("x", "Acme blender Z100X here", store_id="a"),
    offer("y", "Acme blender Z100X there", store_id="a"),
    offer("z", "Acme blender Z100X elsewhere", store_id="b"),
]


def test_what_one_store_lists_twice_is_kept_apart_though_a_third_offer_is_like_both() -> None:
    matcher = MatchingEngine(scorer=_Told({"xy": 0.85, "xz": 0.97, "yz": 0.95}))
    matcher.update(BLENDERS)
    assert matcher.product_of("x") != matcher.product_of("y")
    assert matcher.product_of("x") == matcher.product_of("z")


def test_a_question_names_what_stands_against_a_merge() -> None:
    plan = MatchingEngine(scorer=_Told({"xy": 0.95, "xz": 0.95, "yz": 0.95})).update(BLENDERS)
    reasons = {(one.left, one.right): one.reason for one in plan.reviews}
    assert "one store lists both" in reasons["x", "y"]
    assert "another product fits nearly as well" in reasons["x", "z"]


MASKS = [
    offer("x", "Acme face masks three layers Smile", store_id="a"),
    offer("y", "Acme face masks three layers Cat", store_id="b"),
    offer("z", "Acme Smile face masks three layers", store_id="c"),
]


def test_what_is_asked_about_for_its_words_alone_rivals_others_by_its_score() -> None:
    matcher = MatchingEngine(scorer=_Told({"xy": 0.96, "xz": 0.97, "yz": 0.6}))
    plan = matcher.update(MASKS)
    assert partition(matcher, MASKS) == {frozenset(one) for one in "xyz"}
    reasons = {(one.left, one.right): one.reason for one in plan.reviews}
    assert "another product fits nearly as well" in reasons["x", "z"]


def test_what_a_doubt_knows_to_differ_rivals_no_other() -> None:
    titles = {
        "x": "Acme mirror Z100X left heated",
        "y": "Acme mirror Z100X right heated",
        "z": "Acme mirror Z100X",
    }
    mirrors = [offer(key, title, store_id=key) for key, title in titles.items()]
    matcher = MatchingEngine(scorer=_Told({"xy": 0.96, "xz": 0.97, "yz": 0.6}))
    matcher.update(mirrors)
    assert partition(matcher, mirrors) == {frozenset("xz"), frozenset("y")}


def test_a_pair_of_one_offer_is_refused() -> None:
    with pytest.raises(ValueError, match="two records"):
        engine().update([], judgements=[OperatorJudgement(left="a", right="a", same=True)])
