"""A group of commands, each loaded only when it is called, so that --help and small commands stay fast."""

from collections.abc import Mapping
from importlib import import_module

import click


class LazyGroup(click.Group):
    """``parts``: name → (module with a click command named ``command``, one line of help), in order of display."""

    parts: Mapping[str, tuple[str, str]] = {}

    @classmethod
    def of(cls, parts: Mapping[str, tuple[str, str]]) -> "type[LazyGroup]":
        """A class for ``@click.group(cls=…)``."""
        return type("LazyGroup", (cls,), {"parts": parts})

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in order of display."""
        return list(self.parts)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Imports the command's module."""
        if cmd_name not in self.parts:
            return None
        command = import_module(self.parts[cmd_name][0]).command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The lines of help, without importing anything."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in self.parts.items()])
