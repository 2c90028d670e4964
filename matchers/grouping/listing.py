"""Whether the stores of a catalogue list each product once, told by their offers without a label.

Offers that name one model code are nearly always offers of one product. Where stores list a product once, few pairs of
such offers are of one store; where they list it often, most are.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import comb

from matchers.features.profile import profile
from matchers.record import Record

# shorter codes are sizes and sockets as often as models
_SHORTEST = 4
# of such pairs .03 to .27 are of one store in seven categories of a price-comparison site, .57 to .69 in shops that
# list a product often
_OFTEN = 0.4
# fewer codes that several offers name decide nothing: then a store may list a product often, which forbids less
_FEWEST = 50
# offers with one code that are looked at: bounds the pairs of a group, and a code of many offers names no model
_AT_MOST = 30


def stores_list_once(records: Sequence[Record]) -> bool:
    """Whether no two offers of a store are one product. A code weighs as its offers, not as their pairs."""
    stores: dict[str, list[str]] = defaultdict(list)
    for record in records:
        if record.store_id is None:
            return False
        for code in set(profile(record).codes):
            if len(code) >= _SHORTEST:
                stores[code].append(record.store_id)
    named = [found[:_AT_MOST] for found in stores.values() if len(found) > 1]
    pairs = sum(comb(len(found), 2) / len(found) for found in named)
    one_store = sum(sum(comb(count, 2) for count in Counter(found).values()) / len(found) for found in named)
    return len(named) >= _FEWEST and one_store < _OFTEN * pairs
