"""``pricemesh bench pairs``: say for pairs of two catalogues whether they match."""

from pathlib import Path

import click

from commands.out_file import OutFile

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--pairs", "pairs_file", required=True, type=_FILE, help="CSV with left_id and right_id.")
@click.option("--out", required=True, type=OutFile(), help="CSV to write.")
@click.option("--train", type=_FILE, help="CSV of labelled pairs of these catalogues to learn from.")
@click.option(
    "--valid", type=_FILE, help="CSV of more labelled pairs, to learn from and to set the threshold."
)
@click.option("--model", type=_FILE, help="A matcher of match train. Default: the one that is shipped.")
def command(
    folder: Path, pairs_file: Path, out: Path, train: Path | None, valid: Path | None, model: Path | None
) -> None:
    """Decide pairs of the catalogues FOLDER/left.csv and FOLDER/right.csv.

    The catalogues have the columns id and title, and any of brand, mpn, gtin, category, description, price,
    store_id; other columns are read as attributes. Writes left_id, right_id, match (1 or 0) and score (the
    probability). With --train and --valid the matcher learns from labelled pairs of the same catalogues first
    (column match: 1 or 0), where they are 100 or more that are not asked about, ten of each kind at least.
    """
    import csv

    from matchers.scoring import MatcherModel, PairScorer
    from matchers.training.bench import judge_pairs
    from matchers.training.folders import check_named, read_pairs, read_records

    left, right = read_records(folder / "left.csv"), read_records(folder / "right.csv")
    asked = read_pairs(pairs_file)
    labelled = {
        name: read_pairs(file, labelled=True) if file else []
        for name, file in (("train", train), ("valid", valid))
    }
    every = [*asked, *labelled["train"], *labelled["valid"]]
    check_named(left, {pair.left_id for pair in every}, folder / "left.csv")
    check_named(right, {pair.right_id for pair in every}, folder / "right.csv")
    scorer = PairScorer(MatcherModel.load(model) if model else MatcherModel.shipped())
    scores, matches = judge_pairs(scorer, left, right, asked, **labelled)
    with out.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["left_id", "right_id", "match", "score"])
        for pair, match, score in zip(asked, matches, scores, strict=True):
            writer.writerow([pair.left_id, pair.right_id, int(match), f"{score:.4f}"])
    click.echo(f"{out}: {len(asked):,} pairs decided, {sum(map(int, matches)):,} match", err=True)
