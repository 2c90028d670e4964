"""``pricemesh crawl STORE``: one run of a store of the catalog, now."""

import os
import sys

import click

from spiders.crawl import CrawlOptions


def crawl_store(store_id: str, *, options: CrawlOptions, as_json: bool) -> None:
    """Crawl in a process of its own, then match and index what changed. Exit code 1 when the crawl failed."""
    import orjson

    from catalog.domain.crawl_run import RunState
    from catalog.settings import read_settings
    from commands.following import catch_up
    from commands.missing_rates import tell_missing_rates
    from commands.progress import RunProgress, counts_in_words, run_as_json
    from commands.store_rows import read_row
    from scheduler.dispatch import Dispatcher
    from scheduler.executor import SubprocessExecutor
    from scheduler.following import open_follower
    from scheduler.services import open_batch_services

    settings = read_settings()
    with open_batch_services(settings) as services:
        tell_missing_rates([read_row(store_id, settings)], settings)
        executor = SubprocessExecutor(settings, os.environ)
        dispatcher = Dispatcher(services, executor, options=options, own_only=True)
        run_id = dispatcher.request(store_id)
        try:
            with RunProgress() as progress:
                (run,) = dispatcher.wait([run_id], progress.show)
        except KeyboardInterrupt:
            executor.stop()
            click.echo(f"crawl run {run_id} was cancelled; what it had read is kept", err=True)
            sys.exit(130)
        if run.state is RunState.SUCCEEDED:
            with open_follower(services) as follower:
                catch_up(follower)
    if as_json:
        click.echo(orjson.dumps(run_as_json(run)))
    else:
        pages, failed = run.counts.get("pages", 0), run.counts.get("failed_pages", 0)
        read = f"{pages:,} pages" + (f" ({failed:,} failed)" if failed else "")
        click.echo(f"{store_id} {run.state}: {read}; offers: {counts_in_words(run.counts)}", err=True)
    if run.state is not RunState.SUCCEEDED:
        click.echo(f"pricemesh: {store_id}: {run.error}", err=True)
        sys.exit(1)
