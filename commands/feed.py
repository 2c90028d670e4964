"""``pricemesh feed``: the price feed as a file."""

import os
from pathlib import Path

import click

from commands.out_file import OutFile


@click.command()
@click.option("--format", "form", type=click.Choice(["xml", "csv"]), default="xml", show_default=True)
@click.option("--out", type=OutFile(replaced=True), required=True, help="File to write.")
@click.option("--gzip", "zipped", is_flag=True, help="Compress it; implied by a name that ends with .gz.")
@click.option(
    "--since", type=click.IntRange(min=0), help="Only what changed after this cursor of an earlier feed."
)
def command(form: str, out: Path, zipped: bool, since: int | None) -> None:
    """Write the price feed: every product with its best offer.

    Prints the cursor that the next delta takes as --since. The file appears whole or not at all. Links begin with
    PRICEMESH_PUBLIC_URL; without it they are relative.
    """
    from api.feeds.items import head
    from api.open import open_services
    from api.routes.feed import FeedFormat, compressed, feed_bytes
    from catalog.settings import read_settings
    from catalog.storage.unit_of_work import UnitOfWork
    from commands.missing_rates import tell_missing_rates

    # Of this process alone: two that write one feed at once do not mix.
    unfinished = out.with_name(f".{out.name}.{os.getpid()}.unfinished")
    settings = read_settings()
    if not settings.public_url:
        click.echo(
            "links in this feed are relative: set PRICEMESH_PUBLIC_URL to where this service is", err=True
        )
    with open_services(settings) as services:
        with UnitOfWork(services.database, read_only=True) as uow:
            tell_missing_rates(uow.stores.all(enabled_only=True), settings)
        until = head(services)
        chunks = feed_bytes(
            services, FeedFormat(form), base=settings.public_url or "", since=since, until=until
        )
        if zipped or out.suffix == ".gz":
            chunks = compressed(chunks)
        try:
            with unfinished.open("wb") as file:
                file.writelines(chunks)
            unfinished.replace(out)
        finally:
            unfinished.unlink(missing_ok=True)
    click.echo(until)
