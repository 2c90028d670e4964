"""Loops over arrays as machine code: one pass over millions of rows instead of one for each step of a formula."""

from collections.abc import Callable
from functools import cache, wraps
from typing import Any, TypeVar, cast

F = TypeVar("F", bound=Callable[..., Any])


def compiled(loop: F) -> F:
    """A function of contiguous arrays and numbers, translated by numba when it is first called and kept beside
    its source, or in the user's cache where that is read-only. It holds no interpreter lock while it runs."""

    @cache
    def translated() -> Callable[..., Any]:
        # Only where a search is made: the import takes half a second.
        from numba import njit

        try:
            return cast(Callable[..., Any], njit(nogil=True, cache=True)(loop))
        except RuntimeError:  # there is no place where it could be kept
            return cast(Callable[..., Any], njit(nogil=True)(loop))

    @wraps(loop)
    def call(*arguments: Any) -> Any:
        return translated()(*arguments)

    return cast(F, call)
