"""What the rules say of a pair, as cases."""

import pytest

from catalog.domain.judgement import Decision
from matchers.deciding.packs import pieces
from matchers.deciding.rules import rule_verdict
from matchers.record import Record

GTIN, OTHER_GTIN = "04006381333931", "08806090886324"


def record(
    key: str, title: str, brand: str | None = None, mpn: str | None = None, gtin: str | None = None
) -> Record:
    return Record(id=key, title=title, brand=brand, mpn=mpn, gtin=gtin)


CASES = [
    (record("a", "Acme Z100X blender", gtin=GTIN), record("b", "Z100X by Acme", gtin=GTIN), Decision.MATCH),
    (record("a", "Acme Z100X", gtin=GTIN), record("b", "Acme Z100X", gtin=OTHER_GTIN), Decision.NO_MATCH),
    # one of two wrong GTINs: both titles name the part number
    (
        record("a", "Acme Z100X", "Acme", "Z100X", GTIN),
        record("b", "Acme Z-100X", "ACME", "Z-100X", OTHER_GTIN),
        Decision.MATCH,
    ),
    # the same GTIN on two part numbers, each in its own title
    (
        record("a", "OKI 43487710", "OKI", "43487710", GTIN),
        record("b", "OKI 42127405", "OKI", "42127405", GTIN),
        Decision.NO_MATCH,
    ),
    (record("a", "Toaster", gtin=GTIN), record("b", "Espressomaschine", gtin=GTIN), Decision.UNSURE),
    # a part number that the title contradicts is no proof
    (
        record("a", "OKI 43487710 toner", "OKI", "42127405"),
        record("b", "OKI 42127405 toner", "OKI", "42127405"),
        None,
    ),
    (
        record("a", "Lexmark X203H22G", "Lexmark", "X203H22G"),
        record("b", "Tambour Lexmark X203H22G", "Lexmark"),
        Decision.MATCH,
    ),
    (
        record("a", "Lexmark 15G042K", gtin=GTIN),
        record("b", "3er-Pack Lexmark 15G042K", gtin=GTIN),
        Decision.NO_MATCH,
    ),
    (
        record("a", "Apple iPhone 12 64GB", gtin=GTIN),
        record("b", "Apple iPhone 12 128GB", gtin=GTIN),
        Decision.NO_MATCH,
    ),
    # a memory of one size says nothing of the storage, however both are written
    (
        record("a", "Galaxy S9 4GB/64GB", gtin=GTIN),
        record("b", "Galaxy S9 4GB 128GB", gtin=GTIN),
        Decision.NO_MATCH,
    ),
    (
        record("a", "Galaxy S9 4GB/64GB", gtin=GTIN),
        record("b", "Galaxy S9 64 GB", gtin=GTIN),
        Decision.MATCH,
    ),
    # rounded, and a speed beside it
    (
        record("a", "HP 300590 146GB 10K", gtin=GTIN),
        record("b", "HP 300590 146.8-GB", gtin=GTIN),
        Decision.MATCH,
    ),
    (
        record("a", "Acme Z100X", gtin=GTIN),
        record("b", "Acme Z100X refurbished", gtin=GTIN),
        Decision.NO_MATCH,
    ),
    (record("a", "Acme blender red"), record("b", "Acme blender red"), None),
    # sellers put the pack behind the part number, and their maker before it
    (
        record("a", "Acme disk 504064-003", "Acme", "504064-003"),
        record("b", "Acme disk 504064-003", "Acme", "Acme 504064-003-5Pack"),
        Decision.NO_MATCH,
    ),
    (
        record("a", "Acme disk 504064-003 5 Pack", "Acme", "504064-003-5Pack"),
        record("b", "Acme disk 504064-003", "Acme", "Acme 504064-003-5PK"),
        Decision.MATCH,
    ),
    (record("a", "Acme processor 5 GHz box"), record("b", "Acme processor 5 GHz tray"), Decision.NO_MATCH),
    (record("a", "Acme processor 5 GHz box"), record("b", "Acme processor 5 GHz"), None),
    # a part or a feature is no bundle, something else in the box is
    (record("a", "Acme fridge"), record("b", "Acme fridge with ice dispenser"), None),
    (record("a", "Acme fridge"), record("b", "Acme fridge with 2 year warranty"), None),
    (record("a", "Acme camera"), record("b", "Acme camera with 18-55mm lens"), Decision.NO_MATCH),
    (record("a", "Acme camera"), record("b", "Acme camera mit Tasche"), Decision.NO_MATCH),
    (record("a", "Acme camera"), record("b", "Acme camera bundle"), Decision.NO_MATCH),
    (record("a", "Acme camera"), record("b", "Acme camera w free 32GB SD card"), Decision.NO_MATCH),
    (record("a", "Acme camera"), record("b", "Acme camera + bag"), Decision.NO_MATCH),
    (record("a", "Acme camera"), record("b", "Acme camera 5 w bag"), None),
    # a word of its name, or the thing itself
    (record("a", "Acme washer"), record("b", "Acme washer 9000 series plus steam"), None),
    (record("a", "Acme processor"), record("b", "Acme processor kit"), None),
    (record("a", "Acme dishwasher"), record("b", "Acme dishwasher 14 place set"), None),
    (record("a", "Acme DVD player"), record("b", "Acme DVD/VCR combo"), None),
    # what is made for an accessory is not that accessory
    (record("a", "Acme soft case"), record("b", "Strap for Acme soft case"), Decision.NO_MATCH),
    (record("a", "Acme soft case"), record("b", "User manual for Acme soft case black"), Decision.NO_MATCH),
    (record("a", "Acme case iPhone 12"), record("b", "Acme case for iPhone 12"), None),
    (
        record("a", "Acme case for iPhone 12"),
        record("b", "Lid for Acme case for iPhone 12"),
        Decision.NO_MATCH,
    ),
    (record("a", "Acme case for iPhone 12"), record("b", "Case for Acme iPhone 12"), None),
    (
        record("a", "Acme laptop 15"),
        record("b", "Set: Acme laptop 15 incl. Targus TBB58802GL"),
        Decision.NO_MATCH,
    ),
]


@pytest.mark.parametrize(("left", "right", "decision"), CASES)
def test_a_case_is_decided_alike_from_both_sides(
    left: Record, right: Record, decision: Decision | None
) -> None:
    for verdict in (rule_verdict(left, right), rule_verdict(right, left)):
        assert (verdict.decision if verdict else None) is decision


def test_wrong_and_store_local_gtins_say_nothing() -> None:
    wrong, local = "04006381333932", "02000000000008"
    for gtin in (wrong, local):
        assert rule_verdict(record("a", "Acme Z", gtin=gtin), record("b", "Acme Z", gtin=gtin)) is None


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("3-Pack DELL 593-10265", 3),
        ("2er-Pack Sony MSMT4GN", 2),
        ("Cartouche Brother - cyan, Lot de 3", 3),
        ("Toner OKI 41963006", 1),
        ("WH-1000XM4", 1),
        ("Toner PACK OF 2 black", 2),
        *((f"Toner 4 {word} black", 4) for word in ("PK", "pcs", "STÜCK", "stk", "Pièces", "pezzi", "KS")),
        *((f"Toner {word} di 4 black", 4) for word in ("LOT", "Box", "set", "Confezione", "conf", "sada")),
    ],
)
def test_pieces_are_read_in_several_languages(title: str, count: int) -> None:
    assert pieces(title) == count
