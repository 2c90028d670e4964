"""How many offers share the words of a pair, and how often within one store."""

import math

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matchers.grouping import sharing as module
from matchers.grouping.sharing import SHARING, WordSpreads, sharing

TITLES = (
    "bosch wan28 washing machine",
    "bosch wan28 washer",
    "bosch wan28",
    "bosch dishwasher",
    "bosch fridge",
)
STORES = np.asarray([0, 1, 2, 0, 0])


def row(titles: tuple[str, ...], stores: np.ndarray, left: int, right: int) -> dict[str, float]:
    (found,) = sharing(titles, stores, np.asarray([(left, right)]))
    return dict(zip(SHARING, found.tolist(), strict=True))


def test_words_that_each_store_has_once_are_not_repeated() -> None:
    found = row(TITLES, STORES, 0, 1)
    assert found["shared_by_offers"] == found["shared_by_stores"] == pytest.approx(math.log(3))
    assert found["shared_repeated"] == 0
    assert found["shared_own_store_high"] == 1


def test_words_that_a_store_has_in_many_offers_are_repeated() -> None:
    found = row(TITLES, STORES, 2, 3)
    assert found["shared_by_offers"] == pytest.approx(math.log(5))
    assert found["shared_repeated"] == pytest.approx(2 / 4)
    assert (found["shared_own_store_low"], found["shared_own_store_high"]) == (1, 3)


def test_titles_without_a_common_word_share_what_all_offers_share() -> None:
    found = row(("anvil", "rocket", "magnet"), np.asarray([0, 0, 1]), 0, 1)
    assert found["shared_words"] == 0
    assert found["shared_by_offers"] == pytest.approx(math.log(3))


def test_offers_without_a_store_repeat_nothing() -> None:
    assert row(("acme anvil", "acme rocket"), np.asarray([-1, -1]), 0, 1)["shared_repeated"] == 0


# a hundred sets take long on a busy machine
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.frozensets(st.sampled_from("abcdefgh"), min_size=1), min_size=90, max_size=120))
def test_rare_and_common_words_are_counted_alike(sets: list[frozenset[str]]) -> None:
    stores = np.arange(len(sets)) % 7
    spreads = WordSpreads([" ".join(sorted(words)) for words in sets], stores)
    for at in range(0, len(sets), 11):
        having = [row for row, words in enumerate(sets) if sets[at] <= words]
        found = spreads.of(spreads.words[at])
        assert found.offers == len(having)
        assert found.stores == len({row % 7 for row in having})


def test_a_large_catalogue_is_counted_in_whole_stores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_COUNTED", 4)
    spreads = WordSpreads(["acme"] * 6, np.asarray([0, 0, 1, 1, 1, 2]))
    found = spreads.of(spreads.words[5])
    assert (found.offers, found.stores, found.most) == (5, 2, 3)
    assert found.within(2) == 1
