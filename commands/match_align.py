"""``pricemesh match align``: one vocabulary out of the stores' own words."""

import click


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
def command(as_json: bool) -> None:
    """Learn which categories and which attribute names of different stores are one, by the products that they share.

    Products are filed and described by what was learned. pricemesh schedule does so once a day. Products that change
    are indexed with the next update.
    """
    import orjson

    from catalog.settings import read_settings
    from scheduler.aligning import align
    from scheduler.services import open_batch_services
    from scheduler.vocabulary import kept_vocabulary

    with open_batch_services(read_settings()) as services:
        changed = sum(align(services))
        learned = kept_vocabulary(services.settings)
    if as_json:
        counts = {"categories": len(learned.tree), "attribute_names": len(learned.names), "changed": changed}
        click.echo(orjson.dumps(counts).decode())
    else:
        click.echo(
            f"{len(learned.tree)} categories of stores lie in another's, {len(learned.names)} attribute names mean "
            f"another; {changed} products changed"
        )
