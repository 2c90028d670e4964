"""Single documents outside a crawl: politely, with robots.txt, tries again and bounds."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import httpx
from protego import Protego

from catalog.errors import ServiceUnavailableError
from spiders.engine.retry import wait_seconds
from spiders.engine.settings import RETRY_TIMES, ROBOTSTXT_USER_AGENT, user_agent

_TIMEOUT = httpx.Timeout(30.0)
# Enough to see what a document is; feeds are larger, pages are not.
_MAX_BYTES = 20_000_000
_TRY_AGAIN = (429, 500, 502, 503, 504)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An answer. ``url`` is where redirects led; ``body`` may be cut at 20 MB."""

    url: str
    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    encoding: str | None = None

    @property
    def ok(self) -> bool:
        """True for an answer with content."""
        return self.status == 200

    @property
    def text(self) -> str:
        """Decoded; wrong bytes are replaced."""
        try:
            return self.body.decode(self.encoding or "utf-8", "replace")
        except LookupError:
            return self.body.decode("utf-8", "replace")

    @property
    def content_type(self) -> str:
        """Without parameters, lower case."""
        return self.headers.get("content-type", "").split(";")[0].strip().lower()


class Fetcher:
    """``with Fetcher(contact=…) as fetcher: fetcher.get(url)``."""

    def __init__(self, *, contact: str | None) -> None:
        headers = {"User-Agent": user_agent(contact), "Accept": "*/*"}
        self._client = httpx.Client(headers=headers, timeout=_TIMEOUT, follow_redirects=True)
        self._robots: dict[str, Protego | None] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def get(self, url: str) -> Document | None:
        """The document, or None where robots.txt forbids it. Raises ServiceUnavailableError without an answer."""
        robots = self.robots(url)
        if robots is not None and not robots.can_fetch(url, ROBOTSTXT_USER_AGENT):
            return None
        return self._fetch(url)

    def robots(self, url: str) -> Protego | None:
        """The shop's robots.txt; None where it has none."""
        parts = urlsplit(url)
        root = f"{parts.scheme}://{parts.netloc}"
        if root not in self._robots:
            answer = self._fetch(f"{root}/robots.txt")
            self._robots[root] = Protego.parse(answer.text) if answer.ok else None
        return self._robots[root]

    def _fetch(self, url: str) -> Document:
        for tried in range(RETRY_TIMES + 1):
            try:
                document = self._once(url)
            except httpx.HTTPError as error:
                if tried == RETRY_TIMES or isinstance(error, httpx.TooManyRedirects):
                    raise ServiceUnavailableError(
                        f"{url} does not answer ({error or type(error).__name__}): check the address and try again"
                    ) from error
                time.sleep(wait_seconds(None, tried=tried))
                continue
            if document.status not in _TRY_AGAIN or tried == RETRY_TIMES:
                return document
            time.sleep(wait_seconds(document.headers.get("retry-after"), tried=tried))
        raise AssertionError("the last try returns or raises")

    def _once(self, url: str) -> Document:
        with self._client.stream("GET", url) as response:
            body = bytearray()
            for chunk in response.iter_bytes():
                body += chunk
                if len(body) >= _MAX_BYTES:
                    break
            return Document(
                url=str(response.url),
                status=response.status_code,
                body=bytes(body[:_MAX_BYTES]),
                headers={name.lower(): value for name, value in response.headers.items()},
                encoding=response.charset_encoding,
            )
