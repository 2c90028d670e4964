"""Which pairs that the score would merge a person is asked about."""

import pytest

from catalog.domain.judgement import DecidedBy, Decision
from matchers.deciding.decide import decide
from matchers.deciding.doubts import doubt
from matchers.options import MatchingOptions
from matchers.record import Record

GTIN = "04006381333931"
SURE = 0.97


def record(key: str, title: str, *, mpn: str | None = None) -> Record:
    return Record(id=key, title=title, mpn=mpn)


DOUBTED = [
    ("Elite screen - 85 diagonal", "Elite wide screen - 96 diagonal"),
    ("Miele G4940 SC jubilee 14 place dishwasher", "Miele G4940SC jubilee 12 place dishwasher white"),
    ("Bosch GIN81AE30G freezer", "Bosch Gefrierschrank GIN81AE30"),
    ("Samsung Galaxy S9 single SIM 64GB", "Samsung Galaxy S9 dual-sim 64GB midnight"),
    ("QuarkXPress 7 for Mac", "Quark QuarkXPress 7 upgrade for Mac"),
    ("Nokia 6 matte black", "Nokia 6 Pro matte black"),
    ("Acme blender", "Acme blender mini"),
    ("iPhone 12 Pro 128GB", "iPhone 12 Pro Max 128GB"),
    ("Acme camera X100", "Acme Camera X100 Mark II"),
    ("Acme speaker", "Acme speaker (2nd generation)"),
    ("Canon EOS 7D Platinum edition", "Canon EOS 7D mark ii Platinum SLR"),
    ("Canon EF 24-105mm f/4L lens", "Canon EOS 5D Mark III (EF 24-105 mm F4L)"),
    ("Canon EF-S 17-55mm f/2.8 IS USM Lenses", "Canon EOS 7D / 17-55mm Kit"),
    ("Nikon AF Nikkor 50mm f1.4D lens", "Nikon D3 SLR with Nikon 50mm F1.4D AF lens"),
    ("Samsung NX3000 + 16-50mm", "Samsung NX3000 + 20-50mm black"),
    ("Panasonic GX1 12-35 mm", "Panasonic Lumix GX1"),
    ("Samsung The Frame QE75LS03A", "Samsung QE75LS03A + frame in brown"),
    ("Glass cleaner 750ml", "Glass cleaner 750ml+refill"),
]

TRUSTED = [
    # what comes with every parcel
    ("Acme blender", "Acme blender + Free UK Delivery"),
    # one number more is more detail
    ("Elite screen - 85 diagonal", "Elite screen - diagonal"),
    # rounded
    ("Larder fridge 177 wide", "Larder fridge 177.5 wide"),
    # the same numbers, in other places
    ("Core i7 8 core 16 threads", "Core i7 16 threads 8 core"),
    # one model number, written together and apart
    ("Hotpoint WMBF944P washer", "Hotpoint WMBF 944P"),
    # the shorter number is a code of its own beside the longer one
    ("Canon CLI-226 BK CLI226", "Canon CLI-226"),
    ("Sony Xperia dual sim", "Sony Xperia"),
    ("QuarkXPress 7 upgrade", "Quark QuarkXPress 7 upg"),
    ("Nokia 6 pro", "NOKIA 6 Pro"),
    # more than that differs
    ("Nokia TA1021 matte black", "Nokia TA1021 Pro dual camera"),
    # one lens, written with and without its unit
    ("Sony A58 18-55 mm", "Sony Alpha A58 18 55 kit"),
    # both say camera, or neither
    ("Nikon D5300 w/ 18-140mm VR lens", "Nikon D5300 SLR camera kit 18-140 mm lens"),
    ("Nikon Nikkor AF50D 50mm f1.4D lens", "Nikon AF50D Nikkor 50mm f1.4D"),
    ("Canon EF17-40 4L lens 8806A002", "Canon EF17-40 4L zoom lens for SLR cameras 8806A002"),
    # a model's name, and a plus on both sides
    ("GoPro Hero3+ Black", "GoPro Hero 3 plus Black"),
    ("Shampoo 2in1+conditioner", "Shampoo + conditioner 2in1"),
    # part of another word
    ("Acme X100 product", "Acme X100 processor"),
]


@pytest.mark.parametrize(("left", "right"), DOUBTED)
def test_small_differences_in_alike_titles_are_asked_about(left: str, right: str) -> None:
    one, other = record("a", left), record("b", right)
    for verdict in (doubt(one, other), doubt(other, one)):
        assert verdict is not None
        assert verdict.decision is Decision.UNSURE
        assert verdict.reason


@pytest.mark.parametrize(("left", "right"), TRUSTED)
def test_titles_that_only_say_more_are_not_doubted(left: str, right: str) -> None:
    one, other = record("a", left), record("b", right)
    assert doubt(one, other) is None
    assert doubt(other, one) is None


def test_a_part_number_counts_as_a_model_code() -> None:
    assert doubt(record("a", "3M privacy filter", mpn="PF14.1"), record("b", "3M filter", mpn="PF14.1 W"))


def test_a_doubt_stops_the_score_and_says_why() -> None:
    found = decide(record("a", DOUBTED[0][0]), record("b", DOUBTED[0][1]), SURE, MatchingOptions())
    assert found is not None
    assert (found.decision, found.decided_by) == (Decision.UNSURE, DecidedBy.RULE)
    assert "85" in found.reason


def test_identifiers_that_agree_are_not_doubted() -> None:
    left, right = (Record(id=title[-9:], title=title, gtin=GTIN) for title in DOUBTED[0])
    found = decide(left, right, SURE, MatchingOptions())
    assert found is not None
    assert found.decision is Decision.MATCH


def test_what_the_score_only_asks_about_keeps_its_own_reason() -> None:
    found = decide(record("a", DOUBTED[0][0]), record("b", DOUBTED[0][1]), 0.7, MatchingOptions())
    assert found is not None
    assert (found.decision, found.decided_by) == (Decision.UNSURE, DecidedBy.MODEL)


def test_a_deep_discount_parts_nothing() -> None:
    left = Record(id="a", title="Rayman anniversary", price=60)
    assert doubt(left, Record(id="b", title="Rayman anniversary", price=24)) is None
