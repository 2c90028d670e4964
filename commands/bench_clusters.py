"""``pricemesh bench clusters``: group offers of a CSV file into products."""

from pathlib import Path

import click

from commands.out_file import OutFile

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("offers_file", metavar="OFFERS.csv", type=_FILE)
@click.option("--out", required=True, type=OutFile(), help="CSV to write.")
@click.option(
    "--use-store-constraint/--no-store-constraint",
    default=None,
    help="Whether no store (store_id) has two offers in one product. Default: as the offers tell.",
)
@click.option("--model", type=_FILE, help="A matcher of match train. Default: the one that is shipped.")
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1),
    help="Probability from which offers merge. Default: by the data.",
)
def command(
    offers_file: Path,
    out: Path,
    use_store_constraint: bool | None,
    model: Path | None,
    threshold: float | None,
) -> None:
    """Group the offers of OFFERS.csv into products.

    The file has the columns offer_id and title, and any of store_id, brand, mpn, gtin, category, price and
    description; a column cluster_id is never read. Writes offer_id and product_id. Without --threshold, offers
    merge where that is expected to give the best pairwise F1 on these offers.
    """
    import csv

    from matchers.grouping import CatalogueModel, group_offers
    from matchers.training.offers import read_offers

    records = read_offers(offers_file)
    grouping = CatalogueModel.load(model) if model else CatalogueModel.shipped()
    products = group_offers(records, grouping, one_offer_per_store=use_store_constraint, threshold=threshold)
    with out.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["offer_id", "product_id"])
        writer.writerows((record.id, products[record.id]) for record in records)
    click.echo(f"{out}: {len(records):,} offers in {len(set(products.values())):,} products", err=True)
