"""Compares the details of two offers: versions, platforms, editions, and descriptions with the other's title."""

import math
from collections.abc import Callable, Collection
from typing import NamedTuple

from matchers.features.agreement import TOLERANCE
from matchers.features.details import Details
from matchers.features.profile import Profile

Side = tuple[Profile, Details]


class DetailAgreement(NamedTuple):
    """Counts where said; low and high are the smaller and the larger side."""

    described_measures: float  # of one title that only the other's description states too
    described_conflicts: float
    described_colour: float  # 1 agrees, -1 conflicts
    described_code: float  # rarity of the rarest code that both have, one of them in the description
    codes_apart: float  # 1 where both have long codes and share none, descriptions included
    versions_shared: float
    versions_conflict: float  # 1 where both name versions and share none
    versions_low: float  # versions that the other lacks
    versions_high: float
    platform_conflict: float
    platform_lacking: float
    sales_lacking: float  # upgrade, academic, licence … that only one names
    sales_conflict: float
    grades: float  # -1 conflict, -0.5 only one names a grade, 0 equal


def detail_agreement(left: Side, right: Side, rarity: Callable[[str], float]) -> DetailAgreement:
    """Every detail of the pair; ``rarity`` is that of a code."""
    (one, a), (other, b) = left, right
    agreeing, conflicting = (
        x + y for x, y in zip(_measures(one, other, b), _measures(other, one, a), strict=True)
    )
    shared_a = sum(any(same_version(x, y) for y in b.versions) for x in a.versions)
    shared_b = sum(any(same_version(x, y) for x in a.versions) for y in b.versions)
    codes_a, codes_b = a.codes | a.title_codes, b.codes | b.title_codes
    found = (codes_a & codes_b) - (a.title_codes & b.title_codes)
    lone = sorted((len(a.versions) - shared_a, len(b.versions) - shared_b))
    return DetailAgreement(
        described_measures=float(agreeing),
        described_conflicts=float(conflicting),
        described_colour=_colours(one, other, b) + _colours(other, one, a),
        described_code=max(map(rarity, found), default=0.0),
        codes_apart=float(_disjoint(codes_a, codes_b)),
        versions_shared=float(min(shared_a, shared_b)),
        versions_conflict=float(_disjoint(a.versions, b.versions) and not shared_a),
        versions_low=float(lone[0]),
        versions_high=float(lone[1]),
        platform_conflict=float(_disjoint(a.platforms, b.platforms)),
        platform_lacking=float(bool(a.platforms) != bool(b.platforms)),
        sales_lacking=float(len(a.sales ^ b.sales)),
        sales_conflict=float(_disjoint(a.sales, b.sales)),
        grades=_grades(a.grades, b.grades),
    )


def same_version(one: str, other: str) -> bool:
    """4 is 4.2: the shorter one leaves the rest open."""
    return one == other or one.startswith(other + ".") or other.startswith(one + ".")


def _measures(one: Profile, other: Profile, described: Details) -> tuple[int, int]:
    """How many measures that only one title states the other's description confirms, and contradicts."""
    asked = [d for d in one.measures if d not in other.measures and d in described.measures]
    agreeing = sum(_agree(one.measures[d], described.measures[d]) for d in asked)
    return agreeing, len(asked) - agreeing


def _agree(stated: Collection[float], described: Collection[float]) -> bool:
    return any(math.isclose(x, y, rel_tol=TOLERANCE) for x in stated for y in described)


def _colours(one: Profile, other: Profile, described: Details) -> float:
    stated = one.reading.colours
    if not stated or other.reading.colours or not described.colours:
        return 0.0
    return 1.0 if stated & described.colours else -1.0


def _disjoint(one: Collection[str], other: Collection[str]) -> bool:
    return bool(one) and bool(other) and not set(one) & set(other)


def _grades(one: Collection[str], other: Collection[str]) -> float:
    if one == other:
        return 0.0
    return -1.0 if one and other else -0.5
