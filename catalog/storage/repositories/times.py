"""Times that lie ahead, as a clock that was once far ahead leaves them."""

from datetime import datetime

from sqlalchemy import Table, case, func, select, update

from catalog.storage.repositories.base import Repository
from catalog.storage.schema import metadata
from catalog.storage.schema.columns import UtcDateTime


class TimeRepository(Repository):
    """``uow.times``: every time of every table; no row speaks of what is yet to come."""

    def after(self, moment: datetime) -> dict[str, int]:
        """``table.column`` → rows with a later time there; without those that have none."""
        found: dict[str, int] = {}
        for table, names in _times():
            counts = [func.count(case((table.c[name] > moment, 1))) for name in names]
            row = self._connection.execute(select(*counts).select_from(table)).one()
            found.update((f"{table.name}.{name}", count) for name, count in zip(names, row, strict=True))
        return {name: count for name, count in found.items() if count}

    def bring_back(self, *, after: datetime, to: datetime) -> dict[str, int]:
        """Set every time later than ``after`` to ``to``; returns what was set, as ``after`` does.

        Points of one offer's history that were all ahead keep their order, which is by id where times are equal.
        """
        set_back: dict[str, int] = {}
        for table, names in _times():
            for name in names:
                late = update(table).where(table.c[name] > after).values({name: to})
                set_back[f"{table.name}.{name}"] = self._connection.execute(late).rowcount
        return {name: count for name, count in set_back.items() if count}


def _times() -> list[tuple[Table, list[str]]]:
    named = (
        (table, [column.name for column in table.columns if isinstance(column.type, UtcDateTime)])
        for table in metadata.sorted_tables
    )
    return [(table, names) for table, names in named if names]
