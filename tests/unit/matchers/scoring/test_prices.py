"""What prices tell in catalogues made up here."""

import numpy as np
import pytest

from matchers.record import Record
from matchers.scoring.catalogues import TwoCatalogues
from matchers.scoring.graph import PairGraph
from matchers.scoring.prices import price_evidence

_PRODUCTS = 80
_KINDS = ("kettle", "toaster", "blender", "mixer")
_SPREAD = np.random.default_rng(5).permutation(_PRODUCTS)


def _graph(*, right_prices: list[float | None], one_table: bool = False) -> PairGraph:
    """Pairs i and i, then i and i + 4 (another product of its kind)."""
    left = [_offer("l", at, _price(at)) for at in range(_PRODUCTS)]
    right = [_offer("r", at, price) for at, price in enumerate(right_prices)]
    if one_table:
        left = right = [*left, *right]
    pairs = [(f"l{at}", f"r{(at + step) % _PRODUCTS}") for step in (0, 4) for at in range(_PRODUCTS)]
    pairs += [(f"r{at}", f"l{at}") for at in range(_PRODUCTS) if one_table]
    return TwoCatalogues(left, right).graph(pairs)


def _price(at: int) -> float:
    return float(20 * 1.3 ** (at % 9))


def _offer(side: str, at: int, price: float | None) -> Record:
    return Record(id=f"{side}{at}", title=f"{_KINDS[at % 4]} series{at} compact", price=price)


def _same(discount: float) -> list[float | None]:
    return [_price(at) * discount for at in range(_PRODUCTS)]


def test_where_prices_agree_a_price_far_off_speaks_against_a_match() -> None:
    graph = _graph(right_prices=_same(0.97))
    evidence = price_evidence(graph).asked
    assert (evidence[:_PRODUCTS] > 0.5).all()
    assert (evidence[_PRODUCTS:] < -0.5).all()


def test_what_is_usual_between_the_catalogues_speaks_for_a_match_even_if_it_is_not_the_same_price() -> None:
    graph = _graph(right_prices=_same(0.6))
    evidence = price_evidence(graph).asked
    assert (evidence[:_PRODUCTS] > 0.5).all()


def test_where_prices_are_all_over_the_place_they_tell_little() -> None:
    shuffled = [_price(int(at)) for at in _SPREAD]
    agreeing, random = (
        price_evidence(_graph(right_prices=list(prices))).asked for prices in (_same(0.97), shuffled)
    )
    assert np.abs(random).mean() < np.abs(agreeing).mean() / 2


def test_a_price_that_lacks_tells_nothing() -> None:
    prices = _same(1.0)
    prices[3] = None
    assert price_evidence(_graph(right_prices=prices)).asked[3] == 0


@pytest.mark.parametrize("priced", [0, 20])
def test_few_prices_tell_nothing(priced: int) -> None:
    prices = [price if at < priced else None for at, price in enumerate(_same(1.0))]
    evidence = price_evidence(_graph(right_prices=prices))
    assert not evidence.asked.any()
    assert not evidence.near.any()


def test_in_one_table_prices_are_left_to_the_models() -> None:
    assert not price_evidence(_graph(right_prices=_same(1.0), one_table=True)).asked.any()
