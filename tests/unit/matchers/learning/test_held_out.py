"""What is held out of learning is held out whole, and stays the same."""

from matchers.learning.confirmed import ConfirmedPair, Source
from matchers.learning.held_out import is_held_out, shares_held_out
from matchers.record import Record


def _pair(left: str, right: str) -> ConfirmedPair:
    record = Record(id="a", title="lamp")
    return ConfirmedPair(
        left=record, right=record, match=left == right, source=Source.GTIN, products=(left, right)
    )


def test_about_a_quarter_of_the_products_is_held_out() -> None:
    held = sum(is_held_out(f"gtin:{number}") for number in range(4_000))
    assert 0.22 < held / 4_000 < 0.28


def test_no_pair_that_is_learned_from_has_a_product_that_is_held_out() -> None:
    names = [f"gtin:{number}" for number in range(40)]
    pairs = [_pair(left, right) for left in names for right in names]
    for pair, share in zip(pairs, shares_held_out(pairs), strict=True):
        assert share == sum(map(is_held_out, pair.products)) / 2


def test_the_held_out_part_has_as_many_differences_for_each_match_as_the_whole() -> None:
    names = [f"gtin:{number}" for number in range(400)]
    pairs = [_pair(left, right) for left in names for right in names]
    shares = shares_held_out(pairs)
    matches = sum(share for pair, share in zip(pairs, shares, strict=True) if pair.match)
    rest = float(shares.sum()) - matches
    assert abs(rest / matches - 399) < 1e-3
