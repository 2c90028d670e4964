"""What a title says, in the spellings shops use."""

from dataclasses import replace

import pytest

from catalog.domain.condition import Condition
from catalog.titles import Dimension, read_title, read_without_brand
from catalog.titles.text import fold


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Sony WH-1000XM5/B", "wh1000xm5"),
        ("sony wh1000xm5 headphones", "wh1000xm5"),
        ("Canon ink CLI-8PM (0625B002)", "0625b002"),
        ("Seagate ST9300503SS", "st9300503ss"),
    ],
)
def test_a_model_code_is_found_however_it_is_written(title: str, code: str) -> None:
    assert code in read_title(title).codes


def test_a_model_code_written_apart_is_among_the_joined_ones() -> None:
    assert "1000xm5" in read_title("sony wh 1000 xm5").joined


@pytest.mark.parametrize(
    ("title", "dimension", "value"),
    [
        ("Samsung SSD 1TB", Dimension.STORAGE, 1000.0),
        ("LG TV 55 inch", Dimension.LENGTH, 1397.0),
        ('LG TV 55"', Dimension.LENGTH, 1397.0),
        ("Mlijeko 1,5 L", Dimension.VOLUME, 1500.0),
        ("Čokolada 35g", Dimension.MASS, 35.0),
        ("Kava 0.25 kg", Dimension.MASS, 250.0),
        ("Canon 14.7 megapixel", Dimension.RESOLUTION, 14.7),
        ("Power bank 10000mAh", Dimension.CHARGE, 10000.0),
        ("Смартфон 128 ГБ", Dimension.STORAGE, 128.0),
        ("Молоко 1,5 л", Dimension.VOLUME, 1500.0),
        ("Γάλα 1 λίτρο", Dimension.VOLUME, 1000.0),
        ("Telewizor 55 cali", Dimension.LENGTH, 1397.0),
    ],
)
def test_quantities_are_in_the_base_unit(title: str, dimension: Dimension, value: float) -> None:
    assert value in read_title(title).values(dimension)


@pytest.mark.parametrize(
    ("title", "pack"),
    [
        ("Pivo 6x330ml", 6),
        ("Pack of 3 socks", 3),
        ("10 pcs clips", 10),
        ("Батарейки 6 шт", 6),
        ("Pil 4 adet", 4),
        ("Cup", 1),
    ],
)
def test_the_pack_is_counted(title: str, pack: int) -> None:
    assert read_title(title).pack == pack


def test_a_word_after_for_is_what_it_is_made_for() -> None:
    reading = read_title("Leather case for iPhone 12")
    assert "iphone" in reading.made_for
    assert reading.is_accessory


def test_accessories_are_known_in_several_languages() -> None:
    for title in ("Чехол для iPhone 12", "Θήκη για iPhone 12", "Coque iPhone 12", "iPhone 12 kılıf"):
        assert read_title(title).is_accessory, title
    assert "iphone" in read_title("Чехол для iPhone 12").made_for


@pytest.mark.parametrize(
    "title",
    [
        "Schwarz Kopfhörer",
        "black headphones",
        "crna majica",
        "Наушники чёрные чёрный",
        "ακουστικά μαύρο",
        "kulaklık siyah",
        "אוזניות שחור",
        "耳机 黑色",
        "ヘッドホン ブラック",
    ],
)
def test_colours_are_one_in_several_languages(title: str) -> None:
    assert read_title(title).colours == {"black"}


@pytest.mark.parametrize(
    ("title", "condition"),
    [
        ("Refurbished iPhone 12", Condition.REFURBISHED),
        ("iPhone 12 128Go reconditionné", Condition.REFURBISHED),
        ("iPhone 12 odnowiony", Condition.REFURBISHED),
        ("iPhone 12 восстановленный", Condition.REFURBISHED),
        ("iPhone 12 tweedehands", Condition.USED),
        ("iPhone 12 używany", Condition.USED),
        ("iPhone 12 中古", Condition.USED),
        ("iPhone 12", None),
    ],
)
def test_the_condition_is_read(title: str, condition: Condition | None) -> None:
    assert read_title(title).condition is condition


def test_editions_and_platforms_are_read() -> None:
    assert {"academic", "mac"} <= read_title("Office 2004 student edition (Mac)").editions


def test_nothing_in_nothing_out() -> None:
    reading = read_title("")
    assert reading.words == ()
    assert reading.brand is None
    assert reading.pack == 1


@pytest.mark.parametrize(
    ("title", "dimension", "value", "pack"),
    [
        ("Zewa maramice 10/1", Dimension.PIECES, 10.0, 10),
        ("Sladoled 4X110 ml", Dimension.VOLUME, 110.0, 4),
        ("Tuna salata 210/160G", Dimension.MASS, 160.0, 1),
        ("Papirnati 33x33 cm 20/1", Dimension.PIECES, 20.0, 20),
    ],
)
def test_grocery_packs_are_read(title: str, dimension: Dimension, value: float, pack: int) -> None:
    reading = read_title(title)
    assert value in reading.values(dimension)
    assert reading.pack == pack


def test_no_word_is_empty() -> None:
    assert all(read_title("Tray 170x30x(H)70 mm").words)


@pytest.mark.parametrize("title", ["Sony WH-1000XM5 black", "headphones", ""])
def test_a_title_read_without_its_brand_says_all_else(title: str) -> None:
    assert read_without_brand(title) == replace(read_title(title), brand=None)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Kávovar – 1,5 l", "kavovar - 1,5 l"),
        ("バッグ", "バッグ"),
        ("ﾊﾞｯｸﾞ", "バッグ"),
        ("갤럭시", "갤럭시"),
        ("ЁЛКА", "елка"),
    ],
)
def test_accents_are_folded_and_letters_stay(text: str, folded: str) -> None:
    assert fold(text) == folded
