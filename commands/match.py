"""``pricemesh match``: group offers into products; train, explain and judge."""

import click

from commands.lazy import LazyGroup

_PARTS = {
    "run": ("commands.match_run", "Match what changed since the last time."),
    "review": ("commands.match_review", "List the pairs that wait for a person's word."),
    "judge": ("commands.match_judge", "Say whether two offers are one product."),
    "explain": (
        "commands.match_explain",
        "Say in words what makes a product, or why two offers are one or not.",
    ),
    "learn": ("commands.match_learn", "Teach the matcher your own catalogue."),
    "align": ("commands.match_align", "Make one category tree of the stores' own."),
    "train": ("commands.match_train", "Make a matcher from labelled sets."),
}


@click.group(cls=LazyGroup.of(_PARTS))
def command() -> None:
    """Group offers into products; train, explain and judge."""
