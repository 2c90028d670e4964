"""The blocking index: incremental, persisted, and independent of how records came in."""

from hypothesis import given, settings
from hypothesis import strategies as st

from matchers.blocking.index import BlockingIndex
from matchers.blocking.options import BlockingOptions
from matchers.record import Record

TITLES = (
    "Sony WH1000XM4 headphones",
    "Sony WH1000XM4 black",
    "Bosch SMV46KX01E dishwasher",
    "Bosch SMV46KX01E",
    "Acme toaster",
)
RECORDS = [Record(id=f"r{at}", title=title, store_id="ab"[at % 2]) for at, title in enumerate(TITLES)]


def index_of(records: list[Record], options: BlockingOptions | None = None) -> BlockingIndex:
    index = BlockingIndex(options)
    index.add(records)
    return index


def test_offers_that_share_a_model_number_are_proposed_first() -> None:
    found = index_of(RECORDS).candidates(RECORDS)
    assert found[0][0] == "r1"
    assert found[2][0] == "r3"
    assert found[4] == []


@given(order=st.permutations(RECORDS), cut=st.integers(1, 4))
@settings(max_examples=30, deadline=None)
def test_adding_in_parts_and_in_any_order_proposes_the_same(order: list[Record], cut: int) -> None:
    parts = index_of(order[:cut])
    parts.add(order[cut:])
    assert parts.candidates(RECORDS) == index_of(RECORDS).candidates(RECORDS)


def test_a_removed_offer_is_proposed_to_nobody_and_a_replaced_one_by_its_new_title() -> None:
    index = index_of(RECORDS)
    index.remove(["r1"])
    index.add([Record(id="r4", title="Sony WH1000XM4 renewed")])
    assert "r1" not in index.candidates(RECORDS[:1])[0]
    assert index.candidates(RECORDS[:1])[0][0] == "r4"
    assert len(index) == 4


def test_offers_of_one_store_are_not_proposed_where_stores_are_apart() -> None:
    apart = index_of(RECORDS, BlockingOptions(apart_stores=True))
    stores = {record.id: record.store_id for record in RECORDS}
    proposed = [
        (record.store_id, stores[other])
        for record, found in zip(RECORDS, apart.candidates(RECORDS), strict=True)
        for other in found
    ]
    assert proposed
    assert all(one != other for one, other in proposed)


def test_of_its_own_store_a_record_is_proposed_few_and_they_take_no_place_of_others() -> None:
    own = [Record(id=f"own{at}", title=f"acme kettle z100 n{at}", store_id="a") for at in range(6)]
    others = [Record(id=f"other{at}", title=f"acme kettle pro{at}", store_id="b") for at in range(4)]
    asked = Record(id="asked", title="acme kettle z100", store_id="a")
    catalogue = [*own, *others, asked, *(Record(id=f"n{at}", title=f"toaster t{at}") for at in range(30))]
    crowded = index_of(catalogue, BlockingOptions(candidates=6)).candidates([asked])[0]
    assert not any(found.startswith("other") for found in crowded)
    found = index_of(catalogue, BlockingOptions(candidates=6, own_store=2)).candidates([asked])[0]
    assert (len(found), sum(one.startswith("own") for one in found)) == (6, 2)
    assert found[:2] == [one for one in crowded if one in found]


def test_the_best_of_its_own_store_keeps_no_candidate_of_another_out() -> None:
    twin = Record(id="twin", title="acme kettle z100 steel red", store_id="a")
    other = Record(id="other", title="acme kettle", store_id="b")
    noise = [Record(id=f"n{at}", title=f"toaster t{at}", store_id="b") for at in range(9)]
    asked = Record(id="asked", title="acme kettle z100 steel red", store_id="a")
    options = BlockingOptions(cut=0.9, own_store=1)
    assert set(index_of([twin, other, *noise, asked], options).candidates([asked])[0]) == {"twin", "other"}


def test_where_a_store_is_unknown_all_candidates_are_of_others() -> None:
    records = [Record(id=f"r{at}", title=f"acme kettle z100 n{at}") for at in range(5)]
    index = index_of(records, BlockingOptions(own_store=0))
    assert len(index.candidates(records[:1])[0]) == 4


def test_an_empty_index_proposes_nothing() -> None:
    assert BlockingIndex().candidates(RECORDS[:1]) == [[]]


def test_an_offer_without_a_title_is_found_by_what_names_it() -> None:
    bare = Record(id="bare", title="", brand="Sony", attributes={"model": "WH1000XM4"})
    found = index_of([*RECORDS, bare]).candidates([bare])[0]
    assert set(found[:2]) == {"r0", "r1"}


def test_a_word_of_more_offers_than_a_query_reads_is_counted_and_not_read() -> None:
    common = [Record(id=f"c{at}", title="plain lamp") for at in range(5)]
    rare = [Record(id=f"x{at}", title="plain lamp ZX900") for at in range(2)]
    index = BlockingIndex(BlockingOptions(reads=4))
    for record in (*common, *rare):  # each its own segment: what is common shows only when they are merged
        index.add([record])
    found = index.candidates(rare)
    assert [set(one) for one in found] == [{"x1"}, {"x0"}]
