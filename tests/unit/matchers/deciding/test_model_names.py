"""Which titles name one model."""

import pytest

from matchers.deciding.model_names import one_model
from matchers.record import Record

ONE = [
    ("Sony WH-1000XM5 black", "SONY wh 1000xm5 headphones"),
    ("Gorenje RKI4151AW", "Gorenje rki 4151 aw fridge"),
    ("Garmin case 010-10704-00", "Garmin case 0101070400"),
    ("Lego 75192 Falcon", "LEGO Star Wars Falcon 75192"),
    ("Cuisinart griddler GR4", "Cuisinart GR-4 griddler"),
    ("Galaxy S8 dual sim", "Samsung Galaxy S8 unlocked"),
    ("AMD Ryzen 7 1700X box", "AMD Ryzen 1700x processor"),
    ("Canon IXUS 125 price", "Canon Ixus 125 digital camera"),
    # devices are told by name and size
    ("iPhone X 64GB sim free", "Apple iPhone X 64 GB smartphone"),
]

NONE = [
    ("Whey protein chocolate 1 kg", "Whey protein vanilla 1 kg"),
    # counts, sizes, years and a measure of the sun
    ("Vitamin C 180 tablets", "Vitamin D 180 tablets"),
    ("Crew socks (6-pair), size 6-12", "Quarter socks (6-pair), size 6-12"),
    ("Loafer Hope,Black Leather,11", "Loafer Emslie,Black Leather,11"),
    ("Lapsang tea 125g tin, 500W", "Rooibos tea 125g tin, 500W"),
    ("3layer mask", "3layer mask leopard"),
    ("Planner 2021-2022 floral", "Planner 2021-2022 black"),
    ("Sun cream SPF50+", "Sun gel SPF50+"),
    ("Acme TX200 drill", "Acme TX300 drill"),
]


@pytest.mark.parametrize(("left", "right"), ONE)
def test_a_model_is_found_however_it_is_spelled(left: str, right: str) -> None:
    one, other = Record(id="a", title=left), Record(id="b", title=right)
    assert one_model(one, other)
    assert one_model(other, one)


@pytest.mark.parametrize(("left", "right"), NONE)
def test_counts_sizes_and_years_name_no_model(left: str, right: str) -> None:
    one, other = Record(id="a", title=left), Record(id="b", title=right)
    assert not one_model(one, other)
    assert not one_model(other, one)


def test_a_part_number_beside_the_title_counts() -> None:
    assert one_model(Record(id="a", title="Soft case", mpn="LCS-CSQ/1"), Record(id="b", title="Case LCSCSQ1"))
