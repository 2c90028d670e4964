"""What kind of shop answers at an address."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from catalog.domain.store import Platform, Store
from catalog.errors import ConfigurationError
from catalog.settings import Settings
from spiders.frontier.urls import request_url


@dataclass(frozen=True, slots=True, kw_only=True)
class Detection:
    """A store that can be crawled at once, and why it is read that way."""

    store: Store
    evidence: tuple[str, ...] = ()


def detect(url: str, *, settings: Settings) -> Detection:
    """Raises ConfigurationError where ``url`` is no web address."""
    base = request_url(url if "://" in url else f"https://{url}")
    if base is None:
        raise ConfigurationError(f"a shop's address must start with http:// or https://, got {url!r}")
    host = urlsplit(base).netloc
    store = Store(
        id=re.sub(r"[^a-z0-9]+", "-", host.lower().removeprefix("www.")).strip("-"),
        name=host,
        base_url=base,
        country="",
        currency="",
        platform=Platform.STRUCTURED_DATA,
    )
    return Detection(store=store)
