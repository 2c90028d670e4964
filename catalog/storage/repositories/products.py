"""Canonical products: golden records, merges and removals.

Invariants: a merged product redirects straight to one that does not redirect; rows are never deleted.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, String, bindparam, delete, exists, insert, select, update

from catalog.domain.change import ChangeKind
from catalog.domain.product import Product
from catalog.errors import ConflictError, NotFoundError
from catalog.storage.repositories.base import Repository, batches, utc_now
from catalog.storage.repositories.product_rows import product_values, read_product
from catalog.storage.schema import offer, product, product_gtin

_LIVE = product.c.redirect_to.is_(None) & product.c.removed_at.is_(None)
# What a new golden record never overwrites.
_KEPT = {"id", "created_at"}


class ProductRepository(Repository):
    """``uow.products``."""

    def get(self, product_id: str) -> Product:
        """The product, or the one it was merged into, perhaps removed (``removed_at``). Raises NotFoundError."""
        final = self.resolve([product_id]).get(product_id)
        if final is None:
            raise NotFoundError(f"there is no product {product_id!r}")
        return self.by_ids([final])[final]

    def by_ids(self, product_ids: Collection[str]) -> dict[str, Product]:
        """Products by id as they are, merged and removed ones too; unknown ids are absent."""
        found: dict[str, Product] = {}
        for batch in batches(product_ids):
            found.update((one.id, one) for one in self._read(product.c.id.in_(batch)))
        return found

    def by_gtin(self, gtin: str) -> list[Product]:
        """Live products whose golden record has this GTIN (14 digits)."""
        holders = select(product_gtin.c.product_id).where(product_gtin.c.gtin == gtin)
        return list(self._read(product.c.id.in_(holders), _LIVE))

    def of_groups(self, group_ids: Collection[str]) -> dict[str, list[Product]]:
        """Live products of each group; groups without any are absent."""
        grouped: defaultdict[str, list[Product]] = defaultdict(list)
        for batch in batches(group_ids):
            for one in self._read(product.c.group_id.in_(batch), _LIVE):
                assert one.group_id is not None
                grouped[one.group_id].append(one)
        return dict(grouped)

    def page(self, *, after_id: str = "", limit: int = 1_000) -> list[Product]:
        """The next ``limit`` live products in order of id."""
        return list(self._read(product.c.id > after_id, _LIVE, limit=limit))

    def iterate(self, *, batch_size: int = 5_000) -> Iterator[list[Product]]:
        """All live products in order of id, a batch at a time."""
        after = ""
        while batch := self.page(after_id=after, limit=batch_size):
            yield batch
            after = batch[-1].id

    def resolve(self, product_ids: Collection[str]) -> dict[str, str]:
        """Each id's final product: itself, or the one it was merged into. Unknown ids are absent."""
        final: dict[str, str] = {}
        for batch in batches(product_ids):
            query = select(product.c.id, product.c.redirect_to).where(product.c.id.in_(batch))
            final.update((row[0], row[1] or row[0]) for row in self._connection.execute(query))
        return final

    def save(self, products: Sequence[Product]) -> set[str]:
        """Write golden records in bulk; returns the ids of those that are new or differ.

        A removed product that is saved lives again. ``redirect_to`` is not written: use ``merge``.
        Raises ConflictError for a product that was merged into another. Save before ``offers.assign``.
        """
        rows = {one.id: product_values(one) for one in products}
        known = self._hashes(rows)
        changed = [row for id_, row in sorted(rows.items()) if known.get(id_) != row["content_hash"]]
        if not changed:
            return set()
        fresh = self._insert(product)
        replaced = {name: fresh.excluded[name] for name in changed[0] if name not in _KEPT}
        upsert = fresh.on_conflict_do_update(index_elements=[product.c.id], set_=replaced)
        self._connection.execute(upsert, changed)
        self._write_gtins({row["id"]: row["gtins"] for row in changed})
        for row in changed:
            self._changes.add(ChangeKind.PRODUCT_CHANGED, row["id"], row["updated_at"])
        return {row["id"] for row in changed}

    def merge(self, into: Mapping[str, str], *, at: datetime | None = None) -> None:
        """Merge products (key) into others (value): offers move, the key's id redirects from now on.

        Chains are resolved (``a → b``, ``b → c`` leaves ``a → c``). Raises ConflictError for a circle,
        NotFoundError for a product that was never saved.
        """
        now = at or utc_now()
        earlier = self.resolve({*into, *into.values()})
        unknown = {*into, *into.values()} - earlier.keys()
        if unknown:
            raise NotFoundError(f"there is no product {', '.join(sorted(unknown))}: nothing was merged")
        final = {loser: _end_of(loser, into, earlier) for loser in into}
        rows = [{"loser": loser, "winner": winner} for loser, winner in sorted(final.items())]
        if not rows:
            return
        loser = bindparam("loser", type_=String)
        winner = bindparam("winner", type_=String)
        for statement in (
            update(offer).where(offer.c.product_id == loser).values(product_id=winner),
            update(product).where(product.c.redirect_to == loser).values(redirect_to=winner),
            update(product)
            .where(product.c.id == loser)
            .values(redirect_to=winner, updated_at=now, removed_at=None),
        ):
            self._connection.execute(statement, rows)
        self._write_gtins({row["loser"]: [] for row in rows})
        for one, other in sorted(final.items()):
            self._changes.add(ChangeKind.PRODUCT_MERGED, one, now)
            self._changes.add(ChangeKind.PRODUCT_CHANGED, other, now)

    def remove_empty(self, product_ids: Collection[str], *, at: datetime | None = None) -> list[str]:
        """Mark those of ``product_ids`` as removed that have no offer at all; returns them."""
        now = at or utc_now()
        removed: list[str] = []
        has_offer = exists().where(offer.c.product_id == product.c.id)
        for batch in batches(sorted(product_ids)):
            statement = update(product).where(product.c.id.in_(batch), _LIVE, ~has_offer)
            statement = statement.values(removed_at=now, updated_at=now, content_hash="")
            removed.extend(self._connection.execute(statement.returning(product.c.id)).scalars())
        self._write_gtins({id_: [] for id_ in removed})
        for id_ in sorted(removed):
            self._changes.add(ChangeKind.PRODUCT_REMOVED, id_, now)
        return sorted(removed)

    def _hashes(self, product_ids: Collection[str]) -> dict[str, str]:
        known: dict[str, str] = {}
        for batch in batches(product_ids):
            query = select(product.c.id, product.c.content_hash, product.c.redirect_to)
            for id_, digest, redirect in self._connection.execute(query.where(product.c.id.in_(batch))):
                if redirect is not None:
                    raise ConflictError(f"product {id_} was merged into {redirect}: save that one instead")
                known[id_] = digest
        return known

    def _write_gtins(self, gtins: Mapping[str, Sequence[str]]) -> None:
        for batch in batches(gtins):
            self._connection.execute(delete(product_gtin).where(product_gtin.c.product_id.in_(batch)))
        rows = [
            {"product_id": id_, "gtin": gtin} for id_, many in gtins.items() for gtin in dict.fromkeys(many)
        ]
        if rows:
            self._connection.execute(insert(product_gtin), rows)

    def _read(self, *conditions: ColumnElement[bool], limit: int | None = None) -> Iterator[Product]:
        query = select(product).where(*conditions).order_by(product.c.id).limit(limit)
        for row in self._connection.execute(query).mappings():
            yield read_product(row)


def _end_of(start: str, into: Mapping[str, str], earlier: Mapping[str, str]) -> str:
    """Where ``start`` ends after all merges of this call and those before it."""
    seen = {start}
    here = start
    while True:
        following = into.get(here) or earlier.get(here, here)
        if following == here:
            return here
        if following in seen:
            raise ConflictError(f"products {sorted(seen)} would be merged in a circle: name one that stays")
        seen.add(following)
        here = following
