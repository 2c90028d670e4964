"""The command line: the front door. Each command is a file in ``commands``, loaded only when it is called."""

import sys
from importlib import import_module

import click

from catalog.errors import PricemeshError

# name of the command -> what --help of the group says; the module is commands.NAME
COMMANDS = {
    "demo": "Run everything on this machine with the demo stores.",
    "serve": "Serve the shopper's page and the API.",
    "crawl": "Crawl a store of the catalog, or any shop by its address.",
    "extract": "Read product data out of saved pages.",
    "match": "Group offers into products; train, explain and judge.",
    "index": "Bring the search index up to date, or rebuild it.",
    "schedule": "Crawl every store on its schedule.",
    "store": "Add, list, show and change partner stores.",
    "feed": "Write the price feed to a file.",
    "db": "Create, upgrade and inspect the database.",
    "bench": "Score the matcher, the clusters and the search on CSV files of your own.",
}


class LazyGroup(click.Group):
    """Loads a command's module when it is called, so that --help and small commands stay fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"commands.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="pricemesh")
def cli() -> None:
    """Compare prices across stores: crawl, match, index, serve.

    Exit codes: 0 done, 1 failed (the message says why and what to do), 2 wrong usage.
    """


def main() -> None:
    """Run the command line; an expected error is one line on stderr and exit code 1, never a traceback."""
    try:
        cli(prog_name="pricemesh")
    except PricemeshError as error:
        click.echo(f"pricemesh: {error} [{error.code}]", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
