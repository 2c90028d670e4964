"""``pricemesh match align``: one category tree out of the stores' own."""

import click


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
def command(as_json: bool) -> None:
    """Learn which categories of different stores are one, by the products that they share, and file products there.

    pricemesh schedule does so once a day. Products whose category changes are indexed with the next update.
    """
    import orjson

    from catalog.settings import read_settings
    from scheduler.category_tree import align, kept_tree
    from scheduler.services import open_batch_services

    with open_batch_services(read_settings()) as services:
        moved = sum(align(services))
        mapped = len(kept_tree(services.settings))
    if as_json:
        click.echo(orjson.dumps({"mapped": mapped, "moved": moved}).decode())
    else:
        click.echo(f"{mapped} categories of stores lie in another's; {moved} products moved")
