"""``pricemesh match judge``: decide a pair of offers yourself; it holds for ever."""

import click

_WORDS = {"same": True, "different": False, "undo": None}


@click.command()
@click.argument("left", metavar="OFFER", type=int)
@click.argument("right", metavar="OFFER", type=int)
@click.argument("word", type=click.Choice(list(_WORDS)))
@click.option("--reason", default="", help="Why, for whoever reads it later.")
def command(left: int, right: int, word: str, reason: str) -> None:
    """Say that two offers are the same product, or different ones, or take your word back.

    A person's word wins over every rule and score, also in later runs. The next match run regroups the offers.
    """
    from catalog.settings import read_settings
    from scheduler.judging import judge_offers
    from scheduler.services import open_batch_services

    with open_batch_services(read_settings()) as services:
        judge_offers(services, left, right, same=_WORDS[word], reason=reason)
    said = "your word is taken back" if _WORDS[word] is None else word
    click.echo(f"{left} and {right}: {said}; pricemesh match run regroups them")
