"""The process of one crawl: ``python -m scheduler.worker RUN_ID``. A crash or a leak ends with it."""

import argparse
import signal
import sys

from catalog.errors import PricemeshError
from catalog.settings import read_settings
from scheduler.crawling import RunExecution, days_ago
from scheduler.services import open_batch_services
from spiders.crawl import CrawlOptions


def main() -> int:
    """Exit code 0: the run ended well; 1: the run's row says why not; 130: it was cancelled."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run_id", type=int)
    parser.add_argument("--max-pages", type=int)
    parser.add_argument("--no-crawl-delay", action="store_true")
    parser.add_argument("--days-ago", type=int, default=0, help="pretend that today was so many days ago")
    arguments = parser.parse_args()
    # The scheduler ends its workers so; as with Ctrl-C, the run is cancelled and what it had read stays.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    options = CrawlOptions(obey_crawl_delay=not arguments.no_crawl_delay, max_pages=arguments.max_pages)
    try:
        with open_batch_services(read_settings()) as services:
            execution = RunExecution(services, arguments.run_id, clock=days_ago(arguments.days_ago))
            report = execution.execute(options)
    except PricemeshError as error:
        print(f"crawl run {arguments.run_id}: {error} [{error.code}]", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"crawl run {arguments.run_id} was cancelled", file=sys.stderr)
        return 130
    return 0 if report.items else 1


if __name__ == "__main__":
    sys.exit(main())
