"""``pricemesh crawl``: a store of the catalog, or any shop by its address."""

from pathlib import Path

import click

from commands.out_file import OutFile


@click.command()
@click.argument("store", required=False)
@click.option("--url", metavar="BASE", help="Crawl the shop at this address, with no configuration.")
@click.option(
    "--out",
    type=OutFile(),
    metavar="FILE",
    help="With --url: write one JSON object per product to FILE. Default: standard output.",
)
@click.option(
    "--no-crawl-delay", is_flag=True, help="Ignore Crawl-delay of robots.txt: for shops of your own only."
)
@click.option(
    "--max-pages",
    type=click.IntRange(min=1),
    help="Ask for at most this many pages, those of an API included; sitemaps come on top, also in the report.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="Print the report as JSON; with --url on standard error."
)
def command(
    store: str | None,
    url: str | None,
    out: Path | None,
    no_crawl_delay: bool,
    max_pages: int | None,
    as_json: bool,
) -> None:
    """Crawl STORE, a store of the catalog, now; or with --url any shop, without a catalog.

    robots.txt is obeyed, the user agent is honest (set PRICEMESH_CONTACT so that owners can reach you), and the
    crawl goes as fast as the shop answers. The report at the end says what was found, skipped, and why.

    \b
    pricemesh crawl acme
    pricemesh crawl --url https://shop.example --out items.jsonl
    """
    from spiders.crawl import CrawlOptions

    if (store is None) == (url is None):
        raise click.UsageError("name a STORE of the catalog, or an address with --url BASE.")
    options = CrawlOptions(obey_crawl_delay=not no_crawl_delay, max_pages=max_pages)
    if url is not None:
        from commands.crawl_url import crawl_url

        crawl_url(url, out=out, options=options, as_json=as_json)
    elif out is not None:
        raise click.UsageError("--out goes with --url; a store of the catalog is crawled into the catalog.")
    else:
        from commands.crawl_store import crawl_store

        crawl_store(str(store), options=options, as_json=as_json)
