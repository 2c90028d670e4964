"""The protocol that every search engine fulfils; one contract suite tests them all."""

from collections.abc import Iterable
from typing import Protocol

from index.document import ProductDocument
from index.page import Hit, SearchPage, Suggestion
from index.query import SearchQuery


class SearchEngine(Protocol):
    """Upserts are visible to ``search`` after ``commit``. Cursor and documents commit as one."""

    def upsert(self, documents: Iterable[ProductDocument]) -> None:
        """Add or replace documents by product id."""

    def delete(self, product_ids: Iterable[str]) -> None:
        """Forget products; unknown ids are ignored."""

    def commit(self, cursor: int | None = None) -> None:
        """Make what was written visible and durable, with the change-log cursor it reflects."""

    def cursor(self) -> int:
        """The change-log sequence that the index reflects; 0 when it is new."""

    def search(self, query: SearchQuery) -> SearchPage:
        """Answer a query. Raises InvalidValueError on a bad cursor, ServiceUnavailableError when away."""

    def suggest(self, prefix: str, size: int = 8) -> tuple[Suggestion, ...]:
        """Completions of what was typed so far."""

    def similar(self, product_id: str, size: int = 8) -> tuple[Hit, ...]:
        """Products near by vector; empty when the product is unknown."""

    def count(self) -> int:
        """How many products the index holds."""

    def rebuild(self, documents: Iterable[ProductDocument], cursor: int) -> None:
        """Replace everything while still serving the old state until done."""

    def release(self) -> None:
        """Let other processes write; the next write here takes the right again. Call it after ``commit``."""

    def close(self) -> None:
        """Release files, threads and connections."""
