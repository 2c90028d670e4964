"""Atoms hold what one identifier names, but for those that a rule keeps apart."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchers.deciding.atoms import Atoms, rules_agree
from matchers.memory.offers import Offers
from matchers.memory.reading import Readings
from matchers.record import Record

GTIN = "735858205085"
NUMBERED = [
    Record(id=f"e{at}", title=f"Intel Xeon E5472 processor {at}", brand="Intel", mpn="E5472", gtin=GTIN)
    for at in range(3)
]
PLAIN = Record(id="plain", title="Intel processor", brand="Intel", gtin=GTIN)
WRONG = Record(
    id="wrong", title="Intel BX80546PG2800E processor", brand="Intel", mpn="BX80546PG2800E", gtin=GTIN
)
OTHER = Record(id="other", title="Sony headphones")
RECORDS = [*NUMBERED, PLAIN, WRONG, OTHER]


def formed(records: list[Record]) -> set[frozenset[str]]:
    offers = Offers()
    atoms = Atoms(offers)
    readings = Readings.of(records)
    rows = offers.append([record.id for record in records], readings)
    atoms.add(rows, readings.identifiers)
    atoms.form(readings.identifiers, rules_agree)
    heads = np.unique(atoms.heads)
    return {frozenset(offers.names(atoms.members(heads[at : at + 1]))) for at in range(len(heads))}


@given(order=st.permutations(RECORDS))
def test_an_offer_with_a_wrong_identifier_draws_no_other_into_its_atom(order: list[Record]) -> None:
    assert formed(order) == {
        frozenset({"e0", "e1", "e2", "plain"}),
        frozenset({"wrong"}),
        frozenset({"other"}),
    }


def test_more_offers_than_conflicts_are_counted_for_still_form_an_atom(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("matchers.deciding.atoms._MANY", 2)
    assert frozenset({"e0", "e1", "e2"}) in formed([*NUMBERED, OTHER])
