"""The kind of a catalogue is told by how its stores write and list."""

import math

import pytest

from matchers.grouping.catalogue import CATALOGUE, catalogue
from matchers.record import Record


def test_the_kind_is_told_by_stores_titles_and_what_offers_state() -> None:
    offers = [
        Record(id="a", title="canon eos 1300d", store_id="s", mpn="1160C067"),
        Record(id="b", title="eos 1300d body black kit", store_id="s", price=299.0),
    ]
    told = dict(zip(CATALOGUE, catalogue(offers), strict=True))
    assert told["catalogue_offers_a_store"] == pytest.approx(math.log(2))
    assert told["catalogue_words_a_title"] == 4
    assert (told["catalogue_with_mpn"], told["catalogue_with_price"]) == (0.5, 0.5)
    assert (told["catalogue_with_gtin"], told["catalogue_with_description"]) == (0, 0)


def test_a_catalogue_without_offers_has_a_kind() -> None:
    assert len(catalogue([])) == len(CATALOGUE)
