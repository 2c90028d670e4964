"""``pricemesh match review``: the pairs that wait for a person."""

import click


@click.command()
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Pairs to list.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def command(limit: int, as_json: bool) -> None:
    """List pairs of offers that the matcher could not decide, most probable first.

    Decide them with: pricemesh match judge OFFER OFFER same|different
    """
    import orjson

    from catalog.settings import read_settings
    from scheduler.judging import open_questions
    from scheduler.services import open_batch_services

    with open_batch_services(read_settings()) as services:
        questions, waiting = open_questions(services, limit=limit)
    for one in questions:
        if as_json:
            click.echo(orjson.dumps(one).decode())
        else:
            score = f"{one.score:.0%}" if one.score is not None else "rule"
            click.echo(
                f"{one.left} {one.right}  {score}  {one.reason}\n    {one.left_title}\n    {one.right_title}"
            )
    if not as_json:
        click.echo(f"{len(questions)} of {waiting} pairs that wait")
