"""``pricemesh extract``: read product data out of saved pages, one JSON object a line."""

import sys
from pathlib import Path
from typing import Any

import click


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--url", help="Address of the page. Default: what the page says (canonical link or og:url).")
@click.option(
    "--explain", is_flag=True, help="Add page kind, confidence and the losing candidates per field."
)
def command(files: tuple[Path, ...], url: str | None, explain: bool) -> None:
    """Read product data out of saved pages (HTML, also gzip), without any shop's own rules.

    Prints one JSON object a line. A file that cannot be read is one line on stderr; the others go on,
    and the exit code is 1.
    """
    import orjson

    from spiders.extraction import extract
    from spiders.extraction.as_json import explained, to_json
    from spiders.extraction.document.decoding import UnreadablePageError, read_page

    failed = False
    for path in files:
        try:
            product = extract(read_page(path), url=url)
        except UnreadablePageError as error:
            click.echo(f"pricemesh: {error} [{error.code}]", err=True)
            failed = True
            continue
        line: dict[str, Any] = {"file": str(path), **to_json(product)}
        if explain:
            line |= explained(product)
        click.echo(orjson.dumps(line).decode())
    if failed:
        sys.exit(1)
