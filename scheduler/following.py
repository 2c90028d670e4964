"""What follows each crawl through the change log: matching, then indexing. Nothing is passed by hand."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from filelock import FileLock, Timeout

from catalog.errors import ConflictError, ServiceUnavailableError
from index.catalog_source import CatalogSource
from index.engine import SearchEngine
from index.feeder import FeedCounts, Progress, feed, rebuild
from index.opening import open_engine
from index.refreshing import refresh
from index.vectors.embedder import load_embedder
from index.vectors.text_neighbours import TextNeighbours
from matchers.deciding.trained import TrainedScorer
from matchers.products.merged_variants import parse_merged_variants
from matchers.scoring import PairScorer
from scheduler.aligning import align
from scheduler.lineage import Lineage
from scheduler.matching import CatalogMatcher, MatchCounts
from scheduler.models import matcher_in_use, model_versions
from scheduler.refreshing import DailyRefresh
from scheduler.services import BatchServices

_log = logging.getLogger(__name__)

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

    def __init__(
        self,
        open_matcher: Callable[[], CatalogMatcher],
        index: Callable[[Progress | None], FeedCounts],
        lock: FileLock,
        *,
        lineage: Lineage,
        make_index_anew: Callable[[Progress | None], FeedCounts],
        stamp: Callable[[], object],
        refresh: DailyRefresh,
        align: Callable[[], Iterator[int]],
    ) -> None:
        """``stamp`` changes when another matcher is to be used."""
        self._open_matcher, self._stamp = open_matcher, stamp
        self._index = index
        self._lock = lock
        self._lineage, self._make_index_anew = lineage, make_index_anew
        self._refresh, self._align = refresh, align
        self._opened = stamp()
        self._matcher = open_matcher()

    def catch_up(
        self, on_match: Callable[[MatchCounts], None] | None = None, on_index: Progress | None = None
    ) -> Followed:
        """Match and index everything that changed; cheap when nothing did."""
        with self._holding():
            self._renew()
            known = self._lineage.holds()
            if not known:
                _log.warning("the catalog was restored or exchanged: every offer is matched and indexed anew")
                self._matcher.forget()
            matched = self._matcher.catch_up(on_match)
            indexed = self._index(on_index) if known else self._make_index_anew(on_index)
            self._lineage.note()
            return Followed(matched=matched, indexed=indexed)

    def align(self) -> int:
        """Learn the vocabulary of all stores anew and index what changed by it; returns how many products did."""
        with self._holding():
            changed = sum(self._align())
            self._index(None)
            return changed

    def refresh(self) -> FeedCounts:
        """Go a batch further with the day's refresh; not while another process is at work."""
        try:
            with self._lock.acquire(timeout=0):
                return self._refresh.step()
        except Timeout:
            return FeedCounts()

    @contextmanager
    def _holding(self) -> Iterator[None]:
        try:
            self._lock.acquire(timeout=_PATIENCE)
        except Timeout as error:
            raise ConflictError(
                f"another process has been matching and indexing for {_PATIENCE:.0f} s "
                f"(it holds {self._lock.lock_file}); end it or wait"
            ) from error
        try:
            yield
        except OSError as error:
            raise ServiceUnavailableError(
                f"{error.filename or 'what matching and indexing keep'} cannot be read or written: {error.strerror}; "
                "nothing is lost, free space or mend the folder and match again"
            ) from error
        finally:
            self._lock.release()

    def _renew(self) -> None:
        """A matcher that was learned meanwhile, or forgotten, counts from the next pass on."""
        stamp = self._stamp()
        if stamp != self._opened:
            self._matcher, self._opened = self._open_matcher(), stamp


def _daily(services: BatchServices, engine: SearchEngine, source: CatalogSource) -> Iterator[FeedCounts]:
    """What changed with the vocabulary comes to the index by the change log, between two batches."""
    for _ in align(services):
        yield FeedCounts()
    yield from refresh(engine, source)


@contextmanager
def open_follower(services: BatchServices) -> Iterator[Follower]:
    """Opens the matcher's state and the search engine that the settings name."""
    settings = services.settings
    settings.var_dir.mkdir(parents=True, exist_ok=True)
    # A wrong one ends here, before what is remembered is dropped.
    parse_merged_variants(settings.merged_variants)
    engine = open_engine(settings)
    source = CatalogSource(services.database, rates=services.rates, currency=settings.currency)
    neighbours = TextNeighbours(load_embedder()) if settings.match_by_meaning else None

    def open_matcher() -> CatalogMatcher:
        used = matcher_in_use(settings)
        scorer = TrainedScorer(PairScorer(used.model))
        key = f"{used.key} {settings.merged_variants}"  # offers are read with the setting
        return CatalogMatcher(services, scorer=scorer, scorer_key=key, neighbours=neighbours)

    lock = FileLock(settings.var_dir / "follower.lock")
    try:
        yield Follower(
            open_matcher,
            lambda tell: feed(engine, source, on_progress=tell),
            lock,
            lineage=Lineage(services.database, settings.var_dir / "followed.json"),
            make_index_anew=lambda tell: rebuild(engine, source, on_progress=tell),
            stamp=model_versions(settings).stamp,
            refresh=DailyRefresh(lambda: _daily(services, engine, source)),
            align=lambda: align(services),
        )
    finally:
        engine.close()
