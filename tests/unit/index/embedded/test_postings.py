"""Postings stay true over commits without being read anew."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.document import ProductDocument
from index.embedded.engine import EmbeddedEngine
from index.embedded.matching import Matches, score
from index.plan import TermGroup, TextPlan
from index.tools import Tools
from tests.plain_analysis import PlainAnalysis

WORDS = ("red", "blue", "phone", "case")
names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
commits = st.lists(
    st.dictionaries(st.sampled_from([f"p{n}" for n in range(6)]), st.none() | names, min_size=1),
    min_size=1,
    max_size=5,
)


def written(engine: EmbeddedEngine, changes: dict[str, str | None]) -> None:
    engine.upsert(ProductDocument(product_id=one, name=name) for one, name in changes.items() if name)
    engine.delete(one for one, name in changes.items() if name is None)
    engine.commit()


def found(engine: EmbeddedEngine, plan: TextPlan) -> Matches:
    view = engine._fresh()
    size = view.columns.size
    scored = score(plan.groups, view.postings, size)
    return scored.matches(plan.required, view.columns.product["alive"][:size])


def plan(*groups: dict[str, float], required: int) -> TextPlan:
    return TextPlan(groups=tuple(TermGroup(alternatives=one) for one in groups), required=required)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=commits)
def test_an_entry_follows_every_commit(
    tmp_path_factory: pytest.TempPathFactory, steps: list[dict[str, str | None]]
) -> None:
    engine = EmbeddedEngine(tmp_path_factory.mktemp("index"), Tools(analysis=PlainAnalysis()))
    held: dict[str, str] = {}
    for changes in steps:
        written(engine, changes)
        held |= {one: name for one, name in changes.items() if name}
        held = {one: name for one, name in held.items() if changes.get(one, name) is not None}
        for word in WORDS:
            ordinals = found(engine, plan({word: 1.0}, required=1)).ordinals
            documents = [engine._fresh().document(int(ordinal)) for ordinal in ordinals]
            assert sorted(document.product_id for document in documents if document) == sorted(
                one for one, name in held.items() if word in name.split()
            )


@pytest.fixture
def engine(tmp_path: Path) -> EmbeddedEngine:
    made = EmbeddedEngine(tmp_path, Tools(analysis=PlainAnalysis()))
    written(made, {"p0": "red phone", "p1": "red case", "p2": "blue"})
    return made


def test_a_group_scores_by_its_best_alternative(engine: EmbeddedEngine) -> None:
    alone = found(engine, plan({"phone": 1.0}, required=1)).lexical
    either = found(engine, plan({"phone": 1.0, "red": 0.001}, required=1))
    assert list(either.ordinals) == [0, 1]
    assert either.lexical[0] == pytest.approx(alone[0])
    assert 0 < either.lexical[1] < either.lexical[0]


def test_groups_add_up_and_coverage_says_how_many_matched(engine: EmbeddedEngine) -> None:
    some = found(engine, plan({"red": 1.0}, {"phone": 1.0}, required=1))
    assert list(some.coverage) == [1.0, 0.5]
    assert list(found(engine, plan({"red": 1.0}, {"phone": 1.0}, required=2)).ordinals) == [0]
    parts = [found(engine, plan({word: 1.0}, required=1)).lexical[0] for word in ("red", "phone")]
    assert some.lexical[0] == pytest.approx(np.sum(parts))


def test_a_word_that_nobody_has_matches_nothing(engine: EmbeddedEngine) -> None:
    assert not len(found(engine, plan({"green": 1.0}, required=1)).ordinals)
