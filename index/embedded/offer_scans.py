"""What one pass over the offers of some products says about the filters on offers."""

import math
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple, TypeVar

import numpy as np

from index.embedded.arrays import Array, Bools, Ordinals, Runs
from index.embedded.columns import AVAILABILITY_BITS, CONDITION_BITS, STEP_BITS, UNPURCHASABLE_BITS, Columns
from index.embedded.compiled import compiled
from index.offers import NO_OFFER, UNAVAILABLE
from index.query import Filters

T = TypeVar("T")

# A loop over so many products takes a millisecond and more; what is longer, threads share.
_AT_ONCE = 50_000
_ANY = np.uint32(0xFFFFFFFF)  # each signature has a price step
_BITS = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What the offers of some products say, each facet with its own filter lifted.

    ``best_keys``: ``price_key`` of each product's best offer that passes, NO_OFFER without one. ``stores``: number
    of products by code of the store. ``bits``: number of products by bit of the signature. ``lowest`` and
    ``highest``: totals of the offers that pass, whatever the price filter.
    """

    best_keys: Ordinals
    stores: Ordinals
    bits: Ordinals
    lowest: int
    highest: int


class _Wanted(NamedTuple):
    """The filters on offers: stores by code, bits of which one is needed, and bounds of the total.

    ``alone``: there is one filter only, and not on stores, so that no second one has to hold on the same offer."""

    stores: Bools
    availabilities: np.uint32
    conditions: np.uint32
    low: int
    high: int
    alone: bool


class _Sums(NamedTuple):
    """What a product's offers join to."""

    signature: Array
    lowest: Ordinals
    highest: Ordinals


def with_offer(columns: Columns, ordinals: Ordinals, filters: Filters) -> Bools:
    """For each product: one of its offers passes every filter on offers."""
    product, runs, wanted = columns.product, columns.offers.runs, _wanted(columns, filters)
    sums = _Sums(product["signature"], product["lowest"], product["highest"])
    found = np.zeros(len(ordinals), dtype=np.bool_)
    _in_parts(len(ordinals), lambda part: _find_passing(ordinals[part], sums, runs, wanted, found[part]))
    return found


def survey(columns: Columns, ordinals: Ordinals, filters: Filters) -> Survey:
    """Reads all offers of the products once."""
    runs, wanted = columns.offers.runs, _wanted(columns, filters)
    best_keys = np.empty(len(ordinals), dtype=np.int64)
    joined = np.empty(len(ordinals), dtype=np.uint32)

    def some(part: slice) -> tuple[int, int, Ordinals]:
        stores = np.zeros(len(columns.stores), dtype=np.int64)
        least, most = _survey(ordinals[part], runs, wanted, best_keys[part], joined[part], stores)
        return least, most, stores

    parts = _in_parts(len(ordinals), some)
    return Survey(
        best_keys=best_keys,
        stores=sum((stores for _, _, stores in parts), np.zeros(len(columns.stores), dtype=np.int64)),
        bits=bit_counts(joined),
        lowest=min((least for least, _, _ in parts), default=NO_OFFER),
        highest=max((most for _, most, _ in parts), default=-1),
    )


def store_counts(columns: Columns, ordinals: Ordinals) -> Ordinals:
    """Number of the products by code of the store, whatever their offers."""

    def some(part: slice) -> Ordinals:
        stores = np.zeros(len(columns.stores), dtype=np.int64)
        _count_stores(ordinals[part], columns.offers.runs, stores)
        return stores

    return sum(_in_parts(len(ordinals), some), np.zeros(len(columns.stores), dtype=np.int64))


def bit_counts(signatures: Array) -> Ordinals:
    """How many of the signatures have each bit."""
    counts = np.zeros(_BITS, dtype=np.int64)
    _count_bits(signatures, counts)
    return counts


def _wanted(columns: Columns, filters: Filters) -> _Wanted:
    stores = np.ones(len(columns.stores), dtype=np.bool_)
    bounds = (filters.min_total is not None, filters.max_total is not None)
    return _Wanted(
        stores=columns.stores.mask(filters.stores)[:-1] if filters.stores else stores,
        availabilities=columns.signature_bits(filters.availability) if filters.availability else _ANY,
        conditions=columns.signature_bits(filters.conditions) if filters.conditions else _ANY,
        low=0 if filters.min_total is None else filters.min_total,
        high=NO_OFFER if filters.max_total is None else filters.max_total,
        alone=not filters.stores and sum(map(bool, (filters.availability, filters.conditions, *bounds))) == 1,
    )


