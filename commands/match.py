"""``pricemesh match``: group offers into products; train, explain and judge."""

import click

from commands.lazy import LazyGroup

_PARTS = {
    "train": ("commands.match_train", "Make a matcher from labelled sets."),
    "run": ("commands.match_run", "Match what changed since the last time."),
}


@click.group(cls=LazyGroup.of(_PARTS))
def command() -> None:
    """Group offers into products; train, explain and judge."""
