"""What a title says, kept for a while: the same offers are compared often, by rule after rule.

10,000 titles are kept, by each rule too: pairs come in an order in which those of one offer stand together. With
50,000 matching took no less time, and 100 MiB more for 100,000 listings.
"""

from functools import lru_cache

from catalog.titles import read_without_brand, shipped_brands

# few rules ask for the brand, which costs a third more
title_reading = read_without_brand


@lru_cache(maxsize=10_000)
def brand_in_title(title: str) -> str | None:
    """The brand that a title names, as the shipped table spells it."""
    return shipped_brands().find(title_reading(title).words)
