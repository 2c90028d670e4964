"""Availability from the codes of schema.org, of feeds and of shop software."""

import re

from catalog.domain.availability import Availability

_IN, _OUT = Availability.IN_STOCK, Availability.OUT_OF_STOCK
_PRE, _BACK, _END = Availability.PRE_ORDER, Availability.BACK_ORDER, Availability.DISCONTINUED

# https://schema.org/ItemAvailability, Google's feeds, WooCommerce; letters only, lower case.
# What is made to order can be ordered without waiting for stock to return.
_CODES = {
    "in": _IN,
    "instock": _IN,
    "instockonline": _IN,
    "instoreonly": _IN,
    "onlineonly": _IN,
    "limitedavailability": _IN,
    "lowstock": _IN,
    "available": _IN,
    "madetoorder": _IN,
    "outofstock": _OUT,
    "soldout": _OUT,
    "reserved": _OUT,
    "unavailable": _OUT,
    "notavailable": _OUT,
    "oos": _OUT,
    "preorder": _PRE,
    "presale": _PRE,
    "backorder": _BACK,
    "onbackorder": _BACK,
    "availablebackorder": _BACK,
    "availablefororder": _BACK,
    "discontinued": _END,
}


def parse_availability(text: str | None) -> Availability | None:
    """The state of a code or a schema.org address; None where it is none.

    What shops print for people is read where it stands: ``spiders.extraction.words.availability``.
    """
    if not text:
        return None
    code = re.sub(r"[^a-z]", "", re.split(r"[/#:]", text.strip().rstrip("/"))[-1].lower())
    return _CODES.get(code)
