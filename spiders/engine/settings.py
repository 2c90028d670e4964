"""Scrapy's settings: polite by default. ``scrapy.cfg`` names this module, so Scrapy's own commands see the same."""

from importlib.metadata import PackageNotFoundError, version
from typing import Any

from scrapy.settings import Settings as ScrapySettings

BOT_NAME = "pricemesh"
SPIDER_MODULES = ["spiders.platforms"]
NEWSPIDER_MODULE = "spiders.platforms"
# The product's name in robots.txt.
ROBOTSTXT_USER_AGENT = "pricemesh"
ROBOTSTXT_OBEY = True

SCHEDULER = "spiders.engine.scheduler.FrontierScheduler"
EXTENSIONS = {"spiders.engine.crawl_delay.CrawlDelay": 500}
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "spiders.engine.retry.PatientRetryMiddleware": 550,
}

# As fast as the shop answers with this many requests under way, and no faster.
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_TARGET_CONCURRENCY = 2.0
AUTOTHROTTLE_START_DELAY = 0.1
AUTOTHROTTLE_MAX_DELAY = 30.0
# A crawl asks one shop: what waits here beyond that was chosen before the answers that would have spared it.
CONCURRENT_REQUESTS = 4
CONCURRENT_REQUESTS_PER_DOMAIN = 4

# Four tries in all: a shop that restarts is back within their waits.
RETRY_TIMES = 3
DOWNLOAD_TIMEOUT = 60
# The largest product page seen in a benchmark of real pages has 2 MB; a sitemap may have 50.
DOWNLOAD_MAXSIZE = 52_000_000
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_FAIL_ON_DATALOSS = True
REDIRECT_MAX_TIMES = 8
HTTPERROR_ALLOW_ALL = True
# Shops that get no cookie back write a session into every link, or redirect for ever.
COOKIES_ENABLED = True
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
LOG_LEVEL = "WARNING"
STATS_DUMP = False
MEMUSAGE_ENABLED = False


def user_agent(contact: str | None) -> str:
    """Who asks, and how to reach them."""
    try:
        number = version("pricemesh")
    except PackageNotFoundError:
        number = "0"
    return (
        f"pricemesh/{number} (price comparison; +{contact})"
        if contact
        else f"pricemesh/{number} (price comparison)"
    )


def scrapy_settings(*, contact: str | None, **changes: Any) -> ScrapySettings:
    """The settings of one crawl; ``changes`` are Scrapy's own names."""
    settings = ScrapySettings()
    settings.setmodule("spiders.engine.settings", priority="project")
    # Spiders are given as classes; looking for them would import every platform, the browser's too.
    settings.set("SPIDER_MODULES", [], priority="cmdline")
    settings.set("USER_AGENT", user_agent(contact), priority="cmdline")
    for name, value in changes.items():
        settings.set(name, value, priority="cmdline")
    return settings
