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
    # what only looks like amounts
    ("Liebherr GX823 20 freezer", "Liebherr freezer GX823"),
    ("Junghans 027/4701.00 automatic", "Max Bill 027/4701.00"),
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
    # amounts written together
    ("Salmon smoked 120g/72 g", "Herring smoked 120g/72 g"),
    ("Sprat smoked 160 G/112 g", "Sprat chili 160 G/112 g"),
    ("Whisky Ballantine 0.7L+2mugs", "Whisky Jameson 0.7L+2mugs"),
    ("Peas Bonduelle 3X200/3X130g", "Peas Garden 3x200/3x130g"),
    ("Fly rod 7FT 2.1M2.7M wood", "Spinning rod 2.1M 2.7M hard"),
    ('Screen repair 48"x118" charcoal', 'Screen mesh 48"x118" durable'),
    ("Heater 110V/12V steel", "Lunch box 110V/12V"),
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
