"""``pricemesh match explain``: say why two offers are, or are not, one product."""

import click


@click.command()
@click.argument("left", metavar="OFFER", type=int)
@click.argument("right", metavar="OFFER", type=int)
@click.option("--json", "as_json", is_flag=True, help="Print the explanation as JSON.")
def command(left: int, right: int, as_json: bool) -> None:
    """Explain the pair of two offers, given by their numbers in the catalog.

    Says what decides (an operator, a rule, the model), and the evidence for and against with its weight.
    """
    from dataclasses import asdict

    import orjson

    from catalog.settings import read_settings
    from scheduler.judging import explain_offers
    from scheduler.services import open_batch_services

    with open_batch_services(read_settings()) as services:
        found = explain_offers(services, left, right)
    if as_json:
        click.echo(orjson.dumps(asdict(found)).decode())
        return
    for record in (found.left, found.right):
        facts = [part for part in (record.store_id, record.brand, record.mpn, record.gtin) if part]
        click.echo(f"{record.id}: {record.title}  [{', '.join(facts)}]")
    click.echo("\n".join(found.sentences))
