"""The shipped grouping on a handful of offers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchers.grouping import CatalogueModel, group_offers
from matchers.record import Record

MODEL = CatalogueModel.shipped()
TITLES = (
    "hotpoint wmaqf721p aquarius 7kg 1200rpm freestanding washing machine white",
    "hotpoint wmaqf721p 7kg 1200 spin washing machine white",
    "bosch smv46kx01e integrated dishwasher",
    "bosch smv46kx01e dishwasher 60cm",
    "samsung galaxy note 9 128gb blue",
)
OFFERS = [Record(id=f"o{at}", title=title, store_id=f"s{at}") for at, title in enumerate(TITLES)]


@given(order=st.permutations(OFFERS))
@settings(max_examples=5, deadline=None)
def test_every_offer_has_a_cluster_and_order_plays_no_part(order: list[Record]) -> None:
    found = group_offers(order, MODEL, one_offer_per_store=True, threshold=0.3)
    assert found == group_offers(OFFERS, MODEL, one_offer_per_store=True, threshold=0.3)
    assert set(found) == {offer.id for offer in OFFERS}
    assert found["o4"] == "o4"


def test_ids_play_no_part_where_two_partners_are_equally_good() -> None:
    titles = (
        "bosch dishwasher white 60cm",
        "bosch dishwasher white 60cm a1",
        "bosch dishwasher white 60cm b2",
    )

    def partner(ids: str) -> set[str]:
        offers = [
            Record(id=one, title=title, store_id="other" if at else "first")
            for at, (one, title) in enumerate(zip(ids, titles, strict=True))
        ]
        found = group_offers(offers, MODEL, one_offer_per_store=True, threshold=0.0)
        return {titles[ids.index(one)] for one in ids if found[one] == found[ids[0]]}

    assert len(partner("123")) == 2
    assert partner("123") == partner("132") == partner("321")


def test_a_threshold_that_nothing_reaches_leaves_every_offer_alone() -> None:
    assert len(set(group_offers(OFFERS, MODEL, threshold=1.0).values())) == len(OFFERS)


def test_a_body_and_its_kit_and_two_generations_share_no_cluster_where_stores_list_once() -> None:
    titles = (
        "nikon d5600 digital slr camera body only black",
        "nikon d5600 digital slr camera 18 55mm black",
        "sony cyber shot dsc rx100 iii digital camera",
        "sony cyber shot dsc rx100 iv digital camera",
    )
    offers = [Record(id=f"o{at}", title=title, store_id=f"s{at}") for at, title in enumerate(titles)]
    once = group_offers(offers, MODEL, one_offer_per_store=True, threshold=0.0)
    assert once["o0"] != once["o1"]
    assert once["o2"] != once["o3"]
    often = group_offers(offers, MODEL, one_offer_per_store=False, threshold=0.0)
    assert often["o0"] == often["o1"]


@pytest.mark.parametrize("once", [True, False])
def test_offers_without_titles_are_each_alone(once: bool) -> None:
    offers = [Record(id=f"o{at}", title="", store_id=f"s{at}") for at in range(3)]
    assert len(set(group_offers(offers, MODEL, one_offer_per_store=once).values())) == 3
