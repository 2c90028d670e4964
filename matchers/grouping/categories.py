"""Whether the categories of a catalogue bound its products: then each is grouped by itself.

A comparison site files every offer of a product in one category; shops with categories of their own do not. Offers of
two stores with the same words in their titles tell which it is, without a label.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from matchers.record import Record

# of such pairs .999 are of one category on a price-comparison site, .83 where four shops have categories of their own
_BOUND = 0.99
# fewer pairs decide nothing
_FEWEST = 50
# offers with the same words that are looked at: bounds the pairs of a group
_AT_MOST = 30


def by_category(records: Sequence[Record]) -> list[list[Record]]:
    """The records, apart by category where categories bound products, else all in one list."""
    parts: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        parts[record.category or ""].append(record)
    if len(parts) < 2 or "" in parts or not _bound(records):
        return [list(records)]
    return [parts[category] for category in sorted(parts)]


def _bound(records: Sequence[Record]) -> bool:
    alike: dict[frozenset[str], list[Record]] = defaultdict(list)
    for record in records:
        alike[frozenset(record.title.split())].append(record)
    pairs = same = 0
    for found in alike.values():
        for one, other in combinations(found[:_AT_MOST], 2):
            if one.store_id != other.store_id:
                pairs += 1
                same += one.category == other.category
    return pairs >= _FEWEST and same >= _BOUND * pairs
