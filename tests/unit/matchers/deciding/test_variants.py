"""Which variants that titles name a person is asked about, where the score would merge them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.domain.judgement import Decision
from matchers.deciding.variants import variants_apart
from matchers.deciding.wording import variant_table
from matchers.record import Record

# whatever else the titles say
BOTH_NAMED = [
    ("Hella headlight left Golf", "HELLA Golf V headlight, right, halogen"),
    ("TRW brake pads front", "TRW GDB1330 rear brake pads"),
    ("Valhalla PS4 game", "Valhalla for Xbox One, new"),
    ("Whey Protein Chocolate 1kg", "Whey protein 1 kg vanilla"),
    ("Bettwäsche Baumwolle", "Bettwäsche Leinen Sommer"),
    ("Keyboard K380 QWERTY", "K380 keyboard white QWERTZ"),
    ("LED bulb warm white E27", "E27 LED bulb, cool white"),
    ("Monitor 4K", "Monitor Full HD IPS"),
    ("The Dark Knight DVD", "The Dark Knight Blu-ray"),
    ("Tablet S7 Wi-Fi", "Tablet S7 LTE"),
    ("Curtain hook male", "Curtain hook female"),
]

# where nothing else differs
SAME_BUT_FOR = [
    ("Acme speaker", "Acme speaker left side only"),
    ("Acme vacuum", "Acme vacuum charger only"),
    ("Acme vacuum with battery", "Acme vacuum without battery"),
    ("Acme tablet", "Acme tablet (no charger)"),
    ("Oak table", "Oak table in walnut"),
    ("Acme drill", "Acme drill kit"),
    ("Acme camera X100", "Acme camera X100 Mark 3"),
    ("Acme shampoo 400ml", "Acme shampoo 400 ml sensitive"),
]

# where one title says all that the other says, and more besides
ADDED = [
    ("Acme soap dispenser", "Acme soap dispenser kids version | Free Shipping"),
    ("Instant coffee 200g", "Instant coffee decaf 200 g jar, Fairtrade goods"),
    ("Acme laptop stand", "Acme laptop stand ex display, shop clearance"),
    ("The Witcher 3", "The Witcher 3 Collector's Edition from our store"),
    ("Dog food 12kg", "Dog food puppy 12kg by Acme"),
    ("Acme toothbrush heads", "Acme toothbrush heads twin pack new stock"),
]

# wherever one title alone names it
ALONE = [
    ("Acme soap lavender", "Refill for Acme liquid soap"),
    ("Acme Sauvage men", "Acme Sauvage tester 100 ml"),
    ("Harry Potter new", "Harry Potter paperback J.K. Rowling"),
]

TRUSTED = [
    ("Acme soap lavender", "ACME Soap, Lavender"),
    # one word in two languages
    ("Schokolade Erdbeere", "Strawberry chocolate"),
    # phrases that name nothing, and those within others
    ("Acme lamp", "Acme lamp special offer"),
    ("TV Full HD", "TV 1080p"),
    ("Wi-Fi router", "WiFi router"),
    ("Assassin's Creed PS4", "Assassin's Creed PlayStation 4"),
    # details that stores leave out, as much else differs
    ("Acme table top 80x80 nature", "Acme oak table, 80 cm, for kitchens"),
    ("Miele vacuum cleaner 890W", "Miele classic line red vacuum cleaner for animals"),
    # a brand is called so
    ("Tripp Lite N820 cable", "N820 cable"),
    ("Keyboard QWERTZ", "CHERRY keyboard QWERTZ"),
    # a model number in both tells it
    ("Philips HQ8270/21 shaver", "Philips HQ8270/21 men's shaver series 3000 new"),
]


def record(key: str, title: str, *, brand: str | None = None) -> Record:
    return Record(id=key, title=title, brand=brand)


@pytest.mark.parametrize(("left", "right"), [*BOTH_NAMED, *SAME_BUT_FOR, *ADDED, *ALONE])
def test_a_variant_that_one_title_names_is_asked_about(left: str, right: str) -> None:
    for verdict in (
        variants_apart(record("a", left), record("b", right)),
        variants_apart(record("a", right), record("b", left)),
    ):
        assert verdict is not None
        assert verdict.decision is Decision.UNSURE
        assert verdict.reason


@pytest.mark.parametrize(("left", "right"), TRUSTED)
def test_titles_that_name_one_variant_are_trusted(left: str, right: str) -> None:
    assert variants_apart(record("a", left), record("b", right)) is None
    assert variants_apart(record("a", right), record("b", left)) is None


def test_a_stated_brand_names_no_variant() -> None:
    plain, named = record("a", "Kettle 2 l", brand="Mango"), record("b", "Mango kettle 2 l", brand="Mango")
    assert variants_apart(plain, named) is None
    assert variants_apart(record("a", plain.title), record("b", named.title)) is not None


def test_a_generic_copy_is_asked_about_though_shops_write_it_as_a_brand() -> None:
    assert variants_apart(record("a", "Dyson battery V11"), record("b", "Generic Dyson battery V11"))


def test_a_reason_names_the_variant_in_english() -> None:
    verdict = variants_apart(record("a", "Scheinwerfer links"), record("b", "Scheinwerfer rechts"))
    assert verdict is not None
    assert verdict.reason == "the side differs: left and right"


WORDS = st.lists(
    st.sampled_from([*sorted(variant_table().words), "acme", "x100", "lamp", "500ml"]), max_size=7
)


@given(WORDS, WORDS)
def test_a_verdict_depends_on_no_order(left: list[str], right: list[str]) -> None:
    one, other = record("a", " ".join(left)), record("b", " ".join(right))
    assert (variants_apart(one, other) is None) == (variants_apart(other, one) is None)


@given(WORDS)
def test_one_title_twice_is_never_doubted(words: list[str]) -> None:
    title = " ".join(words)
    assert variants_apart(record("a", title), record("b", title.upper())) is None
