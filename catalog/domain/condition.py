"""The condition an item is sold in, in schema.org's words."""

from enum import StrEnum


class Condition(StrEnum):
    """``None`` where a page does not say; a product without a word on it is taken as new downstream."""

    NEW = "New"
    REFURBISHED = "Refurbished"
    USED = "Used"
    DAMAGED = "Damaged"
