"""Reading offers, assigning them to products, and settling quarantined prices."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, func, select, true, update

from catalog.domain.change import ChangeKind
from catalog.domain.offer import Offer
from catalog.errors import NotFoundError
from catalog.normalise.url import url_key
from catalog.storage.repositories.base import Repository, batches, utc_now
from catalog.storage.repositories.offer_rows import read_offer
from catalog.storage.schema import offer

_LIVE = offer.c.withdrawn_at.is_(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """Where an offer's store files it, and the attributes that it states, both in the store's own words."""

    offer_id: int
    store_id: str
    category: tuple[str, ...]
    attributes: Mapping[str, str]


# Databases refuse to compare with a greater number.
_GREATEST_ID = 2**63 - 1


class OfferRepository(Repository):
    """``uow.offers``. Batch reads cost one query for 5,000 ids. Withdrawn offers are left out where said."""

    def get(self, offer_id: int) -> Offer:
        """The offer, withdrawn or not. Raises NotFoundError."""
        found = self.by_ids([offer_id])
        if offer_id not in found:
            raise NotFoundError(f"there is no offer {offer_id}")
        return found[offer_id]

    def by_ids(self, offer_ids: Collection[int]) -> dict[int, Offer]:
        """Offers by id, withdrawn ones too; ids that do not exist are absent."""
        possible = [one for one in offer_ids if -_GREATEST_ID <= one <= _GREATEST_ID]
        return {found.id: found for batch in batches(possible) for found in self._read(offer.c.id.in_(batch))}

    def of_products(
        self, product_ids: Collection[str], *, include_withdrawn: bool = False
    ) -> dict[str, list[Offer]]:
        """Each product's offers by id; products without any are absent."""
        grouped: defaultdict[str, list[Offer]] = defaultdict(list)
        shown = true() if include_withdrawn else _LIVE
        for batch in batches(product_ids):
            for found in self._read(offer.c.product_id.in_(batch), shown):
                assert found.product_id is not None
                grouped[found.product_id].append(found)
        return dict(grouped)

    def product_ids(self, offer_ids: Collection[int]) -> dict[int, str | None]:
        """Each offer's product id."""
        found: dict[int, str | None] = {}
        for batch in batches(offer_ids):
            rows = self._connection.execute(
                select(offer.c.id, offer.c.product_id).where(offer.c.id.in_(batch))
            )
            found.update((row[0], row[1]) for row in rows)
        return found

    def own_words(self, *, after_id: str = "", limit: int = 1_000) -> dict[str, list[OwnWords]]:
        """Categories and attributes of the live offers of the next ``limit`` products in order of id."""
        owner = offer.c.product_id
        ids = select(owner).where(owner > after_id, _LIVE).distinct().order_by(owner).limit(limit)
        query = (
            select(owner, offer.c.id, offer.c.store_id, offer.c.category, offer.c.attributes)
            .where(owner.in_(ids), _LIVE)
            .order_by(owner, offer.c.id)
        )
        found: defaultdict[str, list[OwnWords]] = defaultdict(list)
        for product_id, offer_id, store_id, path, attributes in self._connection.execute(query):
            words = OwnWords(
                offer_id=offer_id, store_id=store_id, category=tuple(path), attributes=attributes or {}
            )
            found[product_id].append(words)
        return dict(found)

    def by_gtin(self, gtin: str) -> list[Offer]:
        """Live offers that state this GTIN (14 digits)."""
        return list(self._read(offer.c.gtin == gtin, _LIVE))

    def by_url(self, url: str) -> list[Offer]:
        """Live offers at this address; scheme, ``www.``, fragment and tracking parameters do not matter."""
        return list(self._read(offer.c.url_key == url_key(url), _LIVE))

    def page(
        self,
        *,
        after_id: int = 0,
        limit: int = 1_000,
        store_id: str | None = None,
        unmatched: bool = False,
        quarantined: bool = False,
        include_withdrawn: bool = False,
    ) -> list[Offer]:
        """The next ``limit`` offers in order of id. ``unmatched``: without a product."""
        conditions: list[ColumnElement[bool]] = [offer.c.id > after_id]
        if store_id is not None:
            conditions.append(offer.c.store_id == store_id)
        if unmatched:
            conditions.append(offer.c.product_id.is_(None))
        if quarantined:
            conditions.append(offer.c.quarantined_amount.is_not(None))
        if not include_withdrawn:
            conditions.append(_LIVE)
        return list(self._read(*conditions, limit=limit))

    def count(self) -> int:
        """How many live offers there are."""
        return self._connection.execute(select(func.count()).where(_LIVE)).scalar_one()

    def ids_of_store(self, store_id: str) -> list[int]:
        """Ids of the store's live offers."""
        query = select(offer.c.id).where(offer.c.store_id == store_id, _LIVE).order_by(offer.c.id)
        return list(self._connection.execute(query).scalars())

    def iterate(self, *, batch_size: int = 5_000, include_withdrawn: bool = False) -> Iterator[list[Offer]]:
        """All offers in order of id, a batch at a time."""
        after = 0
        while batch := self.page(after_id=after, limit=batch_size, include_withdrawn=include_withdrawn):
            yield batch
            after = batch[-1].id

    def assign(self, products: Mapping[int, str | None], *, at: datetime | None = None) -> set[str]:
        """Move offers to products (None: to none). Returns the products that lost or gained an offer.

        Offers already there are left alone; each product in the result gets a PRODUCT_CHANGED.
        """
        before = self.product_ids(products.keys())
        moved = {id_: products[id_] for id_, old in before.items() if old != products[id_]}
        if not moved:
            return set()
        statement = (
            update(offer).where(offer.c.id == bindparam("which")).values(product_id=bindparam("product"))
        )
        rows = [{"which": id_, "product": product} for id_, product in sorted(moved.items())]
        self._connection.execute(statement, rows)
        touched = {p for id_, new in moved.items() for p in (before[id_], new) if p is not None}
        for product_id in sorted(touched):
            self._changes.add(ChangeKind.PRODUCT_CHANGED, product_id, at or utc_now())
        return touched

    def _read(self, *conditions: ColumnElement[bool], limit: int | None = None) -> Iterator[Offer]:
        query = select(offer).where(*conditions).order_by(offer.c.id).limit(limit)
        for row in self._connection.execute(query).mappings():
            yield read_offer(row)
