"""``@once_per_page``: a reader that several fields ask runs once; its answer is kept with the page."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from spiders.extraction.page import Page

T = TypeVar("T")


def once_per_page(read: "Callable[[Page], T]") -> "Callable[[Page], T]":
    """Keep what ``read`` answers in ``page.memory`` for as long as the page lives."""

    @wraps(read)
    def reader(page: "Page") -> T:
        if reader not in page.memory:
            page.memory[reader] = read(page)
        return cast(T, page.memory[reader])

    return reader
