"""What a long benchmark is at: one line on a terminal, nothing elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.status import Status

from matchers.training.fit import Progress


@contextmanager
def progress() -> Iterator[Progress]:
    """A function that says what is being done."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _: None
        return
    with Status("reading", console=console) as status:
        yield lambda what: status.update(what)
