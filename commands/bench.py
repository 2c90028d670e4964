"""``pricemesh bench``: score the matcher, the clusters and the search on CSV files of your own."""

import click

from commands.lazy import LazyGroup

_PARTS = {
    "pairs": ("commands.bench_pairs", "Say for labelled pairs of two catalogues whether they match."),
    "clusters": ("commands.bench_clusters", "Group offers of a CSV file into products."),
    "search": ("commands.bench_search", "Answer queries over a product file."),
}


@click.group(cls=LazyGroup.of(_PARTS))
def command() -> None:
    """Score the matcher, the clusters and the search on CSV files of your own."""
