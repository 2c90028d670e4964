"""Stores' categories become one tree by the products that stores share."""

from matchers.products.category_tree import Path, Place, SharedShelves

HEADPHONES = ("Audio", "Headphones")
SPEAKERS = ("Audio", "Speakers")


def mapped(*products: dict[str, Path], times: int = 5) -> dict[tuple[str, Path], Path]:
    """Each product of ``store → path`` so many times; the big store files ten more headphones."""
    shelves = SharedShelves()
    for product in products:
        for _ in range(times):
            shelves.add(Place(store, path) for store, path in product.items())
    for _ in range(10):
        shelves.add([Place("big", HEADPHONES)])
    return {(place.store_id, place.path): path for place, path in shelves.mapping().items()}


def test_a_path_is_where_the_larger_store_files_the_same_products() -> None:
    assert mapped(
        {"big": HEADPHONES, "german": ("Elektronik", "Kopfhörer")},
        {"big": SPEAKERS, "german": ("Elektronik", "Lautsprecher")},
    ) == {
        ("german", ("Elektronik", "Kopfhörer")): HEADPHONES,
        ("german", ("Elektronik", "Lautsprecher")): SPEAKERS,
    }


def test_a_coarse_path_becomes_the_level_above_what_it_is_spread_over() -> None:
    found = mapped({"big": HEADPHONES, "small": ("Sound",)}, {"big": SPEAKERS, "small": ("Sound",)})
    assert found == {("small", ("Sound",)): ("Audio",)}


def test_few_shared_products_prove_nothing() -> None:
    assert mapped({"big": HEADPHONES, "small": ("Sound",)}, times=2) == {}


def test_a_shelf_of_everything_stays_as_it_is() -> None:
    sale = ("Sale",)
    found = mapped(
        {"big": HEADPHONES, "small": sale},
        {"big": ("Garden", "Mowers"), "small": sale},
        {"big": ("Kitchen",), "small": sale},
    )
    assert found == {}


def test_a_path_without_shared_products_lies_where_the_level_above_does() -> None:
    found = mapped(
        {"big": HEADPHONES, "german": ("Elektronik", "Kopfhörer")},
        {"german": ("Elektronik", "Kopfhörer", "Kinder")},
    )
    assert found["german", ("Elektronik", "Kopfhörer", "Kinder")] == HEADPHONES
    assert ("german", ("Elektronik", "Mixer")) not in mapped(
        {"big": HEADPHONES, "german": ("Elektronik", "Kopfhörer")}, {"german": ("Elektronik", "Mixer")}
    )


def test_one_name_in_another_case_is_one_category_without_shared_products() -> None:
    assert mapped({"small": ("AUDIO", "headphones")}) == {("small", ("AUDIO", "headphones")): HEADPHONES}


def test_a_store_that_shares_with_a_middling_one_meets_the_largest_through_it() -> None:
    found = mapped(
        {"big": HEADPHONES, "middle": ("Elektronik", "Kopfhörer")},
        {"middle": ("Elektronik", "Kopfhörer"), "small": ("Son", "Casques")},
    )
    assert found["small", ("Son", "Casques")] == HEADPHONES


def test_the_order_of_the_products_does_not_matter() -> None:
    one = [Place("a", ("X",)), Place("b", ("Y",))]
    other = [Place("a", ("X",)), Place("c", ("Z",))]
    first, second = SharedShelves(), SharedShelves()
    for _ in range(4):
        first.add(one)
        first.add(other)
        second.add(reversed(other))
        second.add(reversed(one))
    assert first.mapping() == second.mapping() == {Place("b", ("Y",)): ("X",), Place("c", ("Z",)): ("X",)}
