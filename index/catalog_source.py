"""The catalog as a source of changes and documents."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from catalog.domain.change import Change, ChangeKind
from catalog.exchange import ExchangeRates
from catalog.storage.unit_of_work import UnitOfWork
from index.document import ProductDocument
from index.price_history import USUAL_DAYS
from index.projection import Projection

_OF_OFFERS = frozenset(kind for kind in ChangeKind if kind.value.startswith("offer_"))
# Products read at once: some 10 MB with offers and history.
_BATCH = 1_000


class CatalogSource:
    """A ``ChangeSource`` and ``PricedProducts``; each call reads in a transaction of its own."""

    def __init__(
        self,
        database: Engine,
        *,
        rates: ExchangeRates,
        currency: str,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """``currency``: the one in which offers are compared. ``clock``: the time that discounts are as of."""
        self._database = database
        self._clock = clock
        self._projection = Projection(rates=rates, currency=currency)

    def head(self) -> int:
        """The newest sequence of the log."""
        with self._reading() as uow:
            return uow.changes.head()

    def reaches_back_to(self, cursor: int) -> bool:
        """True when no change after the cursor was pruned."""
        with self._reading() as uow:
            return cursor >= uow.changes.tail() - 1

    def after(self, cursor: int, limit: int) -> Sequence[Change]:
        """The next changes, in order."""
        with self._reading() as uow:
            return uow.changes.after(cursor, limit=limit)

    def products_of(self, changes: Sequence[Change]) -> Collection[str]:
        """Ids of the products that the changes touch; offers without a product touch none yet."""
        offers = {int(change.entity_id) for change in changes if change.kind in _OF_OFFERS}
        products = {change.entity_id for change in changes if change.kind not in _OF_OFFERS}
        with self._reading() as uow:
            owners = uow.offers.product_ids(offers)
        return products | {owner for owner in owners.values() if owner is not None}

    def documents(self, product_ids: Collection[str]) -> Sequence[ProductDocument]:
        """Documents of the live ones."""
        with self._reading() as uow:
            return self._projection.documents(uow, product_ids, self._clock())

    def all_documents(self) -> Iterator[ProductDocument]:
        """Every live product, a batch at a time."""
        after = ""
        while True:
            with self._reading() as uow:
                ids = [product.id for product in uow.products.page(after_id=after, limit=_BATCH)]
                if not ids:
                    return
                documents = self._projection.documents(uow, ids, self._clock())
            yield from documents
            after = ids[-1]

    def priced_lately(self) -> Iterator[str]:
        """Ids of live products with a price that was seen to change in the days that discounts look back on."""
        since = self._clock() - timedelta(days=USUAL_DAYS)
        after = ""
        while True:
            with self._reading() as uow:
                ids = uow.observations.products_since(since, after_id=after, limit=_BATCH)
            if not ids:
                return
            yield from ids
            after = ids[-1]

    def _reading(self) -> UnitOfWork:
        return UnitOfWork(self._database, read_only=True)
