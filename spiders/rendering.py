"""Whether a shop has to be read with a browser: its pages show no product or no price before scripts have run."""

from dataclasses import replace

from catalog.domain.store import Platform, Store
from catalog.settings import Settings
from spiders.chromium import can_render
from spiders.report import CrawlReport
from spiders.sampling import take_sample

# Share of items with a price up to which prices are taken to be missing: a few pages may name one in their text.
_PRICED = 0.1


def lacks_prices(report: CrawlReport) -> bool:
    """True where (nearly) no product has a price, or there is none."""
    return report.coverage.get("price", 0.0) <= _PRICED


def rendered_store(
    store: Store, report: CrawlReport, *, settings: Settings, obey_crawl_delay: bool = True
) -> Store | None:
    """The store as one to be read with a browser; None where plain HTTP is enough, or as good as it gets.

    ``report`` is of a crawl in plain HTTP. Where only prices are missing a handful of pages is rendered first: some
    shops show prices to nobody who is not logged in. Raises as ``crawl`` does.
    """
    if store.platform is not Platform.STRUCTURED_DATA or not lacks_prices(report) or not can_render(settings):
        return None
    rendered = replace(store, platform=Platform.BROWSER)
    if not report.items:
        return rendered
    sample = take_sample(rendered, settings=settings, obey_crawl_delay=obey_crawl_delay)
    return rendered if any(item.product.price is not None for item in sample.items) else None
