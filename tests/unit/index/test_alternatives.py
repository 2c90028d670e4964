"""What counts as a cheaper alternative."""

from index.alternatives import cheaper_alternatives
from index.document import OfferDocument, ProductDocument
from index.offers import best_offer
from index.page import Hit
from index.query import Filters

OWN = ProductDocument(
    product_id="own",
    name="phone",
    category=("Electronics", "Phones"),
    group_id="g1",
    offers=(
        OfferDocument(
            offer_id=1, store_id="a", price=10_000, total=10_000, availability="InStock", condition="New"
        ),
    ),
)


def hit(
    product_id: str, total: int, *, score: float = 0.9, availability: str = "InStock", **fields: object
) -> Hit:
    offer = OfferDocument(
        offer_id=2, store_id="b", price=total, total=total, availability=availability, condition="New"
    )
    kept = {"category": OWN.category, **fields}
    document = ProductDocument(product_id=product_id, name="x", offers=(offer,), **kept)  # type: ignore[arg-type]
    return Hit(
        document=document,
        score=score,
        best_offer=best_offer(document.offers, Filters()),
        offer_count=1,
        store_count=1,
    )


class NearbyEngine:
    """Only knows what is similar."""

    def __init__(self, *near: Hit) -> None:
        self._near = near

    def similar(self, product_id: str, size: int = 8) -> tuple[Hit, ...]:
        return self._near[:size]


def alternatives(*near: Hit, of: ProductDocument = OWN) -> list[str]:
    found = cheaper_alternatives(NearbyEngine(*near), of)  # type: ignore[arg-type]
    return [one.document.product_id for one in found]


def test_cheaper_products_of_the_same_kind_are_named_nearest_first() -> None:
    assert alternatives(hit("near", 9_000), hit("far", 5_000, score=0.3)) == ["near", "far"]


def test_a_few_cents_less_are_no_alternative() -> None:
    assert alternatives(hit("same", 9_900), hit("dearer", 20_000)) == []


def test_another_category_is_another_kind() -> None:
    assert alternatives(hit("case", 900, category=("Electronics", "Cases"))) == []


def test_without_a_category_only_near_ones_count() -> None:
    assert alternatives(hit("near", 900, category=()), hit("far", 900, category=(), score=0.5)) == ["near"]


def test_a_variant_of_the_product_is_no_alternative() -> None:
    assert alternatives(hit("red one", 5_000, group_id="g1")) == []


def test_what_cannot_be_bought_is_no_alternative() -> None:
    assert alternatives(hit("gone", 5_000, availability="OutOfStock")) == []


def test_a_product_without_an_offer_has_no_price_to_beat() -> None:
    assert alternatives(hit("near", 10), of=ProductDocument(product_id="own", name="x")) == []
