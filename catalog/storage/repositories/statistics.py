"""Counts for people: how much there is, and how far readers of the change log are."""

from sqlalchemy import ColumnElement, func, select

from catalog.storage.repositories.base import Repository
from catalog.storage.schema import metadata, offer, product


class StatisticsRepository(Repository):
    """``uow.statistics``: counts whole tables; for the command line, not for each request."""

    def rows(self) -> dict[str, int]:
        """Rows of every table."""
        return {
            table.name: self._connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in metadata.sorted_tables
        }

    def live(self) -> dict[str, int]:
        """Offers and products that are shown, offers without a product, prices in quarantine."""
        live_offer = offer.c.withdrawn_at.is_(None)
        return {
            "offers": self._count(live_offer),
            "unmatched_offers": self._count(live_offer & offer.c.product_id.is_(None)),
            "quarantined_prices": self._count(live_offer & offer.c.quarantined_amount.is_not(None)),
            "products": self._count(product.c.redirect_to.is_(None) & product.c.removed_at.is_(None)),
        }

    def offers_by_store(self) -> dict[str, int]:
        """Live offers of each store; stores without any are absent."""
        query = select(offer.c.store_id, func.count()).where(offer.c.withdrawn_at.is_(None))
        return {row[0]: row[1] for row in self._connection.execute(query.group_by(offer.c.store_id))}

    def _count(self, condition: ColumnElement[bool]) -> int:
        return self._connection.execute(select(func.count()).where(condition)).scalar_one()
