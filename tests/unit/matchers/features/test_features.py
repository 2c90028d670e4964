"""The table of features: symmetric, explained, and pointing the right way."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchers.features import FEATURES, CatalogueContext, OfferTable, PairBatch, compute
from matchers.features.closer import CLOSER
from matchers.features.context import channel_tokens
from matchers.features.profile import profile
from matchers.features.residue import leftovers
from matchers.features.words import best_stretch
from matchers.record import Record

_WORDS = (
    "sony",
    "wh-1000xm5",
    "wh1000xm5",
    "black",
    "64gb",
    "5",
    "case",
    "for",
    "iphone",
    "12",
    "6x330ml",
    '55"',
    "2,5",
)
_TITLES = st.lists(st.sampled_from(_WORDS), max_size=7).map(" ".join)


def _table(first: Record, second: Record) -> np.ndarray:
    table = OfferTable.of([first, second], CatalogueContext.of([first, second]))
    forth = PairBatch(table, table, np.asarray([0, 1]), np.asarray([1, 0]))
    return compute((*FEATURES, *CLOSER), forth)


def _value(name: str, first: str, second: str) -> float:
    rows = _table(Record(id="1", title=first), Record(id="2", title=second))
    return float(rows[0, [row.name for row in FEATURES].index(name)])


@settings(max_examples=60, deadline=None)
@given(_TITLES, _TITLES)
def test_every_feature_is_symmetric(first: str, second: str) -> None:
    rows = _table(Record(id="1", title=first, price=2.0), Record(id="2", title=second, price=3.0))
    np.testing.assert_allclose(rows[0], rows[1], rtol=1e-5, atol=1e-5)


@given(st.lists(_TITLES, min_size=1, max_size=4))
def test_the_tokens_of_a_table_are_those_of_its_offers(titles: list[str]) -> None:
    records = [Record(id=str(at), title=title) for at, title in enumerate(titles)]
    table = OfferTable.of(records, CatalogueContext.of(records))
    for channel, vocabulary in table.context.vocabularies.items():
        matrix, known = table.matrix(channel), vocabulary.tokens()
        for at, offer in enumerate(table.profiles):
            found = [known[token] for token in matrix[[at]].indices]
            assert sorted(found) == sorted(set(channel_tokens(channel, offer)))
        assert set(matrix.data) <= {1.0}


def test_every_feature_explains_itself() -> None:
    assert all(row.meaning for row in (*FEATURES, *CLOSER))
    assert len({row.name for row in (*FEATURES, *CLOSER)}) == len(FEATURES) + len(CLOSER)


@pytest.mark.parametrize(
    ("name", "alike", "unlike"),
    [
        ("words_cosine", ("red wool hat", "hat of red wool"), ("red wool hat", "blue silk tie")),
        ("code_shared", ("sony wh-1000xm5", "wh1000xm5 sony"), ("sony wh-1000xm5", "sony wh-1000xm4")),
        ("storage", ("ssd 1tb", "ssd 1000 gb"), ("ssd 1tb", "ssd 500gb")),
        ("pack", ("socks pack of 3", "socks 3 pack"), ("socks pack of 3", "socks 5 pack")),
        ("colour", ("schwarz hat", "black hat"), ("black hat", "white hat")),
    ],
)
def test_agreement_is_worth_more_than_conflict(
    name: str, alike: tuple[str, str], unlike: tuple[str, str]
) -> None:
    assert _value(name, *alike) > _value(name, *unlike)


def test_codes_of_one_series_are_told_as_neighbours() -> None:
    assert _value("code_same_shape", "brother tn650", "brother tn450") == 1.0


def test_an_unknown_price_is_no_evidence() -> None:
    rows = _table(Record(id="1", title="a", price=3.0), Record(id="2", title="a"))
    assert np.isnan(rows[0, [row.name for row in FEATURES].index("price_ratio")])


def test_words_without_counterpart_stand_in_the_order_of_their_title() -> None:
    # sums over them come out the same in every process
    words = [f"{letter}word{number}" for number in range(3) for letter in "qwertz"]
    left, right, _ = leftovers(
        profile(Record(id="1", title=" ".join(words))), profile(Record(id="2", title="x"))
    )
    assert left == words
    assert right == ["x"]


def test_only_the_beginning_of_an_endless_title_slides_along_another() -> None:
    # two titles of 10,000 signs took half a minute
    long = "kettle " * 100
    table = OfferTable.of(
        [Record(id="1", title=f"{long} red"), Record(id="2", title=f"{long} blue steel")],
        CatalogueContext.of([]),
    )
    batch = PairBatch(table, table, np.asarray([0]), np.asarray([1]))
    assert compute((best_stretch,), batch).tolist() == [[100.0]]
