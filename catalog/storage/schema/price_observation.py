"""The points of every offer's price history."""

from sqlalchemy import Column, ForeignKey, Index, Table

from catalog.domain.availability import Availability
from catalog.storage.schema.columns import (
    Identity,
    UtcDateTime,
    column,
    enum_of,
    id_column,
    metadata,
    money_columns,
)

price_observation = Table(
    "price_observation",
    metadata,
    id_column(),
    Column("offer_id", Identity, ForeignKey("offer.id", ondelete="CASCADE"), nullable=False),
    column("observed_at", UtcDateTime),
    *money_columns("price"),
    *money_columns("shipping"),
    column("availability", enum_of(Availability), null=True),
    Index("ix_price_observation_offer_id_observed_at", "offer_id", "observed_at"),
)
