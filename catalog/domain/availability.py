"""Whether an offer can be bought now, in schema.org's words."""

from enum import StrEnum


class Availability(StrEnum):
    """The five states that pricemesh tells apart; unknown is ``None``, never a guess."""

    IN_STOCK = "InStock"
    OUT_OF_STOCK = "OutOfStock"
    PRE_ORDER = "PreOrder"
    BACK_ORDER = "BackOrder"
    DISCONTINUED = "Discontinued"

    @property
    def purchasable(self) -> bool:
        """True where a shopper can order today (also on preorder or back order)."""
        return self in (Availability.IN_STOCK, Availability.PRE_ORDER, Availability.BACK_ORDER)
