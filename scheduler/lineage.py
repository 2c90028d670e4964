"""Whether the matcher's memory and the index were made from this catalog, and not from one that is gone.

A catalog that was restored from a backup, or exchanged for another, numbers its changes from an earlier one on: what
follows its log by number alone would skip them, and take its offers for others.
"""

import json
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Engine

from catalog.domain.change import Change
from catalog.storage.unit_of_work import UnitOfWork


class Lineage:
    """Keeps the newest change that was followed in a file, and looks whether the catalog still has it."""

    def __init__(self, database: Engine, path: Path) -> None:
        self._database = database
        self._path = path
        self._noted: str | None = None

    def holds(self) -> bool:
        """False where the catalog's log has another change at that number, or does not reach it.

        True where nothing is known: nothing was noted, or the change was pruned.
        """
        noted = self._read()
        if noted is None:
            return True
        sequence = noted["sequence"]
        assert isinstance(sequence, int)
        with UnitOfWork(self._database, read_only=True) as uow:
            found = uow.changes.after(sequence - 1, limit=1)
        if not found:
            return False
        return found[0].sequence > sequence or _described(found[0]) == noted

    def note(self) -> None:
        """What is made from now on is made from the catalog as it is."""
        with UnitOfWork(self._database, read_only=True) as uow:
            newest = uow.changes.after(uow.changes.head() - 1, limit=1)
        text = json.dumps(_described(newest[0])) if newest else ""
        if text == self._noted:
            return
        unfinished = self._path.with_name(f".{self._path.name}.unfinished")
        unfinished.write_text(text)
        unfinished.replace(self._path)
        self._noted = text

    def _read(self) -> dict[str, object] | None:
        with suppress(OSError, ValueError):
            noted = json.loads(self._path.read_text())
            if isinstance(noted, dict) and isinstance(noted.get("sequence"), int):
                return noted
        return None


def _described(change: Change) -> dict[str, object]:
    return {
        "sequence": change.sequence,
        "kind": change.kind,
        "entity_id": change.entity_id,
        "at": change.at.isoformat(),
    }
