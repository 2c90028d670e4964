"""``pricemesh match review``: the pairs that wait for a person."""

import click

_ANSWER = "pricemesh match judge OFFER OFFER same|different"


@click.command()
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Pairs to list.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def command(limit: int, as_json: bool) -> None:
    """List pairs of offers that the matcher could not decide, those first whose answer matters most.

    What matters is how many offers a yes would move and how probable it is, more where the best prices differ. Of
    two products the most probable pair is asked, as one answer settles all.

    Decide them with: pricemesh match judge OFFER OFFER same|different
    """
    import orjson

    from catalog.settings import read_settings
    from scheduler.reviewing import open_questions
    from scheduler.services import open_batch_services

    with open_batch_services(read_settings()) as services:
        questions, waiting = open_questions(services, limit=limit)
    for one in questions:
        if as_json:
            click.echo(orjson.dumps(one).decode())
        else:
            # the matcher's own reason says how probable it is
            score = "" if one.score is None or "probable" in one.reason else f"{one.score:.0%} probable; "
            gap = f", {_apart(one.price_gap)}" if one.price_gap else ""
            offers = "1 offer" if one.moves == 1 else f"{one.moves} offers"
            click.echo(f"{one.left} {one.right}  {score}{one.reason}; a yes moves {offers}{gap}")
            click.echo(f"    {one.left_title}\n    {one.right_title}")
    if not as_json:
        asked = "1 question" if len(questions) == 1 else f"{len(questions)} questions"
        pairs = "1 pair that waits" if waiting == 1 else f"{waiting} pairs that wait"
        click.echo(f"{asked} about {pairs}; answer with: {_ANSWER}")


def _apart(gap: float) -> str:
    """How far two best prices lie apart, for people. ``gap``: the part by which one exceeds the other."""
    return f"best prices {gap:.0%} apart" if gap <= 1 else f"one best price {gap + 1:.1f} times the other"
