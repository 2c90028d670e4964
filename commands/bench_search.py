"""``pricemesh bench search``: answer queries over a product file with a search engine of its own."""

from pathlib import Path

import click

from commands.out_file import OutFile

ENGINES = ("embedded", "elasticsearch")


@click.command()
@click.argument("products", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("queries", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--out", required=True, type=OutFile(), help="CSV to write.")
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default="embedded",
    show_default=True,
    help="Which engine answers.",
)
@click.option("--lexical", is_flag=True, help="By words alone, without vectors.")
def command(products: Path, queries: Path, out: Path, engine: str, lexical: bool) -> None:
    """Answer the QUERIES (CSV, column query) over PRODUCTS (JSON lines, .gz or not) and write a run.

    A product has an id and a title, and may have brand, category (list), description, mpn, gtins, attributes,
    color, rating, rating_count, price_cents_usd or price. The run has the columns query, product_id and rank:
    the first 100 products of each query, 1 being the best. The index is made in a temporary place and removed.
    """
    from commands.bench_search_files import read_products, read_queries, write_run
    from commands.bench_search_run import run_queries
    from index.ranking.default import default_tools

    answers = run_queries(
        read_products(products),
        read_queries(queries),
        engine=engine,
        tools=default_tools(vectors=not lexical),
    )
    write_run(answers, out)
    click.echo(f"{out}: {len(answers):,} queries answered", err=True)
