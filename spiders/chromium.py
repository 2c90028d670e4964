"""Where a Chromium is, and how Scrapy is told to use it."""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from catalog.errors import ConfigurationError
from catalog.settings import Settings

_ON_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_OWN = Path.home() / ".cache" / "ms-playwright"
_HANDLER = "scrapy_playwright.handler.ScrapyPlaywrightDownloadHandler"


def find_chromium(chosen: str | None) -> str | None:
    """The setting's path, else Playwright's own, else one on the PATH; None where there is none.

    Raises ConfigurationError where the setting names no program.
    """
    if chosen:
        if not shutil.which(chosen):
            raise ConfigurationError(f"PRICEMESH_CHROMIUM must be a program, got {chosen!r}")
        return chosen
    own = sorted(_OWN.glob("chromium-*/chrome-linux*/chrome"))
    if own:
        return str(own[-1])
    return next((path for name in _ON_PATH if (path := shutil.which(name))), None)


def can_render(settings: Settings) -> bool:
    """True where scrapy-playwright and a Chromium are here."""
    return find_spec("scrapy_playwright") is not None and find_chromium(settings.chromium) is not None


def browser_settings(settings: Settings) -> dict[str, Any]:
    """Scrapy's settings for the browser. Raises ConfigurationError that says what is missing."""
    if find_spec("scrapy_playwright") is None:
        raise ConfigurationError("a browser store needs scrapy-playwright: pip install 'pricemesh[browser]'")
    chromium = find_chromium(settings.chromium)
    if chromium is None:
        raise ConfigurationError(
            "a browser store needs a Chromium: install one, or set PRICEMESH_CHROMIUM to its path"
        )
    # A container's /dev/shm is too small for Chromium; its sandbox does not run as root.
    arguments = ["--disable-dev-shm-usage", "--disable-gpu", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    return {
        "DOWNLOAD_HANDLERS": {"http": _HANDLER, "https": _HANDLER},
        "PLAYWRIGHT_BROWSER_TYPE": "chromium",
        "PLAYWRIGHT_LAUNCH_OPTIONS": {"executable_path": chromium, "headless": True, "args": arguments},
        "PLAYWRIGHT_ABORT_REQUEST": "spiders.platforms.browser.abort_request",
        "PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT": 30_000,
        # Two pages side by side keep one core busy.
        "CONCURRENT_REQUESTS": 2,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 2,
        "PLAYWRIGHT_MAX_PAGES_PER_CONTEXT": 2,
    }
