"""``pricemesh match train``: make a matcher from labelled sets."""

from pathlib import Path

import click

from commands.out_file import OutFile


@click.command()
@click.option(
    "--data",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with matching/NAME/, each a labelled set, and clustering/NAME.csv, labelled catalogues.",
)
@click.option("--out", required=True, type=OutFile(), help="Matcher to write.")
@click.option(
    "--exclude",
    multiple=True,
    metavar="SET",
    help="Leave out a set, by the name of its folder or file (or file/category); repeatable.",
)
@click.option("--seed", type=int, help="Seed of everything random. Default: the shipped matcher's.")
def command(data: Path, out: Path, exclude: tuple[str, ...], seed: int | None) -> None:
    """Make a matcher from labelled sets, as the shipped one was made.

    It learns from the training and validation parts of every set that is not excluded. `pricemesh bench` takes it
    by --model; a catalogue of your own is better served by `pricemesh match learn`. Features are kept in OUT.work
    beside the matcher, so that a run that was stopped goes on where it was; remove the folder when you like.
    """
    from rich.console import Console

    from matchers.training.clusters import read_catalogues
    from matchers.training.examples import examples
    from matchers.training.fit import fit_matcher
    from matchers.training.grouping import catalogue_examples, fit_catalogue_model
    from matchers.training.sets import read_sets
    from matchers.training.trees import SEED

    console = Console(stderr=True)
    with console.status("reading sets") as status:
        found = []
        for one in read_sets(data, exclude=exclude):
            status.update(f"features of {one.name}")
            found.append(examples(one, cache=out.with_name(f"{out.name}.work")))
        seed = SEED if seed is None else seed
        model = fit_matcher(found, seed=seed, progress=status.update)
        catalogues = []
        for catalogue in read_catalogues(data, exclude=exclude):
            status.update(f"candidates of {catalogue.name}")
            catalogues.append(catalogue_examples(catalogue, cache=out.with_name(f"{out.name}.work")))
        grouping = fit_catalogue_model(catalogues, seed=seed, progress=status.update) if catalogues else None
    unfinished = out.with_name(f".{out.name}.unfinished")
    model.save(unfinished)
    if grouping:
        grouping.add_to(unfinished)
    unfinished.replace(out)
    click.echo(f"{out}: trained on {sum(map(len, found)):,} pairs of {len(found)} sets", err=True)
