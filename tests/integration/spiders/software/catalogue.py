"""The goods of the small shops: one catalogue, shown in the manner of each shop software."""

from dataclasses import dataclass
from decimal import Decimal

CATEGORIES = {"tools": "Tools", "garden": "Garden", "kitchen": "Kitchen", "sale": "Sale"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What a shopper can know of a product; ``was`` is the struck-out price, ``stock`` the pieces left."""

    number: int
    name: str
    price: str
    categories: tuple[str, ...]
    was: str | None = None
    sku: str | None = None
    brand: str | None = None
    gtin: str | None = None
    stock: int = 20
    sizes: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """As addresses have it."""
        return "-".join("".join(c if c.isalnum() else " " for c in self.name.lower()).split())

    @property
    def net(self) -> str:
        """Without a tax of 20 %."""
        return str((Decimal(self.price) / Decimal("1.2")).quantize(Decimal("0.01")))


THINGS = (
    Thing(number=11, name="Claw hammer", price="23.90", was="29.90", categories=("tools",), sku="CH-100",
          brand="Stanway", gtin="4006381333931"),
    Thing(number=12, name="Anvil 404", price="149.00", categories=("tools",), sku="AN-404", brand="Stanway"),
    Thing(number=13, name="Folding saw", price="18.50", categories=("tools", "garden"), sku="demo_13",
          brand="Verdant", gtin="9780306406157"),
    Thing(number=14, name="Watering can", price="12.00", categories=("garden",), sku="WC 7", brand="Verdant", stock=0),
    Thing(number=15, name="Rose seeds", price="3.20", categories=("garden",), brand="Verdant"),
    Thing(number=16, name="Garden gloves", price="9.90", was="14.90", categories=("garden", "sale"), sku="GG-1",
          brand="Verdant", sizes=("S", "M", "L")),
    Thing(number=17, name="Cast iron pan", price="1299.00", categories=("kitchen",), sku="PAN-1299", brand="Cocotte"),
    Thing(number=18, name="Mug “Morning”", price="11.90", categories=("kitchen", "sale"), sku="2118",
          brand="Cocotte", stock=3),
    Thing(number=19, name="Apron", price="25.00", categories=("kitchen",), sku="apron", brand="Cocotte",
          sizes=("M", "L")),
    Thing(number=20, name="Bread knife 9 in.", price="31.45", categories=("kitchen", "tools"), sku="BK/9",
          brand="Stanway"),
)  # fmt: skip


def of_category(slug: str) -> list[Thing]:
    """The things of a category; all of them where it is none."""
    return [thing for thing in THINGS if slug in thing.categories or slug not in CATEGORIES]
