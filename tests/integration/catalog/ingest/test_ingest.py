"""What becomes of listings, on both databases."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from unittest.mock import ANY

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from catalog.domain.availability import Availability
from catalog.domain.change import ChangeKind
from catalog.domain.listing import Listing
from catalog.domain.offer import Offer
from catalog.errors import ConflictError, NotFoundError
from catalog.ingest import IngestCounts, ingest, mark_checked, settle_quarantine
from catalog.storage import UnitOfWork
from tests.builders import NOON, a_listing, a_store, eur

HOUR = timedelta(hours=1)


@pytest.fixture
def catalog(database: Engine) -> Engine:
    with UnitOfWork(database) as uow:
        uow.stores.save(a_store())
        uow.stores.save(a_store("beta"))
        uow.commit()
    return database


def take(
    catalog: Engine, *listings: Listing, run_id: int | None = None, now: datetime = NOON + 1000 * HOUR
) -> IngestCounts:
    with UnitOfWork(catalog) as uow:
        counts = ingest(uow, listings, run_id=run_id, now=now)
        uow.commit()
    return counts


def only_offer(catalog: Engine) -> Offer:
    with UnitOfWork(catalog, read_only=True) as uow:
        (offer,) = uow.offers.page(include_withdrawn=True)
    return offer


def kinds(catalog: Engine, after: int = 0) -> list[ChangeKind]:
    with UnitOfWork(catalog, read_only=True) as uow:
        return [change.kind for change in uow.changes.after(after)]


def prices(catalog: Engine) -> list[str | None]:
    with UnitOfWork(catalog, read_only=True) as uow:
        offer = uow.offers.page()[0]
        points = uow.observations.of_offers([offer.id])[offer.id]
    return [str(point.price.amount) if point.price else None for point in points]


def test_a_new_listing_becomes_an_offer_with_one_observation_and_one_change(catalog: Engine) -> None:
    listing = a_listing(
        gtin="04006381333931",
        category=("Audio", "Headphones"),
        image_urls=("https://alpha.example/1.jpg",),
        shipping=eur("0"),
        rating=4.5,
        sources={"price": "json-ld"},
    )
    assert take(catalog, listing) == IngestCounts(new=1)
    assert only_offer(catalog).listing == listing
    assert prices(catalog) == ["100.00"]
    assert kinds(catalog) == [ChangeKind.OFFER_CREATED]


def test_the_same_listing_again_moves_only_the_times(catalog: Engine) -> None:
    take(catalog, a_listing())
    before = only_offer(catalog)
    assert take(catalog, a_listing(seen_at=NOON + HOUR)) == IngestCounts(unchanged=1)
    after = only_offer(catalog)
    assert (after.last_seen, after.last_checked, after.price_seen_at) == (NOON + HOUR,) * 3
    assert replace(after.listing, seen_at=NOON) == before.listing
    assert (after.first_seen, after.last_changed) == (NOON, NOON)
    assert kinds(catalog) == [ChangeKind.OFFER_CREATED]
    assert len(prices(catalog)) == 1


def test_a_changed_price_adds_an_observation_and_a_change(catalog: Engine) -> None:
    take(catalog, a_listing())
    assert take(catalog, a_listing(seen_at=NOON + HOUR, price=eur("90"))) == IngestCounts(changed=1)
    assert prices(catalog) == ["100.00", "90.00"]
    assert kinds(catalog, 1) == [ChangeKind.OFFER_PRICE_CHANGED]
    assert only_offer(catalog).last_changed == NOON + HOUR


def test_changed_shipping_counts_as_a_price(catalog: Engine) -> None:
    take(catalog, a_listing())
    take(catalog, a_listing(seen_at=NOON + HOUR, shipping=eur("4.90")))
    assert kinds(catalog, 1) == [ChangeKind.OFFER_PRICE_CHANGED]
    assert len(prices(catalog)) == 2


def test_changed_availability_adds_an_observation(catalog: Engine) -> None:
    take(catalog, a_listing())
    take(catalog, a_listing(seen_at=NOON + HOUR, availability=Availability.OUT_OF_STOCK))
    assert kinds(catalog, 1) == [ChangeKind.OFFER_AVAILABILITY_CHANGED]
    assert len(prices(catalog)) == 2


def test_changed_content_is_a_change_without_an_observation(catalog: Engine) -> None:
    take(catalog, a_listing())
    take(catalog, a_listing(seen_at=NOON + HOUR, mpn="WH1000XM5/B"))
    assert kinds(catalog, 1) == [ChangeKind.OFFER_CONTENT_CHANGED]
    assert len(prices(catalog)) == 1


@pytest.mark.parametrize("price", [None, eur("0")], ids=["missing", "zero"])
def test_a_page_without_a_price_leaves_the_known_one(catalog: Engine, price: object) -> None:
    take(catalog, a_listing(list_price=eur("120"), price_text="100,00 €"))
    counts = take(catalog, a_listing(seen_at=NOON + HOUR, price=price, price_text="call us"))
    offer = only_offer(catalog)
    assert counts.changed == 0
    assert (offer.listing.price, offer.listing.list_price) == (eur("100"), eur("120"))
    assert (offer.price_seen_at, offer.last_seen) == (NOON, NOON + HOUR)


def test_what_a_page_does_not_show_is_kept_beside_what_it_changes(catalog: Engine) -> None:
    take(catalog, a_listing(gtin="04006381333931", mpn="WH1000XM5/B"))
    bare = a_listing(seen_at=NOON + HOUR, name="Another title", brand=None, price=None, availability=None)
    assert take(catalog, bare) == IngestCounts(changed=1)
    listing = only_offer(catalog).listing
    assert (listing.name, listing.brand, listing.mpn) == ("Another title", "Sony", "WH1000XM5/B")
    assert (listing.price, listing.availability) == (eur("100"), Availability.IN_STOCK)


def test_a_sale_that_ends_takes_its_list_price_along(catalog: Engine) -> None:
    take(catalog, a_listing(list_price=eur("120")))
    take(catalog, a_listing(seen_at=NOON + HOUR, price=eur("120")))
    assert only_offer(catalog).listing.list_price is None


def test_an_older_listing_changes_nothing(catalog: Engine) -> None:
    take(catalog, a_listing(seen_at=NOON + HOUR))
    assert take(catalog, a_listing(price=eur("80"))) == IngestCounts(unchanged=1)
    assert only_offer(catalog).listing.price == eur("100")


def test_an_offer_that_a_clock_has_dated_ahead_goes_on_at_the_next_crawl(
    catalog: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    next_year = NOON + timedelta(days=365)
    take(catalog, a_listing(seen_at=next_year), now=next_year)
    assert take(catalog, a_listing(price=eur("80")), now=NOON) == IngestCounts(changed=1)
    offer = only_offer(catalog)
    assert (offer.listing.price, offer.last_seen) == (eur("80"), NOON)
    assert "1 offers of alpha were last seen in the future" in caplog.text


def test_of_two_listings_of_one_item_in_a_batch_the_newer_counts(catalog: Engine) -> None:
    counts = take(catalog, a_listing(seen_at=NOON + HOUR, price=eur("80")), a_listing())
    assert counts == IngestCounts(new=1, unchanged=1)
    assert only_offer(catalog).listing.price == eur("80")


def test_an_unknown_store_is_refused_with_the_remedy(catalog: Engine) -> None:
    with pytest.raises(NotFoundError, match="store add"):
        take(catalog, a_listing(store_id="nowhere"))


def test_a_refused_listing_leaves_a_row_that_says_why_and_the_rest_goes_in(catalog: Engine) -> None:
    assert take(catalog, a_listing(name=" "), a_listing("k2"), run_id=7) == IngestCounts(new=1, rejected=1)
    with UnitOfWork(catalog, read_only=True) as uow:
        (rejection,) = uow.rejections.newest("alpha", run_id=7)
    assert rejection.rule == "name_is_there"


def test_a_wrong_gtin_is_dropped_and_its_text_kept(catalog: Engine) -> None:
    take(catalog, a_listing(gtin="04006381333932", gtin_text="4006381333932"))
    listing = only_offer(catalog).listing
    assert (listing.gtin, listing.gtin_text) == (None, "4006381333932")


def test_nothing_is_kept_without_commit(catalog: Engine) -> None:
    with UnitOfWork(catalog) as uow:
        ingest(uow, [a_listing()])
    with UnitOfWork(catalog, read_only=True) as uow:
        assert (uow.offers.page(), uow.changes.head()) == ([], 0)


def test_a_failed_page_moves_only_last_checked(catalog: Engine) -> None:
    take(catalog, a_listing())
    before = only_offer(catalog)
    with UnitOfWork(catalog) as uow:
        found = mark_checked(uow, "alpha", ["http://www.alpha.example/p/k1/?utm_source=x"], now=NOON + HOUR)
        uow.commit()
    after = only_offer(catalog)
    assert found == 1
    assert after == replace(before, last_checked=NOON + HOUR)


def test_a_price_far_out_of_line_is_held_back_until_another_run_confirms_it(catalog: Engine) -> None:
    take(catalog, a_listing(), run_id=1)
    wrong = a_listing(seen_at=NOON + HOUR, price=eur("1.00"))
    assert take(catalog, wrong, run_id=2) == IngestCounts(unchanged=1, quarantined=1)
    held = only_offer(catalog)
    assert (held.listing.price, held.quarantined_price) == (eur("100"), eur("1"))
    again = take(catalog, replace(wrong, seen_at=NOON + 2 * HOUR), run_id=2)
    assert again == IngestCounts(unchanged=1, quarantined=1)
    assert take(catalog, replace(wrong, seen_at=NOON + 3 * HOUR), run_id=3) == IngestCounts(changed=1)
    accepted = only_offer(catalog)
    assert (accepted.listing.price, accepted.quarantined_price) == (eur("1"), None)
    assert prices(catalog) == ["100.00", "1.00"]


def test_a_price_back_in_line_ends_the_quarantine_without_a_trace(catalog: Engine) -> None:
    take(catalog, a_listing(), run_id=1)
    take(catalog, a_listing(seen_at=NOON + HOUR, price=eur("9999")), run_id=2)
    assert take(catalog, a_listing(seen_at=NOON + 2 * HOUR), run_id=3) == IngestCounts(unchanged=1)
    offer = only_offer(catalog)
    assert (offer.listing.price, offer.quarantined_price) == (eur("100"), None)
    assert prices(catalog) == ["100.00"]


def test_other_news_of_a_listing_is_taken_while_its_price_is_held_back(catalog: Engine) -> None:
    take(catalog, a_listing(), run_id=1)
    odd = a_listing(seen_at=NOON + HOUR, price=eur("0.10"), availability=Availability.OUT_OF_STOCK)
    assert take(catalog, odd, run_id=2) == IngestCounts(changed=1, quarantined=1)
    listing = only_offer(catalog).listing
    assert (listing.price, listing.availability) == (eur("100"), Availability.OUT_OF_STOCK)


@pytest.mark.parametrize(("publish", "price"), [(True, "1"), (False, "100")])
def test_an_operator_settles_a_quarantine(catalog: Engine, publish: bool, price: str) -> None:
    take(catalog, a_listing(), run_id=1)
    take(catalog, a_listing(seen_at=NOON + HOUR, price=eur("1")), run_id=2)
    with UnitOfWork(catalog) as uow:
        settled = settle_quarantine(uow, only_offer(catalog).id, publish=publish, now=NOON + 2 * HOUR)
        uow.commit()
    assert (settled.listing.price, settled.quarantined_price) == (eur(price), None)
    assert kinds(catalog, 1) == ([ChangeKind.OFFER_PRICE_CHANGED] if publish else [])
    assert len(prices(catalog)) == 1 + publish
    with UnitOfWork(catalog) as uow, pytest.raises(ConflictError, match="no price in quarantine"):
        settle_quarantine(uow, settled.id, publish=publish)


_EXAMPLE = count()


# One catalog serves all examples; each has items of its own.
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    amounts=st.lists(st.one_of(st.none(), st.integers(min_value=0, max_value=2_000)), min_size=1, max_size=8)
)
def test_repeating_any_history_changes_nothing(catalog: Engine, amounts: list[int | None]) -> None:
    example = next(_EXAMPLE)
    history = [
        a_listing(
            f"h{example}-{i % 3}",
            seen_at=NOON + i * HOUR,
            price=None if cents is None else eur(f"{cents}e-2"),
        )
        for i, cents in enumerate(amounts)
    ]
    for listing in history:
        take(catalog, listing)
    with UnitOfWork(catalog, read_only=True) as uow:
        before = (uow.offers.page(), uow.changes.head(), uow.statistics.rows()["price_observation"])
    assert take(catalog, *history) == replace(IngestCounts(unchanged=len(history)), quarantined=ANY)
    for listing in history:
        take(catalog, listing)
    with UnitOfWork(catalog, read_only=True) as uow:
        after = (uow.offers.page(), uow.changes.head(), uow.statistics.rows()["price_observation"])
    assert after == before


def test_a_name_that_no_reader_can_hold_is_taken_in_as_text(catalog: Engine) -> None:
    counts = take(catalog, a_listing(name="Lamp\x00\x0bred", attributes={"colour": "re\ud83dd"}))
    assert (counts.new, counts.rejected) == (1, 0)
    assert only_offer(catalog).listing.name == "Lamp red"
