"""Which titles read the same once colours, capacities and sizes are taken out."""

import pytest

from matchers.products.variant_keys import VariantSource, axis_values, split_variant, variant_keys


def _key(title: str, **more: str) -> tuple[str, dict[str, str]]:
    (one,) = variant_keys([VariantSource(store_id="alpha", title=title, **more)])
    assert one.values is not None
    return one.key, axis_values(one.values)


@pytest.mark.parametrize(
    ("one", "other", "axis"),
    [
        ("Apple iPhone 13 128GB Midnight Blue", "Apple iPhone 13 256 GB midnight blue", "capacity"),
        ("Apple iPhone 13 128GB Space Grey", "Apple iPhone 13 128GB schwarz", "colour"),
        ("Philips Wasserkocher HD9350 weiß", "Philips Wasserkocher HD9350 rot", "colour"),
        ("ACT FB20 Patchkabel 1,5 m", "ACT FB20 Patchkabel 10 m", "length"),
        ("Barcaffe Classic Kava 250 g", "Barcaffe Classic Kava 1 kg", "weight"),
        ("Acme 63 Polo Shirt XL", "Acme 63 Polo Shirt M", "size"),
    ],
)
def test_titles_of_variants_share_a_key_and_differ_on_an_axis(one: str, other: str, axis: str) -> None:
    brand = one.split()[0]
    (key, values), (other_key, other_values) = _key(one, brand=brand), _key(other, brand=brand)
    assert key == other_key
    assert values[axis] != other_values[axis]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Apple iPhone 13 128GB blue", "Apple iPhone 14 128GB red"),
        ("Lenovo T480 i5 256GB black", "Lenovo T480 i7 512GB black"),
        ("Sony WH-1000XM5 black", "Sony WH-1000XM4 silver"),
        ("OKI C610 toner black", "OKI C610 drum cyan"),
        ("Apple iPhone 13 black", "Apple iPhone 13 refurbished white"),
        ("Canon PG-545 ink black", "Canon PG-545 ink yellow 2 pack"),
        ("Philips TV 42 inch black flat", "Philips TV 37 inch silver flat"),
    ],
)
def test_other_models_conditions_and_packs_have_other_keys(one: str, other: str) -> None:
    brand = one.split()[0]
    assert _key(one, brand=brand)[0] != _key(other, brand=brand)[0]


@pytest.mark.parametrize("title", ["Sony WH-1000XM5", "blue shirt", "Acme black"])
def test_a_title_without_a_variant_a_brand_or_anything_else_gives_no_key(title: str) -> None:
    brand = "Acme" if "Acme" in title else None
    assert variant_keys([VariantSource(store_id="alpha", title=title, brand=brand)]) == ()


def test_a_group_key_means_something_only_within_its_store() -> None:
    def keys(store_id: str, group_key: str) -> tuple[str, ...]:
        source = VariantSource(store_id=store_id, title="Lamp", group_key=group_key)
        return tuple(one.key for one in variant_keys([source]))

    assert keys("alpha", "7") == keys("alpha", "7")
    assert len({keys("alpha", "7"), keys("beta", "7"), keys("alpha", "8")}) == 3


def test_shades_go_with_their_colour_and_stay_without_one() -> None:
    assert split_variant(("lamp", "dark", "blue"))[0] == ["lamp"]
    assert split_variant(("dark", "souls"))[0] == ["dark", "souls"]
