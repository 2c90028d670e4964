"""The command line: the front door. Each command is a file in ``commands``, loaded only when it is called."""

import json
import sys
from typing import NoReturn

import click

from catalog.errors import PricemeshError
from commands.lazy import LazyGroup

_COMMANDS = {
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


@click.group(
    cls=LazyGroup.of({name: (f"commands.{name}", text) for name, text in _COMMANDS.items()}),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="pricemesh")
def cli() -> None:
    """Compare prices across stores: crawl, match, index, serve.

    Exit codes: 0 done, 1 failed (the message says why and what to do), 2 wrong usage, 3 refused (match learn), 130
    ended by Ctrl-C (crawl STORE).
    """


def main() -> None:
    """Run the command line; an expected error is one line on stderr and exit code 1, never a traceback."""
    try:
        cli(prog_name="pricemesh")
    except PricemeshError as error:
        _fail(str(error), error.code)
    except OSError as error:  # a full disk, a folder that may not be written to
        _fail(f"{error.filename or 'writing'}: {error.strerror or error}", "system")


def _fail(message: str, code: str) -> NoReturn:
    """In words; as JSON where the command was to print that."""
    if "--json" in sys.argv:
        click.echo(json.dumps({"error": code, "message": message}, ensure_ascii=False), err=True)
    else:
        click.echo(f"pricemesh: {message} [{code}]", err=True)
    sys.exit(1)


if __name__ == "__main__":
    main()
