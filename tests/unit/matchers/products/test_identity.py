"""Product ids over re-runs."""

from collections.abc import Callable
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from matchers.products.identity import assign_products, new_product_id


def numbered() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"new{next(numbers)}"


clusterings = st.lists(st.integers(0, 5), min_size=1, max_size=12).map(
    lambda labels: [
        [f"o{i}" for i, label in enumerate(labels) if label == one] for one in sorted(set(labels))
    ]
)


@given(clusters=clusterings)
def test_a_rerun_with_the_same_clusters_moves_nothing(clusters: list[list[str]]) -> None:
    first = assign_products(clusters, {})
    again = assign_products(clusters[::-1], first.assignments)
    assert again.assignments == first.assignments
    assert (again.founded, again.redirects, again.splits, again.emptied) == ((), {}, {}, ())


@given(before=clusterings, after=clusterings)
def test_every_cluster_has_one_id_of_its_own_and_every_lost_id_a_successor(
    before: list[list[str]], after: list[list[str]]
) -> None:
    previous = dict(assign_products(before, {}, new_id=numbered()).assignments)
    offers = {offer for cluster in after for offer in cluster}
    previous = {offer: product for offer, product in previous.items() if offer in offers}
    plan = assign_products(after, previous)
    ids = [{plan.assignments[offer] for offer in cluster} for cluster in after]
    assert all(len(one) == 1 for one in ids)
    assert len(set().union(*ids)) == len(after)
    lost = set(previous.values()) - set(plan.assignments.values())
    assert lost == set(plan.redirects)
    assert set(plan.redirects.values()) <= set(plan.assignments.values())


def test_a_merge_keeps_the_id_with_more_offers_and_redirects_the_other() -> None:
    plan = assign_products([["a", "b", "c"]], {"a": "small", "b": "large", "c": "large"})
    assert set(plan.assignments.values()) == {"large"}
    assert plan.redirects == {"small": "large"}


def test_a_split_leaves_the_id_with_the_larger_part() -> None:
    plan = assign_products([["a"], ["b", "c"]], {"a": "p", "b": "p", "c": "p"}, new_id=numbered())
    assert plan.assignments == {"a": "new1", "b": "p", "c": "p"}
    assert plan.splits == {"p": ("new1",)}


def test_a_product_whose_offers_are_all_gone_is_emptied() -> None:
    plan = assign_products([["b"]], {"a": "p", "b": "q"}, gone=["a"])
    assert plan.emptied == ("p",)


def test_ids_are_short_and_never_the_same() -> None:
    ids = {new_product_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert all(len(one) == 13 and one.startswith("p") for one in ids)
