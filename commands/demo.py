"""``pricemesh demo``: everything on this machine, with the demo partner stores."""

from pathlib import Path

import click


@click.command()
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one."
)
@click.option(
    "--days", type=click.IntRange(0, 30), default=4, show_default=True, help="Past days to simulate."
)
@click.option(
    "--var-dir", type=click.Path(path_type=Path, file_okay=False), default=Path("var/demo"), show_default=True,
    help="Where the demo keeps its data.",
)  # fmt: skip
@click.option(
    "--keep", is_flag=True, help="Go on with the data of an earlier demo instead of starting afresh."
)
@click.option("--stores-only", is_flag=True, help="Only serve the demo stores, to crawl them yourself.")
@click.option(
    "--exit", "exit_when_done", is_flag=True, help="End once everything is up, instead of at Ctrl-C."
)
def command(port: int, days: int, var_dir: Path, keep: bool, stores_only: bool, exit_when_done: bool) -> None:
    """Start the demo partner stores, crawl them all, match, index, and serve the shopper's page.

    Each store is of another kind: structured data, plain HTML, shop software with an API, a feed, and one that
    needs a browser (crawled where a Chromium is found). After the first crawl the pages are up; some more days
    are then simulated, so that prices have a history.
    """
    from commands import demo_run

    if stores_only:
        demo_run.serve_stores_only()
    else:
        demo_run.run_demo(port=port, days=days, var_dir=var_dir, keep=keep, exit_when_done=exit_when_done)
