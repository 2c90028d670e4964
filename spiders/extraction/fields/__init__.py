"""One file per field, one shape: ``extract_<field>(page) -> Reading[T] | None``.

A file of this package is a field: nothing else names it. Its value stands in the record (``ExtractedProduct``) where
that has a place of this name, else in the record's ``extra``.
"""

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spiders.extraction.candidate import Reading
    from spiders.extraction.document.page import Page

    Field = Callable[[Page], Reading[Any] | None]


@cache
def all_fields() -> Mapping[str, "Field"]:
    """The reader of every field by its name, in alphabetical order; modules are imported at the first call.

    Raises AttributeError where a module lacks its ``extract_<name>``.
    """
    names = sorted(module.name for module in iter_modules(__path__))
    return {name: getattr(import_module(f"{__name__}.{name}"), f"extract_{name}") for name in names}
