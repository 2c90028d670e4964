"""``python -m benchmarks.matching [--part NAME]…``: every table on matching, each beside its peer where there is one.

``pairs``: F1 of pairs asked about, trained on the set and left out; pairs a second. ``merges``: precision of what
``match run`` merges by itself in catalogues never seen. ``clusters``: grouping of catalogues left out. ``blocking``:
completeness and reduction. ``stages``: the cost of each stage of one match run. What was trained and read is kept
in the folder of ``--work``, so that a run that was stopped goes on from there.
"""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import click

from benchmarks.blocking.table import blocking_table
from benchmarks.clusters.__main__ import main as clusters
from benchmarks.machine import machine
from benchmarks.matching.merges import merges_table
from benchmarks.matching.pairs import pairs_table
from benchmarks.matching.progress import progress
from benchmarks.matching.stages import stages_table

SHARED = Path(__file__).parents[3] / "shared"
_MAIN = ("abt-buy", "walmart-amazon", "amazon-google", "wdc-products")


class Part(StrEnum):
    """What can be printed."""

    PAIRS = "pairs"
    MERGES = "merges"
    CLUSTERS = "clusters"
    BLOCKING = "blocking"
    STAGES = "stages"


@click.command(help=__doc__)
@click.option(
    "--part",
    "parts",
    multiple=True,
    type=click.Choice([part.value for part in Part]),
    default=[part.value for part in Part],
    help="Repeatable; all parts unless named.",
)
@click.option(
    "--shared", type=click.Path(path_type=Path, exists=True), default=SHARED, help="Folder of shared data."
)
@click.option(
    "--work",
    type=click.Path(path_type=Path),
    default=Path("var/matching"),
    show_default=True,
    help="Where features, and matchers trained without a set, are kept.",
)
@click.option(
    "--set",
    "names",
    multiple=True,
    help="Only these sets; repeatable. Pairs: the four main ones unless named.",
)
@click.option(
    "--left-out/--trained-only", default=True, help="Pairs: also train without each set, minutes a set."
)
@click.option("--listings", default=100_000, show_default=True, help="Stages: listings to match.")
def main(
    parts: tuple[Part, ...], shared: Path, work: Path, names: tuple[str, ...], left_out: bool, listings: int
) -> None:
    """Print the tables one after the other."""
    click.echo(machine())
    data = shared / "bench"
    for part in map(Part, parts):
        click.echo(f"\n## {part}\n")
        with progress() as say:
            match part:
                case Part.PAIRS:
                    _show(
                        pairs_table(data, work=work, names=names or _MAIN, left_out=left_out, say=say), names
                    )
                case Part.MERGES:
                    _show(merges_table(data, work=work, names=names, say=say), names)
                case Part.CLUSTERS:
                    clusters.main(
                        ["--data", str(data), "--work", str(work), *_only(names)], standalone_mode=False
                    )
                case Part.BLOCKING:
                    _show(blocking_table(shared, beginning=names), names)
                case Part.STAGES:
                    _show(stages_table(shared, listings=listings, say=say))


def _only(names: tuple[str, ...]) -> list[str]:
    return [text for name in names for text in ("--only", name)]


def _show(lines: Iterator[str], names: tuple[str, ...] = ()) -> None:
    """Print a table as it grows, and say where it has no row: other parts may have the sets named."""
    rows = -1  # the heading
    for line in lines:
        click.echo(line)
        rows += 1
    if not rows:
        click.echo(f"no set of this part is named {', '.join(names)}", err=True)


if __name__ == "__main__":
    main()
