"""Partner stores."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, select, update

from catalog.domain.money import Money
from catalog.domain.store import ShippingRule, Store
from catalog.errors import NotFoundError
from catalog.storage.repositories.base import Repository, utc_now
from catalog.storage.repositories.money_rows import money_values, read_money
from catalog.storage.schema import store


class StoreRepository(Repository):
    """``uow.stores``."""

    def get(self, store_id: str) -> Store:
        """Raises NotFoundError."""
        row = self._connection.execute(select(store).where(store.c.id == store_id)).mappings().first()
        if row is None:
            raise NotFoundError(f"there is no store {store_id!r}: `pricemesh store list` shows them")
        return _read(row)

    def find(self, store_id: str) -> Store | None:
        """The store, or None."""
        row = self._connection.execute(select(store).where(store.c.id == store_id)).mappings().first()
        return None if row is None else _read(row)

    def all(self, *, enabled_only: bool = False) -> list[Store]:
        """Every store by id."""
        query = select(store).order_by(store.c.id)
        if enabled_only:
            query = query.where(store.c.enabled)
        return [_read(row) for row in self._connection.execute(query).mappings()]

    def by_ids(self) -> Mapping[str, Store]:
        """Every store under its id."""
        return {one.id: one for one in self.all()}

    def save(self, one: Store, *, at: datetime | None = None) -> None:
        """Add the store, or replace what is known of it."""
        now = at or utc_now()
        values = {**_values(one), "updated_at": now}
        fresh = self._insert(store).values(**values, created_at=now)
        self._connection.execute(fresh.on_conflict_do_update(index_elements=[store.c.id], set_=values))

    def set_enabled(self, store_id: str, enabled: bool, *, at: datetime | None = None) -> None:
        """Switch scheduled crawls on or off. Raises NotFoundError."""
        change = (
            update(store).where(store.c.id == store_id).values(enabled=enabled, updated_at=at or utc_now())
        )
        if self._connection.execute(change).rowcount == 0:
            raise NotFoundError(f"there is no store {store_id!r}: `pricemesh store list` shows them")


def _values(one: Store) -> dict[str, Any]:
    rule = one.shipping
    free_from = rule.free_from if rule else None
    return {
        "id": one.id,
        "name": one.name,
        "base_url": one.base_url,
        "country": one.country,
        "currency": one.currency,
        "platform": one.platform,
        "schedule": one.schedule,
        "enabled": one.enabled,
        **money_values("shipping", rule.cost if rule else None),
        "shipping_free_from_amount": free_from.amount if free_from else None,
        "options": dict(one.options),
    }


def _read(row: RowMapping) -> Store:
    return Store(
        id=row["id"],
        name=row["name"],
        base_url=row["base_url"],
        country=row["country"],
        currency=row["currency"],
        platform=row["platform"],
        schedule=row["schedule"],
        enabled=row["enabled"],
        shipping=_read_shipping(row),
        options=row["options"],
    )


def _read_shipping(row: RowMapping) -> ShippingRule | None:
    cost: Money | None = read_money(row["shipping_amount"], row["shipping_currency"])
    if cost is None:
        return None
    return ShippingRule(cost=cost, free_from=read_money(row["shipping_free_from_amount"], cost.currency))
