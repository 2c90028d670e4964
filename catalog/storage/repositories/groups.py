"""Groups of products that differ only in variant axes."""

from collections.abc import Collection, Sequence

from sqlalchemy import select

from catalog.domain.product import ProductGroup
from catalog.domain.public_id import public_id
from catalog.storage.counters import take
from catalog.storage.repositories.base import Repository, batches
from catalog.storage.schema import product_group


class GroupRepository(Repository):
    """``uow.groups``. Membership is ``Product.group_id``."""

    def allocate_ids(self, count: int) -> list[str]:
        """New group ids, never given out before; they start with ``g``."""
        first = take(self._connection, "group", count) if count else 0
        return [f"g{public_id(first + index)}" for index in range(count)]

    def save(self, groups: Sequence[ProductGroup]) -> None:
        """Add or replace in bulk."""
        if not groups:
            return
        fresh = self._insert(product_group)
        statement = fresh.on_conflict_do_update(
            index_elements=[product_group.c.id],
            set_={"name": fresh.excluded.name, "axes": fresh.excluded.axes},
        )
        self._connection.execute(
            statement, [{"id": one.id, "name": one.name, "axes": list(one.axes)} for one in groups]
        )

    def by_ids(self, group_ids: Collection[str]) -> dict[str, ProductGroup]:
        """Groups by id; unknown ids are absent."""
        found: dict[str, ProductGroup] = {}
        for batch in batches(group_ids):
            query = select(product_group).where(product_group.c.id.in_(batch))
            for row in self._connection.execute(query).mappings():
                found[row["id"]] = ProductGroup(id=row["id"], name=row["name"], axes=tuple(row["axes"]))
        return found
