"""Whether the stores of a catalogue list each product once, told by their offers without a label.

Offers that name one model code are nearly always offers of one product. Where stores list a product once, few pairs of
such offers are of one store; where they list it often, most are. Where few offers name a code (groceries), pairs that
are likely by themselves tell the same.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import comb

import numpy as np
from numpy.typing import NDArray

from matchers.features.profile import profile
from matchers.record import Record

# shorter codes are sizes and sockets as often as models
_SHORTEST = 4
# of such pairs .03 to .27 are of one store in seven categories of a price-comparison site, .57 to .69 in shops that
# list a product often
_OFTEN = 0.4
# fewer codes that several offers name, or fewer likely pairs, decide nothing: a store may list a product often then,
# which forbids less
_FEWEST = 50
# where fewer codes an offer than these are named by others as well, they are no names of models: .025 in groceries, .25
# in phones, .75 and more elsewhere
_NAMED = 0.05
# offers with one code that are looked at: bounds the pairs of a group, and a code of many offers names no model
_AT_MOST = 30


def stores_list_once(records: Sequence[Record]) -> bool | None:
    """Whether no two offers of a store are one product; None where too few offers name a code to tell.

    A code weighs as its offers, not as their pairs.
    """
    stores: dict[str, list[str]] = defaultdict(list)
    for record in records:
        if record.store_id is None:
            return False
        for code in set(profile(record).codes):
            if len(code) >= _SHORTEST:
                stores[code].append(record.store_id)
    named = [found[:_AT_MOST] for found in stores.values() if len(found) > 1]
    if sum(map(len, named)) < _NAMED * len(records):
        return None
    pairs = sum(comb(len(found), 2) / len(found) for found in named)
    one_store = sum(sum(comb(count, 2) for count in Counter(found).values()) / len(found) for found in named)
    return len(named) >= _FEWEST and one_store < _OFTEN * pairs


def likely_pairs_list_once(one_store: NDArray[np.bool_]) -> bool:
    """The same, told by whether each of the pairs that are likely by themselves is of one store: .11 in groceries, .50
    and .73 in shops that list a product often.
    """
    return len(one_store) >= _FEWEST and bool(one_store.mean() < _OFTEN)
