"""Price history."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import exists, insert, select, true

from catalog.domain.offer import PriceObservation
from catalog.storage.repositories.base import Repository, batches
from catalog.storage.repositories.money_rows import money_values, read_money
from catalog.storage.schema import offer, price_observation


class ObservationRepository(Repository):
    """``uow.observations``: a point is written when price, shipping or availability changed."""

    def of_offers(
        self, offer_ids: Collection[int], *, since: datetime | None = None
    ) -> dict[int, list[PriceObservation]]:
        """Each offer's history, oldest first; offers without a point are absent."""
        grouped: defaultdict[int, list[PriceObservation]] = defaultdict(list)
        recent = true() if since is None else price_observation.c.observed_at >= since
        order = (price_observation.c.offer_id, price_observation.c.observed_at, price_observation.c.id)
        for batch in batches(offer_ids):
            query = select(price_observation).where(price_observation.c.offer_id.in_(batch), recent)
            for row in self._connection.execute(query.order_by(*order)).mappings():
                point = PriceObservation(
                    offer_id=row["offer_id"],
                    observed_at=row["observed_at"],
                    price=read_money(row["price_amount"], row["price_currency"]),
                    shipping=read_money(row["shipping_amount"], row["shipping_currency"]),
                    availability=row["availability"],
                )
                grouped[point.offer_id].append(point)
        return dict(grouped)

    def products_since(self, since: datetime, *, after_id: str = "", limit: int = 1_000) -> list[str]:
        """The next ids, in order, of products with an offer that has a point at or after a time."""
        owner = offer.c.product_id
        recent = exists().where(
            price_observation.c.offer_id == offer.c.id, price_observation.c.observed_at >= since
        )
        query = select(owner).where(owner > after_id, recent).distinct().order_by(owner).limit(limit)
        return list(self._connection.execute(query).scalars())

    def add(self, points: Sequence[PriceObservation]) -> None:
        """Append points in bulk."""
        rows = [
            {
                "offer_id": point.offer_id,
                "observed_at": point.observed_at,
                **money_values("price", point.price),
                **money_values("shipping", point.shipping),
                "availability": point.availability,
            }
            for point in points
        ]
        if rows:
            self._connection.execute(insert(price_observation), rows)
