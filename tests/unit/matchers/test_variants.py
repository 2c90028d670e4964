"""Groups of variants."""

from hypothesis import given
from hypothesis import strategies as st

from matchers.variants import VariantSource, variant_groups

PRODUCTS = [
    VariantSource(product_id="p1", name="Apple iPhone 12 64GB black", brand="Apple"),
    VariantSource(product_id="p2", name="Apple iPhone 12 128GB black", brand="Apple"),
    VariantSource(product_id="p3", name="Apple iPhone 12 64GB white", brand="Apple"),
    VariantSource(product_id="p4", name="Apple iPhone 13 64GB white", brand="Apple"),
    VariantSource(product_id="p5", name="Bosch SMV46KX01E dishwasher", brand="Bosch"),
]


@given(order=st.permutations(PRODUCTS))
def test_products_that_differ_in_colour_and_storage_form_one_group(order: list[VariantSource]) -> None:
    (group,) = variant_groups(order)
    assert group.products == ("p1", "p2", "p3")
    assert group.axes == ("colour", "storage")


def test_a_product_alone_forms_no_group() -> None:
    assert variant_groups(PRODUCTS[3:]) == []
