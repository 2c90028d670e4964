"""Progress of crawl runs and of copying on a terminal; silent where stderr is none."""

from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from catalog.domain.crawl_run import CrawlRun, RunState

_MARKS = {
    RunState.PENDING: "[dim]waiting[/]",
    RunState.RUNNING: "crawling",
    RunState.SUCCEEDED: "[green]done[/]",
}


class _Lines:
    """Lines with a bar while it is entered: ``figures`` stand behind the bar."""

    def __init__(self, *, width: int, figures: str) -> None:
        console = Console(stderr=True)
        self._progress = Progress(
            TextColumn(f"{{task.description:<{width}}}"),
            BarColumn(bar_width=24),
            TextColumn(figures),
            TimeElapsedColumn(),
            console=console,
            disable=not console.is_terminal,
        )

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._progress.stop()


class RunProgress(_Lines):
    """A line per run: pages read, items found, what changed."""

    def __init__(self) -> None:
        super().__init__(width=18, figures="{task.fields[state]} {task.fields[counts]}")
        self._tasks: dict[int, TaskID] = {}

    def show(self, runs: Sequence[CrawlRun]) -> None:
        """Draw how the runs stand."""
        for run in runs:
            task = self._tasks.get(run.id)
            if task is None:
                task = self._progress.add_task(run.store_id, total=None, state="", counts="")
                self._tasks[run.id] = task
            counts = run.counts
            pages, waiting = counts.get("pages", 0), counts.get("open", 0)
            found = sum(counts.get(name, 0) for name in ("new", "changed", "unchanged"))
            self._progress.update(
                task,
                completed=pages,
                total=(pages + waiting) or None,
                state=_MARKS.get(run.state, f"[red]{run.state}[/]"),
                counts=f"{pages} pages, {found} offers",
            )


class RowProgress(_Lines):
    """One line: what is being done with which table, and how far all of it is."""

    def __init__(self, *, total: int) -> None:
        super().__init__(width=28, figures="{task.completed:,.0f} of {task.total:,.0f}")
        self._task = self._progress.add_task("", total=total)

    def advance(self, doing: str, rows: int) -> None:
        """Draw that so many rows more are done."""
        self._progress.update(self._task, description=doing, advance=rows)


def counts_in_words(counts: Mapping[str, int]) -> str:
    """``3 new, 8 changed, 98 unchanged``, and what else became of offers where anything did."""
    usual = [f"{counts.get(name, 0):,} {name}" for name in ("new", "changed", "unchanged")]
    odd = [
        f"{counts[name]:,} {name}" for name in ("withdrawn", "quarantined", "rejected") if counts.get(name)
    ]
    return ", ".join([*usual, *odd])


def run_as_json(run: CrawlRun) -> dict[str, Any]:
    """A run for ``--json``."""
    return {
        "run": run.id,
        "store": run.store_id,
        "state": run.state,
        "started_at": run.started_at,
        "finished_at": run.finished_at,
        "counts": dict(run.counts),
        "error": run.error,
    }
