"""Feeds of stores whose offers are generated, and what the next day changes in them."""

import csv
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from catalog.domain.store import Platform, Store
from matchers.record import Record

_COLUMNS = (
    "id",
    "title",
    "link",
    "image_link",
    "description",
    "brand",
    "mpn",
    "gtin",
    "price",
    "availability",
)
# Of the offers of a store, from one day to the next.
_MOVED, _GONE = 0.05, 0.01


def write_feeds(records: Sequence[Record], stores: int, folder: Path) -> list[Store]:
    """A feed for each of so many stores, whose offers these are; returns the stores."""
    of_store: defaultdict[int, list[Record]] = defaultdict(list)
    for record in records:
        of_store[int((record.store_id or "s0")[1:]) % stores].append(record)
    return [_write(number, offers, folder) for number, offers in sorted(of_store.items())]


def next_day(records: Sequence[Record], new: Sequence[Record], *, seed: int = 2) -> list[Record]:
    """The day after: one price in twenty moved, one offer in a hundred gone, and new ones."""
    chance = random.Random(seed)
    stay = [record for record in records if chance.random() >= _GONE]
    moved = [
        replace(record, price=round((record.price or 1.0) * chance.uniform(0.8, 1.1), 2))
        if chance.random() < _MOVED
        else record
        for record in stay
    ]
    return [*moved, *new]


def _write(number: int, offers: Sequence[Record], folder: Path) -> Store:
    feed, host = folder / f"s{number}.tsv", f"https://s{number}.example"
    with feed.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter="\t")
        rows.writerow(_COLUMNS)
        for one in offers:
            address, said = f"{host}/p/{one.id}", (one.brand or "", one.mpn or "", one.gtin or "")
            text = f"{one.title} from the catalogue of its maker"
            rows.writerow(
                (one.id, one.title, address, f"{address}.jpg", text, *said, f"{one.price} USD", "in stock")
            )
    return Store(
        id=f"s{number}",
        name=f"Store {number}",
        base_url=host,
        country="US",
        currency="USD",
        platform=Platform.MERCHANT_FEED,
        options={"feed": str(feed)},
    )
