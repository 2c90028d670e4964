"""``pricemesh schedule``: crawl every store on its schedule; matching and indexing follow."""

import click


@click.command()
@click.option("--parallel", type=click.IntRange(min=1), default=2, show_default=True, help="Crawls at once.")
@click.option("--now", "crawl_now", is_flag=True, help="Also crawl every enabled store right away.")
@click.option("--once", is_flag=True, help="Crawl every enabled store once, match, index, and end.")
@click.option("--list", "only_list", is_flag=True, help="Show the stores' schedules and last runs, and end.")
@click.option("--json", "as_json", is_flag=True, help="With --list or --once: print JSON.")
def command(parallel: int, crawl_now: bool, once: bool, only_list: bool, as_json: bool) -> None:
    """Crawl every enabled store on its schedule until Ctrl-C.

    A schedule is 'every 6h', counted from the store's last crawl, or a cron line in UTC, kept with the store
    (pricemesh store). Each crawl is a row and a process of its own; what it changed is matched and indexed while it
    runs. Several schedulers may share one catalog.
    """
    from commands import schedule_run

    if only_list + once + crawl_now > 1:
        raise click.UsageError("--list, --once and --now exclude each other.")
    if as_json and not (only_list or once):
        raise click.UsageError("--json goes with --list or --once.")
    if only_list:
        schedule_run.list_schedules(as_json=as_json)
    elif once:
        schedule_run.run_once(parallel=parallel, as_json=as_json)
    else:
        schedule_run.run_forever(parallel=parallel, crawl_now=crawl_now)
