"""Column types that mean the same on SQLite and PostgreSQL, and the metadata that all tables share."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, DateTime, Dialect, Enum, Integer, MetaData, String
from sqlalchemy.types import TypeDecorator, TypeEngine

# Every constraint has a name, so that a migration can drop it on either database.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# 64 bits on PostgreSQL; on SQLite only a plain INTEGER key numbers itself (it has 64 bits as well).
Identity = BigInteger().with_variant(Integer(), "sqlite")

# Four decimals: the finest currency has three (KWD), and per-piece prices in feeds have four.
_SCALE = 4
_QUANTUM = Decimal(1).scaleb(-_SCALE)


class UtcDateTime(TypeDecorator[datetime]):
    """Aware UTC in and out. A naive datetime is refused: it would mean another moment on each machine."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a stored time must be aware, got {value!r}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Amount(TypeDecorator[Decimal]):
    """A decimal amount of money, kept as a whole number of ten-thousandths (SQLite has no decimal)."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        if value is None:
            return None
        return int(value.quantize(_QUANTUM, ROUND_HALF_UP).scaleb(_SCALE))

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value).scaleb(-_SCALE)


def stored_amount(amount: Decimal) -> Decimal:
    """``amount`` as it comes back from the database: rounded half up to four decimals."""
    return amount.quantize(_QUANTUM, ROUND_HALF_UP)


def enum_of(kind: type[StrEnum]) -> Enum:
    """An enum stored by value as text: a new member needs no migration."""
    return Enum(
        kind, native_enum=False, length=32, values_callable=lambda members: [m.value for m in members]
    )


def id_column(name: str = "id") -> Column[int]:
    """A number that the database gives out."""
    return Column(name, Identity, primary_key=True, autoincrement=True)


def column(
    name: str, kind: TypeEngine[Any] | type[TypeEngine[Any]], *, null: bool = False, **more: Any
) -> Column[Any]:
    """A column that is NOT NULL unless said otherwise."""
    return Column(name, kind, nullable=null, **more)


def money_columns(name: str) -> tuple[Column[Any], Column[Any]]:
    """``NAME_amount`` and ``NAME_currency``: both null or both set."""
    return (
        Column(f"{name}_amount", Amount, nullable=True),
        Column(f"{name}_currency", String(3), nullable=True),
    )


def json_column(name: str, default: Callable[[], Any]) -> Column[Any]:
    """A list or mapping that is read whole and never searched."""
    return Column(name, JSON, nullable=False, default=default)
