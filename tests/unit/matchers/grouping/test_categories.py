"""Categories bound products where stores agree on them."""

from matchers.grouping.categories import by_category
from matchers.record import Record


def offers(count: int, *, second: str) -> list[Record]:
    """Of two stores, the same titles; ``second``: what the second store calls fridges."""
    names = {"a": "fridges", "b": second}
    alike = [
        Record(id=f"{store}{at}", title=f"acme cooler {at}", store_id=store, category=name)
        for at in range(count)
        for store, name in names.items()
    ]
    return [*alike, Record(id="c", title="acme oven 3000", store_id="a", category="ovens")]


def test_a_catalogue_with_common_categories_is_grouped_category_by_category() -> None:
    parts = by_category(offers(60, second="fridges"))
    assert [{record.category for record in part} for part in parts] == [{"fridges"}, {"ovens"}]


def test_stores_with_categories_of_their_own_stay_together() -> None:
    records = offers(60, second="cooling")
    assert by_category(records) == [records]


def test_too_few_offers_tell_nothing() -> None:
    records = offers(5, second="fridges")
    assert by_category(records) == [records]


def test_an_offer_without_category_keeps_all_together() -> None:
    records = [*offers(60, second="fridges"), Record(id="d", title="acme cooler 1", store_id="c")]
    assert by_category(records) == [records]
