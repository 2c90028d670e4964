"""``python -m benchmarks.search_load``: latency and throughput of the engines on made-up catalogues.

``PRICEMESH_TEST_ELASTICSEARCH_URL`` names the peer; without it only the embedded engine is measured. With
``--keep`` indexes stay: build them once, at leisure, then ask them on a quiet machine.
"""

import multiprocessing
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TypeVar

import click

from benchmarks.machine import machine
from benchmarks.search_load.building import Build, build, forget, known
from benchmarks.search_load.engines import Kind, Subject, available
from benchmarks.search_load.measure import Load, measured
from catalog.errors import ConfigurationError

T = TypeVar("T")

_HEAD = (
    "| engine | products | build s | build CPU s | build GB | disk GB | p50 ms | p99 ms | CPU p50 | CPU p99 "
    "| suggest p99 | queries/s | serving GB |"
)


@click.command()
@click.option("--products", default="10000,100000", show_default=True, help="Sizes, separated by commas.")
@click.option(
    "--engine",
    "kinds",
    multiple=True,
    type=click.Choice([kind.value for kind in Kind]),
    help="Default: those there are.",
)
@click.option("--keep", type=click.Path(path_type=Path), help="Keep the indexes, and take those kept there.")
@click.option("--build-only", is_flag=True, help="Build what is not there yet; ask nothing. Needs --keep.")
@click.option("--queries", "asked", default=3_000, show_default=True, help="Half of them only warm up.")
@click.option("--threads", default=2, show_default=True, help="Threads that ask for throughput.")
@click.option("--words-only", is_flag=True, help="No vectors in any engine.")
@click.option("--stages", is_flag=True, help="Print the 99th percentile of each stage too.")
def main(
    products: str,
    kinds: tuple[str, ...],
    keep: Path | None,
    build_only: bool,
    asked: int,
    threads: int,
    words_only: bool,
    stages: bool,
) -> None:
    """Latency, throughput, build time and memory as the catalogue grows."""
    if build_only and keep is None:
        raise ConfigurationError(
            "--build-only builds what is to be kept, and --keep is not given; name a folder"
        )
    with tempfile.TemporaryDirectory() as temporary:
        subjects = [
            Subject(
                kind=Kind(kind), products=int(size), folder=keep or Path(temporary), vectors=not words_only
            )
            for size in products.split(",")
            for kind in kinds or available()
        ]
        click.echo(f"{machine()}\n{_HEAD}\n" + "|---" * 13 + "|")
        for subject in subjects:
            took = known(subject) or _apart(build, subject)
            load = None if build_only else _apart(measured, subject, asked, threads)
            _print(subject, took, load, stages=stages)
            if keep is None:
                forget(subject)


def _apart(work: Callable[..., T], *arguments: object) -> T:
    """In a process of its own, so that its peak of memory is its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


def _print(subject: Subject, took: Build, load: Load | None, *, stages: bool) -> None:
    row = (
        f"| {subject.kind} | {subject.products:,} | {took.seconds:.0f} | {took.cpu_seconds:.0f} "
        f"| {took.memory:.2f} | {took.disk:.2f} "
    )
    if load is not None:
        row += (
            f"| {load.p50:.1f} | {load.p99:.1f} | {load.cpu_p50:.1f} | {load.cpu_p99:.1f} "
            f"| {load.suggested:.1f} | {load.throughput:.0f} | {load.memory:.2f} "
        )
    click.echo(row + "|")
    if stages and load is not None:
        click.echo("  p99 by stage: " + ", ".join(f"{k} {v:.1f}" for k, v in load.stages.items()))


if __name__ == "__main__":
    main()
