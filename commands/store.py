"""``pricemesh store``: add, list, show, check and change partner stores."""

from pathlib import Path

import click


@click.group()
def command() -> None:
    """Add, list, show and change partner stores.

    A store is data: a TOML file (docs/crawling.md has every key) and a row of the catalog.
    """


@command.command()
@click.argument("source", metavar="URL|FILE")
@click.option("--yes", is_flag=True, help="Do not ask: for scripts.")
@click.option("--id", "store_id", metavar="SLUG", help="The store's id. Default: from its host.")
@click.option("--name", help="The name that shoppers see. Default: its host.")
@click.option("--country", metavar="CC", help="Two letters of ISO 3166, where the shop does not show it.")
@click.option("--currency", metavar="CUR", help="Three letters of ISO 4217, where the shop does not show it.")
@click.option(
    "--schedule", metavar="WHEN", default="every 6h", show_default=True, help="Cron line or every 6h."
)
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the store's file goes. Default: VAR_DIR/stores.",
)
@click.option(
    "--no-crawl-delay", is_flag=True, help="Ignore Crawl-delay of robots.txt: for shops of your own only."
)
@click.option("--no-catalog", is_flag=True, help="Write the file only.")
def add(
    source: str,
    yes: bool,
    store_id: str | None,
    name: str | None,
    country: str | None,
    currency: str | None,
    schedule: str,
    folder: Path | None,
    no_crawl_delay: bool,
    no_catalog: bool,
) -> None:
    """Add the shop at URL, or the store of a TOML FILE.

    Detects how the shop is read, its currency and country, reads a handful of products, shows what was read, where
    and how surely, and writes the store's file and row once you agree.
    """
    from commands.store_add import add_file, add_url

    if Path(source).is_file():
        add_file(Path(source), catalog=not no_catalog)
        return
    if source.endswith(".toml"):
        raise click.UsageError(f"there is no file {source}; a shop is named by its address.")
    changes = {"id": store_id, "name": name, "country": country, "currency": currency, "schedule": schedule}
    changes = {key: value for key, value in changes.items() if value is not None}
    add_url(
        source,
        changes,
        folder=folder,
        ask=not yes,
        obey_crawl_delay=not no_crawl_delay,
        catalog=not no_catalog,
    )


@command.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
def list_(as_json: bool) -> None:
    """List the stores of the catalog with their offers."""
    from commands.store_rows import list_stores

    list_stores(as_json=as_json)


@command.command()
@click.argument("store")
def show(store: str) -> None:
    """Show STORE as its TOML file."""
    from commands.store_rows import show_store

    show_store(store)


@command.command(short_help="Read a handful of products of STORE and show them.")
@click.argument("store", metavar="STORE|FILE")
@click.option(
    "--no-crawl-delay", is_flag=True, help="Ignore Crawl-delay of robots.txt: for shops of your own only."
)
def check(store: str, no_crawl_delay: bool) -> None:
    """Read a handful of products of STORE and show them; nothing is kept.

    Exit code 1 when no product with a price could be read.
    """
    from commands.store_add import check_store

    check_store(store, obey_crawl_delay=not no_crawl_delay)


@command.command()
@click.argument("store")
@click.option("--yes", is_flag=True, help="Do not ask: for scripts.")
def remove(store: str, yes: bool) -> None:
    """Withdraw all offers of STORE and crawl it no more. Its history stays."""
    from commands.store_rows import remove_store

    remove_store(store, ask=not yes)


@command.command()
@click.argument("store")
def enable(store: str) -> None:
    """Crawl STORE on its schedule again."""
    from commands.store_rows import switch_store

    switch_store(store, enabled=True)


@command.command()
@click.argument("store")
def disable(store: str) -> None:
    """Stop scheduled crawls of STORE; its offers stay."""
    from commands.store_rows import switch_store

    switch_store(store, enabled=False)
