"""CSV files that people bring: UTF-8, gzipped where the name ends in ``.gz``, the first line names the columns."""

import csv
import gzip
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from catalog.errors import ConfigurationError, InvalidValueError

# What a spreadsheet may write between columns instead of commas.
_OTHER_SEPARATORS = (";", "\t", "|")
# Characters of one cell; a longer one means that a quote was never closed.
LONGEST_CELL = 1_000_000


def read_table(path: Path, *, needs: Collection[str] = ()) -> list[dict[str, str]]:
    """Every row by column; a cell that a short row lacks is empty, cells beyond the columns are left out.

    Raises ConfigurationError where no file is there, InvalidValueError where it is no such table or lacks a column
    of ``needs``.
    """
    with open_text(path) as file:
        # One setting for the whole process, so every reader sets it.
        csv.field_size_limit(LONGEST_CELL)
        # Strict, as else a quote that is never closed takes all rows behind it into one cell.
        reader = csv.DictReader(file, restval="", strict=True)
        rows: list[dict[str, str]] = []
        begun = 1
        try:
            columns = list(reader.fieldnames or ())
            _check_columns(path, columns, needs)
            begun = reader.line_num + 1
            for row in reader:
                rows.append({name: row[name] for name in columns})
                begun = reader.line_num + 1
        except csv.Error as error:
            raise InvalidValueError(
                f"{path}, in the row of line {begun}: {error}; close each quote, and write one within a cell twice"
            ) from error
        return rows


@contextmanager
def open_text(path: Path) -> Iterator[IO[str]]:
    """The file to read from, without a byte order mark. Raises as ``read_table``, also while it is read."""
    if not path.is_file():
        raise ConfigurationError(f"there must be a file at {path}; give a folder or file that has it")
    packed = path.suffix == ".gz"
    try:
        with (
            gzip.open(path, "rt", encoding="utf-8-sig", newline="")
            if packed
            else path.open(encoding="utf-8-sig", newline="")
        ) as file:
            yield file
    except UnicodeDecodeError as error:
        raise InvalidValueError(
            f"{path} must be UTF-8, got the byte 0x{error.object[error.start]:02x}; save it as UTF-8"
        ) from error
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InvalidValueError(f"{path} must be gzip, as it is called .gz: {error}; rename it") from error


def _check_columns(path: Path, columns: list[str], needs: Collection[str]) -> None:
    if not columns:
        raise InvalidValueError(f"{path} is empty; its first line must name the columns")
    if set(needs) <= set(columns):
        return
    found = ", ".join(columns)
    other = [sign for sign in _OTHER_SEPARATORS if len(columns) == 1 and sign in found]
    remedy = f"separate columns by commas, not by {other[0]!r}" if other else "add what is missing"
    columns_word = "columns" if len(needs) > 1 else "column"
    raise InvalidValueError(f"{path} needs the {columns_word} {', '.join(needs)}, got {found}; {remedy}")
