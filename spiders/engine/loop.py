"""Scrapy's event loop in one background thread, so that a process can run any number of crawls, one after another.

Twisted's reactor starts once in a process and never again; here it starts with the first crawl and stays. Whatever
spiders hand out crosses to the caller's thread through a queue: sinks and progress run where ``crawl`` was called.
"""

import asyncio
import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

from scrapy import Spider
from scrapy.crawler import AsyncCrawlerRunner, Crawler
from scrapy.settings import Settings as ScrapySettings
from scrapy.utils.reactor import install_reactor

_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"
# Starting a loop takes milliseconds; a minute without it means that it never will.
_START_SECONDS = 60
# A stopped crawl waits for requests under way; their timeout is below this.
_STOP_SECONDS = 90

_lock = threading.Lock()
_loop: asyncio.AbstractEventLoop | None = None


class _Done:
    """Marks the end of the queue."""


def run_spider(
    spider_class: type[Spider], *, settings: ScrapySettings, receive: Callable[[Any], None], **arguments: Any
) -> Spider:
    """Run one crawl to its end and return its spider. Blocks.

    The spider gets ``emit``, a callable that may be called from its callbacks with anything; ``receive`` is called
    with each of those in the calling thread. An exception in ``receive`` (also Ctrl-C) stops the crawl and is raised.
    """
    mailbox: queue.SimpleQueue[Any] = queue.SimpleQueue()
    loop = _running_loop()
    crawler = Crawler(spider_class, settings)
    future = asyncio.run_coroutine_threadsafe(_crawl(crawler, emit=mailbox.put, **arguments), loop)
    future.add_done_callback(lambda _: mailbox.put(_Done))
    try:
        while (message := mailbox.get()) is not _Done:
            receive(message)
    except BaseException:
        _stop(crawler, future, loop)
        raise
    future.result()
    assert crawler.spider is not None
    return crawler.spider


async def _crawl(crawler: Crawler, **arguments: Any) -> None:
    runner = AsyncCrawlerRunner(crawler.settings)
    await runner.crawl(crawler, **arguments)


def _stop(crawler: Crawler, future: "Future[None]", loop: asyncio.AbstractEventLoop) -> None:
    asyncio.run_coroutine_threadsafe(crawler.stop_async(), loop)
    try:
        future.result(timeout=_STOP_SECONDS)
    except TimeoutError:
        logging.getLogger(__name__).warning("the crawl did not stop within %d s", _STOP_SECONDS)


def _running_loop() -> asyncio.AbstractEventLoop:
    global _loop
    with _lock:
        if _loop is None:
            _loop = _start_loop()
        return _loop


def _start_loop() -> asyncio.AbstractEventLoop:
    started = threading.Event()
    found: list[asyncio.AbstractEventLoop] = []

    def serve() -> None:
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        install_reactor(_REACTOR)
        from twisted.internet import reactor

        # Twisted's module stands for the reactor that was installed; its stubs do not know which one.
        installed: Any = reactor
        found.append(installed._asyncioEventloop)
        installed.callWhenRunning(started.set)
        installed.run(installSignalHandlers=False)

    threading.Thread(target=serve, name="crawl loop", daemon=True).start()
    if not started.wait(_START_SECONDS):
        raise RuntimeError("the crawl's event loop did not start")
    return found[0]
