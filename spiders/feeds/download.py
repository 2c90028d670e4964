"""A feed as a local file: as it is where it is one already, else streamed to a temporary file."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

import httpx

from catalog.errors import ConfigurationError, ServiceUnavailableError
from spiders.engine.settings import user_agent

# Feeds are generated when asked for; some take a minute before the first byte.
_TIMEOUT = httpx.Timeout(30.0, read=180.0)
# Google takes no larger feeds; what goes on longer is none, and would fill the disk.
MAX_BYTES = 4_000_000_000


@contextmanager
def local_feed(address: str, *, contact: str | None, max_bytes: int = MAX_BYTES) -> Iterator[Path]:
    """The feed's file. Raises ConfigurationError for a missing file, and for a feed of more than ``max_bytes`` as it
    comes out of the connection; ServiceUnavailableError without an answer."""
    parts = urlsplit(address)
    if parts.scheme in ("http", "https"):
        with tempfile.NamedTemporaryFile(prefix="pricemesh-feed-") as file:
            _download(address, Path(file.name), contact=contact, max_bytes=max_bytes)
            yield Path(file.name)
        return
    path = Path(unquote(parts.path) if parts.scheme == "file" else address)
    if not path.is_file():
        raise ConfigurationError(f"options.feed must be an address or a readable file, got {address!r}")
    yield path


def _download(url: str, target: Path, *, contact: str | None, max_bytes: int) -> None:
    headers = {"User-Agent": user_agent(contact), "Accept": "*/*"}
    try:
        with (
            httpx.stream("GET", url, headers=headers, timeout=_TIMEOUT, follow_redirects=True) as response,
            target.open("wb") as file,
        ):
            if response.status_code != httpx.codes.OK:
                raise ServiceUnavailableError(
                    f"the feed {url} answers {response.status_code}: check options.feed"
                )
            for chunk in response.iter_bytes():
                file.write(chunk)
                if file.tell() > max_bytes:
                    raise ConfigurationError(
                        f"the feed {url} has more than {max_bytes:,} bytes: check options.feed, or split it"
                    )
    except httpx.HTTPError as error:
        raise ServiceUnavailableError(
            f"the feed {url} cannot be fetched: {error or type(error).__name__}"
        ) from error