def _in_parts(size: int, work: Callable[[slice], T]) -> list[T]:
    """What ``work`` makes of each part of so many rows, in order."""
    length = math.ceil(size / max(1, math.ceil(size / _AT_ONCE)))
    parts = [slice(start, start + length) for start in range(0, size, max(1, length))]
    return list(_threads().map(work, parts) if len(parts) > 1 else map(work, parts))


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(os.cpu_count(), thread_name_prefix="offers")


@compiled
def _find_passing(ordinals: Ordinals, sums: _Sums, runs: Runs, wanted: _Wanted, found: Bools) -> None:
    """No branches for an offer, as nothing tells a processor which way they go: half the time."""
    for place in range(len(ordinals)):
        ordinal = ordinals[place]
        passes = (sums.lowest[ordinal] <= wanted.high) & (sums.highest[ordinal] >= wanted.low)
        passes &= (sums.signature[ordinal] & wanted.availabilities) != 0
        passes &= (sums.signature[ordinal] & wanted.conditions) != 0
        if wanted.alone or not passes:
            found[place] = passes
            continue
        first, passes = runs.start[ordinal], False
        for row in range(first, first + runs.length[ordinal]):
            total, signature = runs.values[row].total, runs.values[row].signature
            right = ((signature & wanted.availabilities) != 0) & ((signature & wanted.conditions) != 0)
            right &= (total >= wanted.low) & (total <= wanted.high)
            passes |= right & wanted.stores[runs.values[row].store]
        found[place] = passes


@compiled
def _survey(
    ordinals: Ordinals, runs: Runs, wanted: _Wanted, best_keys: Ordinals, joined: Array, stores: Ordinals
) -> tuple[Any, Any]:
    """Least and greatest total; the last three arguments are filled. An offer counts in a facet when it fails no
    filter but the facet's own: when as many fail in all as that one does, 0 or 1. No branches, as above."""
    lowest, highest = NO_OFFER, -1
    for place in range(len(ordinals)):
        first, best, bits, store_before = runs.start[ordinals[place]], NO_OFFER, np.uint32(0), -1
        for row in range(first, first + runs.length[ordinals[place]]):
            total, signature, store = (
                runs.values[row].total,
                runs.values[row].signature,
                runs.values[row].store,
            )
            store_fails = np.uint32(not wanted.stores[store])
            availability_fails = np.uint32((signature & wanted.availabilities) == 0)
            condition_fails = np.uint32((signature & wanted.conditions) == 0)
            price_fails = np.uint32((total < wanted.low) | (total > wanted.high))
            failed = store_fails + availability_fails + condition_fails + price_fails
            bits |= (
                (signature & AVAILABILITY_BITS) * np.uint32(failed == availability_fails)
                | (signature & CONDITION_BITS) * np.uint32(failed == condition_fails)
                | (signature & STEP_BITS) * np.uint32(failed == price_fails)
            )
            lowest = min(lowest, total if failed == price_fails else NO_OFFER)
            highest = max(highest, total if failed == price_fails else -1)
            # Offers lie in the order of their stores: a product counts once in each.
            counts = (failed == store_fails) & (store != store_before)
            stores[store] += counts
            store_before = store if counts else store_before
            key = total + (UNAVAILABLE if signature & UNPURCHASABLE_BITS else 0)
            best = min(best, key if failed == 0 else NO_OFFER)
        best_keys[place], joined[place] = best, bits
    return lowest, highest


@compiled
def _count_stores(ordinals: Ordinals, runs: Runs, stores: Ordinals) -> None:
    for place in range(len(ordinals)):
        first, before = runs.start[ordinals[place]], -1
        for row in range(first, first + runs.length[ordinals[place]]):
            store = runs.values[row].store
            stores[store] += store != before
            before = store


@compiled
def _count_bits(signatures: Array, counts: Ordinals) -> None:
    for bit in range(len(counts)):
        found = 0
        for row in range(len(signatures)):
            found += (signatures[row] >> bit) & 1
        counts[bit] = found
