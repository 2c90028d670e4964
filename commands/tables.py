"""Tables for people on standard output."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

# Characters of a table that goes into a file or another program: rich would cut it at 80.
_PIPED_WIDTH = 200


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """The first column is what other commands take, so it is never cut short."""
    found = [[escape(value) for value in row] for row in rows]
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column(columns[0], no_wrap=True, min_width=max((len(row[0]) for row in found), default=0))
    for name in columns[1:]:
        table.add_column(name)
    for row in found:
        table.add_row(*row)
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = _PIPED_WIDTH
    console.print(table)
