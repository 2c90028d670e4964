"""Which pairs a person is asked about because nothing but words makes them alike."""

from dataclasses import replace

import pytest

from catalog.domain.judgement import DecidedBy, Decision
from matchers.deciding.decide import decide
from matchers.deciding.doubts import doubt
from matchers.deciding.plain_words import brands_apart, words_apart
from matchers.options import MatchingOptions
from matchers.record import Record

# another design, oat, team, shade or shoe; none of these words is listed
APART = [
    ("ABG boys' face masks, 3-pack, Smile design", "ABG Boys' face masks 3-pack, Cat design"),
    ("Acme Old-Fashioned rolled oats, 42 oz", "Acme Quick rolled oats, 42 oz"),
    ("Kodiak Monterey futon frame, Barbados", "Kodiak Monterey futon frame, Espresso"),
    ("Bonjean jersey Thompson, breathable", "Bonjean jersey Curry, breathable"),
    ("Clarks Hope Roxanne loafer, 11 W", "Clarks Emslie Warren loafer, 11 W"),
    # one title alone says another flavour or form
    ("Orbit Bubblemint dragees", "Orbit Refreshers Bubblemint dragees"),
    ("Mutti tomato pulp 400g", "Mutti tomato pulp basil, 400 g"),
    ("Acme detergent free and clear 100 oz", "Acme hypoallergenic detergent free & clear, 100 ounce"),
]

ALIKE = [
    # one title says more, of its maker or the kind of goods in front, of a colour, or of how much
    ("Orbit Bubblemint dragees", "Wrigley Sweets Orbit Bubblemint dragees"),
    ("Meliconi stand gloss", "Meliconi stand gloss, black"),
    ("Bobi Stix Ketchup", "Bobi Stix Ketchup flips 35 g"),
    # a number tells as much as a model
    ("Roxio Toast 8 Titanium", "Roxio Toast 8 Titanium burner"),
    # a model tells what words do not
    ("Cuisinart griddler GR4 countertop", "Cuisinart GR-4 griddler, multifunctional"),
    # abbreviated, misspelled, written together, in another language
    ("Palette intensive copper", "Palette int. coper"),
    ("Boxlight panel wallmount", "Boxlight panel wall mount"),
    ("Hammer Explorer orange", "Hammer Explorer oranžová"),
    # how it is sold
    ("[Official Store] Spinner bait willow", "Spinner bait willow - Free Shipping"),
    ("Htc Radar sim free Windows smartphone", "Htc Radar mobile phone"),
    # what software runs and comes on
    ("Railroad Tycoon (Mac)", "Railroad Tycoon DVD"),
]


def pair(left: str, right: str, mine: str | None = None, theirs: str | None = None) -> tuple[Record, Record]:
    return Record(id="a", title=left, brand=mine), Record(id="b", title=right, brand=theirs)


@pytest.mark.parametrize(("left", "right"), APART)
def test_words_in_each_others_place_are_asked_about_where_no_model_is_named(left: str, right: str) -> None:
    one, other = pair(left, right)
    for verdict in (words_apart(one, other), words_apart(other, one)):
        assert verdict is not None
        assert verdict.decision is Decision.UNSURE
    assert doubt(one, other)


@pytest.mark.parametrize(("left", "right"), ALIKE)
def test_what_the_other_offer_says_as_well_is_no_difference(left: str, right: str) -> None:
    one, other = pair(left, right)
    assert words_apart(one, other) is None
    assert words_apart(other, one) is None


def test_the_question_names_the_words() -> None:
    found = decide(*pair(*APART[0]), 0.95, MatchingOptions())
    assert found is not None
    assert (found.decision, found.decided_by) == (Decision.UNSURE, DecidedBy.RULE)
    assert found.reason == "both name no model, and one says smile, the other cat"


def test_many_words_are_cut_short() -> None:
    verdict = words_apart(*pair("Acme bag red green blue yellow stripes", "Acme bag dots"))
    assert verdict is not None
    assert verdict.reason.endswith("one says red green blue …, the other dots")


STATED = [
    Record(id="b", title="Monterey futon frame", brand="Kodiak Barbados"),
    Record(id="b", title="Monterey futon frame", attributes={"colour": "Barbados"}),
]


@pytest.mark.parametrize("other", STATED)
def test_what_a_store_states_in_a_field_is_no_difference(other: Record) -> None:
    one = Record(id="a", title="Monterey futon frame, Barbados")
    assert words_apart(one, replace(other, brand=None, attributes={}))
    assert words_apart(one, other) is None


BRANDS_APART = [
    ("Garlic granules", "Garlic granules 860g", "Bošković", "Kotanyi"),
    ("Turkey burgers with cheese", "Turkey burgers", "Vindija", "Vindon"),
]

BRANDS_ALIKE = [
    ("Hair dye 760", "Hair dye deluxe 760", "Palette Deluxe", "PALETTE DELU"),
    ("Ginger beer", "Ginger beer Fever-Tree", "Fever-Tree", "J. Gasco"),
    ("Piggy bank", "Piggy bank, blue", "Bang & Olufsen A/S", "BANG and OLUFSEN"),
    ("Band saw DB-100", "DB100 band saw", "Inland", "Craft"),
]


@pytest.mark.parametrize(("left", "right", "mine", "theirs"), BRANDS_APART)
def test_two_brands_are_asked_about_where_no_model_is_named(
    left: str, right: str, mine: str, theirs: str
) -> None:
    one, other = pair(left, right, mine, theirs)
    for verdict in (brands_apart(one, other), brands_apart(other, one)):
        assert verdict is not None
        assert mine in verdict.reason
        assert theirs in verdict.reason
    assert doubt(one, other)


@pytest.mark.parametrize(("left", "right", "mine", "theirs"), BRANDS_ALIKE)
def test_one_brand_however_written_is_not_asked_about(left: str, right: str, mine: str, theirs: str) -> None:
    one, other = pair(left, right, mine, theirs)
    assert brands_apart(one, other) is None
    assert brands_apart(other, one) is None


def test_what_a_category_or_the_stores_own_name_says_is_no_difference() -> None:
    short, long = pair("Acme Cedar scent", "Acme Cedar scent candle Markertek")
    filed = replace(long, category="Home > Candle")
    assert words_apart(short, long)
    assert words_apart(short, filed)
    assert words_apart(short, replace(filed, store_id="markertek")) is None
    assert words_apart(replace(short, category="Candle"), replace(long, store_id="markertek")) is None
