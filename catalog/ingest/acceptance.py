"""The rules that a listing must pass, in order; each refusal names its rule."""

from collections.abc import Callable
from datetime import datetime, timedelta

from catalog.domain.listing import Listing
from catalog.normalise.readable import is_readable

# A clock of another machine may run ahead; more than a day is a wrong time zone or a wrong date.
CLOCK_SKEW = timedelta(days=1)
# PostgreSQL's index entries hold 2.7 kB, four bytes a character at worst, beside the store's id.
_LONGEST_KEY = 600
# Longer titles are descriptions that slipped; stores cut at 150 to 250.
_LONGEST_NAME = 2_000

Rule = Callable[[Listing, datetime], str | None]


def refusal(listing: Listing, now: datetime) -> tuple[str, str] | None:
    """The name of the broken rule and the value that broke it; None when the listing is fine."""
    for name, rule in _RULES.items():
        detail = rule(listing, now)
        if detail is not None:
            return name, detail
    return None


def _name_is_there(listing: Listing, _now: datetime) -> str | None:
    return None if listing.name.strip() else "the name is empty"


def _name_is_a_name(listing: Listing, _now: datetime) -> str | None:
    length = len(listing.name)
    return None if length <= _LONGEST_NAME else f"the name has {length} characters, {_LONGEST_NAME} at most"


def _key_is_usable(listing: Listing, _now: datetime) -> str | None:
    length = len(listing.item_key)
    if not listing.item_key.strip():
        return "item_key is empty"
    return None if length <= _LONGEST_KEY else f"item_key has {length} characters, {_LONGEST_KEY} at most"


def _address_is_web(listing: Listing, _now: datetime) -> str | None:
    return (
        None
        if listing.url.startswith(("http://", "https://"))
        else f"not a web address: {listing.url[:200]!r}"
    )


def _time_is_plausible(listing: Listing, now: datetime) -> str | None:
    if listing.seen_at.tzinfo is None:
        return f"seen_at has no time zone: {listing.seen_at}"
    return None if listing.seen_at <= now + CLOCK_SKEW else f"seen_at lies in the future: {listing.seen_at}"


def _address_is_readable(listing: Listing, _now: datetime) -> str | None:
    """Other texts are mended (``merging.legible``); what names an item or leads to it would be another one."""
    wrong = next((text for text in (listing.item_key, listing.url) if not is_readable(text)), None)
    return None if wrong is None else f"a character that is no text: {wrong[:200]!r}"


_RULES: dict[str, Rule] = {
    "name_is_there": _name_is_there,
    "name_is_a_name": _name_is_a_name,
    "key_is_usable": _key_is_usable,
    "address_is_web": _address_is_web,
    "time_is_plausible": _time_is_plausible,
    "address_is_readable": _address_is_readable,
}
