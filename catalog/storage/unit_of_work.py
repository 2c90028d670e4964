"""One transaction with its repositories. Nothing is kept unless ``commit`` is called."""

from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from catalog.storage.change_buffer import ChangeBuffer
from catalog.storage.migrate import require_current
from catalog.storage.repositories.changes import ChangeRepository
from catalog.storage.repositories.groups import GroupRepository
from catalog.storage.repositories.judgements import JudgementRepository
from catalog.storage.repositories.observations import ObservationRepository
from catalog.storage.repositories.offer_intake import OfferIntake
from catalog.storage.repositories.offers import OfferRepository
from catalog.storage.repositories.products import ProductRepository
from catalog.storage.repositories.rejections import RejectionRepository
from catalog.storage.repositories.runs import RunRepository
from catalog.storage.repositories.statistics import StatisticsRepository
from catalog.storage.repositories.stores import StoreRepository
from catalog.storage.repositories.times import TimeRepository
from catalog.storage.repositories.variant_keys import VariantKeyRepository


class UnitOfWork:
    """``with UnitOfWork(engine) as uow: uow.offers…; uow.commit()``.

    Leaving the block without ``commit`` undoes everything. After ``commit`` a new transaction begins, so
    one block can commit in steps. ``read_only=True`` takes no write lock on SQLite: use it for every read.
    Raises ServiceUnavailableError when the database is not there, ConfigurationError when its schema is
    missing or of another version.
    """

    def __init__(self, engine: Engine, *, read_only: bool = False) -> None:
        self._engine = engine
        self._read_only = read_only
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        require_current(self._engine)
        connection = self._engine.connect().execution_options(
            pricemesh_read_only=self._read_only, postgresql_readonly=self._read_only
        )
        self._connection = connection
        self._changes = ChangeBuffer()
        shared = (connection, self._changes)
        self.stores = StoreRepository(*shared)
        self.runs = RunRepository(*shared)
        self.offers = OfferRepository(*shared)
        self.intake = OfferIntake(*shared)
        self.observations = ObservationRepository(*shared)
        self.products = ProductRepository(*shared)
        self.groups = GroupRepository(*shared)
        self.variant_keys = VariantKeyRepository(*shared)
        self.judgements = JudgementRepository(*shared)
        self.changes = ChangeRepository(*shared)
        self.rejections = RejectionRepository(*shared)
        self.statistics = StatisticsRepository(*shared)
        self.times = TimeRepository(*shared)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def commit(self) -> None:
        """Write the changes to the log and end the transaction; the next query begins another."""
        if self._connection is None or self._read_only:
            raise RuntimeError("commit() needs an open unit of work that is not read-only")
        self._changes.flush(self._connection)
        self._connection.commit()

    def rollback(self) -> None:
        """Undo what was done since the last commit."""
        if self._connection is not None:
            self._changes.clear()
            self._connection.rollback()
