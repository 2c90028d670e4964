"""Conditional requests: a page that a shop marked with ETag or Last-Modified is asked for "if it changed since".

The pages of a store are kept on disk between crawls. On 304 the kept page is read again, so that its offers are
checked, its links are followed and a better reader reads it better: nothing is lost by not sending it twice.
Invariants: the shop is asked about every page in every crawl; a page that fails is never replaced by the kept one.
"""

import shutil
import time
from pathlib import Path
from typing import Any

from scrapy import Request
from scrapy.downloadermiddlewares.httpcache import HttpCacheMiddleware
from scrapy.http import Response
from scrapy.settings import BaseSettings

from catalog.errors import ConfigurationError
from catalog.settings import Settings
from spiders.engine.settings import DOWNLOADER_MIDDLEWARES

# After this long a page is asked for anew, whatever the shop says: some shops answer 304 for ever.
_KEPT_SECONDS = 7 * 24 * 3600
_SCRAPYS = "scrapy.downloadermiddlewares.httpcache.HttpCacheMiddleware"
_MIDDLEWARE = "spiders.engine.revalidation.RevalidationMiddleware"


def page_store(settings: Settings, store_id: str) -> Path:
    """Where the pages of a store's last crawl are kept."""
    return settings.var_dir / "pages" / store_id


def revalidation_settings(folder: Path | None) -> dict[str, Any]:
    """Scrapy's settings for conditional requests with the pages in ``folder``; none where there is no folder."""
    if folder is None:
        return {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigurationError(
            f"{folder} cannot be written: {error.strerror}. Set PRICEMESH_VAR_DIR."
        ) from error
    return {
        # The place of Scrapy's own cache: next to the network, behind compression and tries again.
        "DOWNLOADER_MIDDLEWARES": {**DOWNLOADER_MIDDLEWARES, _SCRAPYS: None, _MIDDLEWARE: 900},
        "HTTPCACHE_ENABLED": True,
        "HTTPCACHE_DIR": str(folder.absolute()),
        "HTTPCACHE_POLICY": "spiders.engine.revalidation.AlwaysAsk",
        "HTTPCACHE_STORAGE": "scrapy.extensions.httpcache.FilesystemCacheStorage",
        "HTTPCACHE_EXPIRATION_SECS": _KEPT_SECONDS,
        "HTTPCACHE_GZIP": True,
    }


def drop_old_pages(folder: Path, *, now: float | None = None) -> int:
    """Delete pages that would be asked for anew; returns how many. Their products may be long gone."""
    oldest = (now or time.time()) - 2 * _KEPT_SECONDS
    dropped = 0
    for page in folder.glob("*/??/*"):
        if page.stat().st_mtime < oldest:
            shutil.rmtree(page, ignore_errors=True)
            dropped += 1
    return dropped


class AlwaysAsk:
    """A policy of Scrapy's cache: keeps what can be asked about, and asks about it every time."""

    def __init__(self, settings: BaseSettings) -> None:
        """Scrapy hands its settings; none matters here."""

    def should_cache_request(self, request: Request) -> bool:
        """Rendered pages are the browser's; robots.txt and retries are asked like any page."""
        return request.method == "GET" and not request.meta.get("playwright")

    def should_cache_response(self, response: Response, request: Request) -> bool:
        """Pages that the shop marked, unless it forbids to keep them."""
        control = (response.headers.get("Cache-Control") or b"").lower()
        marked = response.headers.get("ETag") or response.headers.get("Last-Modified")
        return response.status == 200 and bool(marked) and b"no-store" not in control

    def is_cached_response_fresh(self, cachedresponse: Response, request: Request) -> bool:
        """Never; the request is made conditional."""
        for mark, condition in (("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since")):
            value = cachedresponse.headers.get(mark)
            if value:
                request.headers[condition] = value
        return False

    def is_cached_response_valid(
        self, cachedresponse: Response, response: Response, request: Request
    ) -> bool:
        """Only where the shop says so."""
        return response.status == 304


class RevalidationMiddleware(HttpCacheMiddleware):
    """Scrapy's cache without its help in need: no answer is a failure, not the page of yesterday."""

    DOWNLOAD_EXCEPTIONS = ()  # type: ignore[assignment]  # none, where Scrapy has seven

    def _cache_response(self, response: Response, request: Request) -> None:
        """A page that was not sent again keeps its age, so that it is sent anew some day."""
        if "cached" not in response.flags:
            super()._cache_response(response, request)
