"""``@once_per_page``: a reader that several fields ask runs once; its answer is kept with the page."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from spiders.extraction.document.page import Page

T = TypeVar("T")


def once_per_page(read: "Callable[[Page], T]") -> "Callable[[Page], T]":
    """Keep what ``read`` answers in ``page.memory`` for as long as the page lives."""

    @wraps(read)
    def reader(page: "Page") -> T:
        memory: dict[object, Any] = page.memory
        if reader not in memory:
            memory[reader] = read(page)
        known: T = memory[reader]
        return known

    return reader
