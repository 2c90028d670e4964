"""Foreign database errors in pricemesh's words: what is wrong, and what to do."""

from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext

from catalog.errors import (
    ConfigurationError,
    ConflictError,
    InvalidValueError,
    PricemeshError,
    ServiceUnavailableError,
)
from catalog.storage.place import place_of

UPGRADE = "run `pricemesh db upgrade`"

# PostgreSQL's SQLSTATE codes, https://www.postgresql.org/docs/current/errcodes-appendix.html
_UNDEFINED = ("42P01", "42703")  # table, column
_CONCURRENT = ("40001", "40P01")  # serialization failure, deadlock
_DATA = "22"  # class: a text that is too long, a number that is too great
_AWAY = (
    "08",
    "53",
    "57",
    "28",
    "3D",
)  # classes: connection, resources, intervention, login, no such database


def translate_errors(engine: Engine, named: str) -> None:
    """Make ``engine`` raise PricemeshErrors where it is known what a failure means; others stay.

    ``named``: where the engine's URL comes from.
    """
    place = place_of(engine.url)

    def on_error(context: ExceptionContext) -> None:
        original = context.original_exception
        translated = (
            _from_sqlite(original, place)
            or from_postgres(original, place, named)
            or _from_options(context, place)
        )
        if translated is not None:
            raise translated from original

    event.listen(engine, "handle_error", on_error)


def _from_sqlite(error: BaseException, place: str) -> PricemeshError | None:
    if not type(error).__module__.startswith("sqlite3"):
        return None
    text = str(error)
    if "no such table" in text or "no such column" in text:
        return ConfigurationError(f"the catalog at {place} lacks tables of this version ({text}): {UPGRADE}")
    if "not a database" in text:
        return ConfigurationError(f"{place} is not an SQLite database: move the file away, then {UPGRADE}")
    if "unable to open" in text:
        return ServiceUnavailableError(
            f"the catalog at {place} cannot be opened: check the path, or {UPGRADE}"
        )
    if "locked" in text or "disk is full" in text or "disk I/O" in text or "readonly" in text:
        return ServiceUnavailableError(f"the catalog at {place} cannot be written now: {text}")
    return None


def _from_options(context: ExceptionContext, place: str) -> PricemeshError | None:
    """What psycopg refuses before it asks any server: an option that there is not, a value of another kind."""
    error = context.original_exception
    if context.connection is not None or type(error).__name__ != "ProgrammingError":
        return None
    return ConfigurationError(
        f"{place} is not a database URL: {str(error).strip()}; what follows the ? are options of libpq, "
        "such as sslmode=require"
    )


def from_postgres(error: BaseException, place: str, named: str = "the URL") -> PricemeshError | None:
    """The error for one of psycopg's; None where it is not known what it means."""
    if not type(error).__module__.startswith("psycopg"):
        return None
    state: str | None = getattr(error, "sqlstate", None)
    if state in _UNDEFINED:
        return ConfigurationError(f"the catalog at {place} lacks tables of this version: {UPGRADE}")
    if state in _CONCURRENT:
        return ConflictError(f"another transaction changed the same rows at {place}: try again ({error})")
    if (state or "").startswith(_DATA) or type(error).__name__ == "DataError":
        return InvalidValueError(f"{place} does not take a value: {' '.join(str(error).split())}")
    if (state is None and type(error).__name__ == "OperationalError") or (state or "").startswith(_AWAY):
        reason = next(iter(str(error).strip().splitlines()), "no reason given")
        return ServiceUnavailableError(
            f"the catalog at {place} cannot be reached: {reason}; start PostgreSQL or correct {named}"
        )
    return None
