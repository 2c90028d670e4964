"""What follows each crawl through the change log: matching, then indexing. Nothing is passed by hand."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from filelock import FileLock, Timeout

from catalog.errors import ConflictError
from index.catalog_source import CatalogSource
from index.feeder import FeedCounts, feed
from index.opening import open_engine
from index.vectors.embedder import load_embedder
from index.vectors.text_neighbours import TextNeighbours
from matchers.deciding.trained import TrainedScorer
from scheduler.matching import CatalogMatcher, MatchCounts
from scheduler.services import BatchServices

# Seconds to wait for another process that is matching and indexing; it does our work meanwhile.
_PATIENCE = 600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """What one pass did."""

    matched: MatchCounts
    indexed: FeedCounts


class Follower:
    """Keeps the matcher and the index open between passes, so that a pass costs what changed.

    One process at a time follows a catalog: the others wait, and then find the work done.
    """

    def __init__(self, matcher: CatalogMatcher, index: Callable[[], FeedCounts], lock: FileLock) -> None:
        self._matcher = matcher
        self._index = index
        self._lock = lock

    def catch_up(self, on_match: Callable[[MatchCounts], None] | None = None) -> Followed:
        """Match and index everything that changed; cheap when nothing did."""
        try:
            with self._lock.acquire(timeout=_PATIENCE):
                return Followed(matched=self._matcher.catch_up(on_match), indexed=self._index())
        except Timeout as error:
            raise ConflictError(
                f"another process has been matching and indexing for {_PATIENCE:.0f} s "
                f"(it holds {self._lock.lock_file}); end it or wait"
            ) from error


@contextmanager
def open_follower(services: BatchServices) -> Iterator[Follower]:
    """Opens the matcher's state and the search engine that the settings name."""
    settings = services.settings
    settings.var_dir.mkdir(parents=True, exist_ok=True)
    engine = open_engine(settings)
    source = CatalogSource(services.database, rates=services.rates, currency=settings.currency)
    neighbours = TextNeighbours(load_embedder()) if settings.match_by_meaning else None
    matcher = CatalogMatcher(services, scorer=TrainedScorer.shipped(), neighbours=neighbours)
    try:
        yield Follower(matcher, lambda: feed(engine, source), FileLock(settings.var_dir / "follower.lock"))
    finally:
        engine.close()
