"""``python -m benchmarks.clusters``: grouping of labelled catalogues, each left out of training.

The peer in the same run links offers by the TF-IDF cosine of their titles, with the threshold that is
best on those very offers.
"""

import time
from collections.abc import Sequence
from pathlib import Path

import click

from benchmarks.clusters.measures import Figures, figures, tf_idf
from benchmarks.machine import machine
from matchers.grouping import group_offers
from matchers.training.clusters import LabelledCatalogue, read_catalogues
from matchers.training.grouping import CatalogueExamples, catalogue_examples, fit_catalogue_model

BENCH = Path(__file__).parents[3] / "shared" / "bench"
# catalogues left out together: one training serves them all, and none is judged by a model that saw it
_LEFT_OUT = (
    ("pricerunner/Fridges", "pricerunner/Mobile Phones", "pricerunner/Washing Machines", "groceries"),
    ("pricerunner/CPUs", "pricerunner/Dishwashers", "computers"),
    ("pricerunner/Freezers", "pricerunner/Fridge Freezers", "cameras"),
)


@click.command()
@click.option("--data", type=click.Path(path_type=Path, exists=True), default=BENCH, help="Benchmark data.")
@click.option(
    "--work", type=click.Path(path_type=Path), default=Path("var/clusters"), help="Where features are kept."
)
@click.option("--only", multiple=True, help="Catalogues to judge; repeatable. Default: all.")
def main(data: Path, work: Path, only: tuple[str, ...]) -> None:
    """Print one row a catalogue."""
    click.echo(f"{machine()}\n")
    columns = (
        "catalogue",
        "pairwise F1",
        "precision / recall",
        "B-cubed F1",
        "TF-IDF, best threshold",
        "seconds",
    )
    click.echo(f"| {' | '.join(columns)} |\n{'|---' * len(columns)}|")
    found = list(read_catalogues(data))
    shown = [catalogue_examples(one, cache=work) for one in found]
    for names in _LEFT_OUT:
        held = [one for one in found if one.name in names and (not only or one.name in only)]
        if held:
            _judge(held, [one for one in shown if one.name not in names])


def _judge(held: Sequence[LabelledCatalogue], shown: Sequence[CatalogueExamples]) -> None:
    model = fit_catalogue_model(shown)
    for one in held:
        start = time.perf_counter()
        said = group_offers(one.records, model, one_offer_per_store=one.apart_stores)
        seconds = time.perf_counter() - start
        ours = figures(one.clusters, [said[record.id] for record in one.records])
        click.echo(_row(one.name, ours, tf_idf(one.records, one.clusters), seconds))


def _row(name: str, ours: Figures, peer: Figures, seconds: float) -> str:
    cells = (
        f"{ours.pairwise:.3f}",
        f"{ours.precision:.3f} / {ours.recall:.3f}",
        f"{ours.b_cubed:.3f}",
        f"{peer.pairwise:.3f}",
        f"{seconds:.0f}",
    )
    return f"| {name} | {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
