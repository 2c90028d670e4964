"""Money in answers: a decimal string and its currency, never a float."""

from pydantic import BaseModel, Field

from catalog.domain.money import Money


class MoneyModel(BaseModel):
    """An amount of money."""

    amount: str = Field(description="Decimal in major units, such as 19.90", examples=["19.90"])
    currency: str = Field(description="ISO 4217", examples=["EUR"])

    @classmethod
    def of(cls, money: Money | None) -> "MoneyModel | None":
        """None stays None."""
        return None if money is None else cls(amount=str(money.amount), currency=money.currency)

    @classmethod
    def of_minor(cls, units: int, currency: str) -> "MoneyModel":
        """From the index's integers in minor units."""
        money = Money.from_minor_units(units, currency)
        return cls(amount=str(money.amount), currency=currency)
