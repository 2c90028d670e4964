"""By which keys products may be variants of one item."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import delete, func, insert, select

from catalog.domain.variant_key import VariantKey
from catalog.storage.repositories.base import Repository, batches
from catalog.storage.schema import product_variant_key

_TABLE = product_variant_key


class VariantKeyRepository(Repository):
    """``uow.variant_keys``. Only live products have keys."""

    def replace(self, keys: Mapping[str, Collection[VariantKey]]) -> set[str]:
        """Set the keys of products (none: they leave all others); returns the products whose keys changed."""
        known = self.of_products(keys)
        changed = {id_: set(many) for id_, many in keys.items() if set(many) != set(known.get(id_, ()))}
        for batch in batches(sorted(changed)):
            self._connection.execute(delete(_TABLE).where(_TABLE.c.product_id.in_(batch)))
        rows = [
            {"key": one.key, "product_id": id_, "variant": one.values or "", "numbered": one.numbered}
            for id_, many in changed.items()
            for one in many
        ]
        if rows:
            self._connection.execute(insert(_TABLE), rows)
        return set(changed)

    def of_products(self, product_ids: Collection[str]) -> dict[str, list[VariantKey]]:
        """Each product's keys; products without any are absent."""
        found: defaultdict[str, list[VariantKey]] = defaultdict(list)
        for batch in batches(product_ids):
            query = (
                select(_TABLE).where(_TABLE.c.product_id.in_(batch)).order_by(_TABLE.c.key, _TABLE.c.variant)
            )
            for row in self._connection.execute(query).mappings():
                one = VariantKey(row["key"], row["variant"] or None, row["numbered"])
                found[row["product_id"]].append(one)
        return dict(found)

    def sharing(self, keys: Collection[str], *, at_most: int) -> set[str]:
        """Products that have one of ``keys``; a key that more than ``at_most`` products have counts for nothing."""
        found: set[str] = set()
        for batch in batches(keys):
            chosen = _TABLE.c.key.in_(batch)
            holders = func.count(_TABLE.c.product_id.distinct())
            few = select(_TABLE.c.key).where(chosen).group_by(_TABLE.c.key).having(holders <= at_most)
            query = select(_TABLE.c.product_id).where(chosen, _TABLE.c.key.in_(few)).distinct()
            found.update(self._connection.execute(query).scalars())
        return found
