"""``pricemesh match explain``: say why offers are, or are not, one product."""

import click


@click.command()
@click.argument("what", metavar="PRODUCT | OFFER OFFER", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print the explanation as JSON.")
def command(what: tuple[str, ...], as_json: bool) -> None:
    """Explain a product, or the pair of two offers given by their numbers in the catalog.

    Of a product: its offers, what joins them with the evidence for and against, the weakest link, and what people
    said. Of a pair: what decides (an operator, a rule, the model), and the evidence with its weight.
    """
    if len(what) == 1 and not what[0].isdecimal():
        _product(what[0], as_json)
    elif len(what) == 2 and all(one.isdecimal() for one in what):
        _pair(int(what[0]), int(what[1]), as_json)
    else:
        raise click.UsageError("name one product (p…), or two offers by their numbers")


def _product(product_id: str, as_json: bool) -> None:
    import orjson

    from catalog.explaining.product import sentences
    from catalog.settings import read_settings
    from scheduler.explaining import explain_product_of
    from scheduler.services import open_batch_services

    with open_batch_services(read_settings()) as services:
        found, weighed = explain_product_of(services, product_id)
    lines = [*sentences(found), *weighed]
    if as_json:
        report = {
            "product_id": found.product_id,
            "offers": [offer.id for offer in found.offers],
            "ties": found.ties,
            "weakest": found.weakest,
            "loose": found.loose,
            "judgements": found.judgements,
            "doubts": found.doubts,
            "sentences": lines,
        }
        click.echo(orjson.dumps(report).decode())
        return
    for offer in found.offers:
        click.echo(f"{offer.id}: {offer.listing.name}  [{offer.listing.store_id}]")
    click.echo("\n".join(lines))


def _pair(left: int, right: int, as_json: bool) -> None:
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
