"""``pricemesh match learn``: teach the matcher your own catalogue."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from matchers.learning.figures import Figures
    from scheduler.learning import Learned

# Done and failed are 0 and 1, wrong usage is 2.
REFUSED = 3


@click.command()
@click.option("--try", "only_try", is_flag=True, help="Learn and compare, but keep the matcher in use.")
@click.option("--forget", is_flag=True, help="Go back to the matcher before the newest learned one.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.pass_context
def command(context: click.Context, only_try: bool, forget: bool, as_json: bool) -> None:
    """Learn from the catalog's own offers, and match with the result from then on.

    Equal GTINs in several stores say what is one product; other GTINs, and other offers of one store, what is not;
    your judgements (pricemesh match judge) count most. A quarter of the products is held out. Where the matcher in
    use does better on those, what was learned is thrown away and the exit code is 3.
    """
    import orjson
    from rich.console import Console

    from catalog.settings import read_settings
    from scheduler.learning import learn_from_catalog
    from scheduler.models import model_versions
    from scheduler.services import open_batch_services

    settings = read_settings()
    if forget:
        number = model_versions(settings).forget()
        if as_json:
            click.echo(orjson.dumps({"forgotten": number}).decode())
        else:
            click.echo("nothing was learned yet" if number is None else f"matcher {number} is forgotten")
        return
    with open_batch_services(settings) as services, Console(stderr=True).status("Learning…"):
        learned = learn_from_catalog(services, keep=not only_try)
    click.echo(orjson.dumps(_report(learned)).decode() if as_json else _text(learned))
    if not learned.lesson.accepted:
        context.exit(REFUSED)


def _report(learned: "Learned") -> dict[str, object]:
    lesson = learned.lesson
    return {
        "accepted": lesson.accepted,
        "number": learned.number,
        "compared_with": learned.before,
        "offers": learned.offers,
        "pairs": dict(lesson.pairs),
        "objections": list(lesson.objections),
        "held_out": {"learned": _figures(lesson.learned), "in_use": _figures(lesson.in_use)},
    }


def _figures(found: "Figures") -> dict[str, float]:
    return {
        "log_loss": found.log_loss,
        "precision": found.precision,
        "recall": found.recall,
        "f1": found.f1,
    }


def _text(learned: "Learned") -> str:
    lesson = learned.lesson
    pairs = ", ".join(f"{count:,} {name}" for name, count in sorted(lesson.pairs.items()))
    lines = [
        f"{learned.offers:,} offers; confirmed pairs: {pairs}",
        f"{'on products held out':24}{'in use':>10}{'learned':>10}",
    ]
    for title, name in (
        ("log loss", "log_loss"),
        ("precision of merges", "precision"),
        ("recall of merges", "recall"),
        ("F1 of merges", "f1"),
    ):
        lines.append(f"{title:24}{getattr(lesson.in_use, name):>10.4f}{getattr(lesson.learned, name):>10.4f}")
    if not lesson.accepted:
        lines.append("Refused: " + "; ".join(lesson.objections) + ". The matcher in use stays.")
    elif learned.number is None:
        lines.append("Better than the matcher in use; not kept, as asked.")
    else:
        lines.append(f"Matcher {learned.number} is in use: the next match run compares every offer anew.")
    return "\n".join(lines)
