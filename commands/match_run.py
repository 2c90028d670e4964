"""``pricemesh match run``: match what changed since the last time."""

import click


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
def command(as_json: bool) -> None:
    """Group the offers that changed into products, and index the result.

    Follows the catalog's change log; the first run matches every offer. Ids of products survive.
    """
    from dataclasses import asdict

    import orjson

    from catalog.settings import read_settings
    from commands.following import catch_up
    from scheduler.following import open_follower
    from scheduler.services import open_batch_services

    with open_batch_services(read_settings()) as services, open_follower(services) as follower:
        followed = catch_up(follower)
    if as_json:
        click.echo(orjson.dumps({"matched": asdict(followed.matched), "indexed": asdict(followed.indexed)}))
        return
    matched = followed.matched
    click.echo(
        f"{matched.offers} offers matched: {matched.new_products} new products, {matched.merged_products} merged, "
        f"{matched.changed_products} changed, {matched.reviews} pairs to review; "
        f"{followed.indexed.indexed} products indexed"
    )
