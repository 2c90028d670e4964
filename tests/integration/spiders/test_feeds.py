"""Stores that publish a feed."""

import gzip

import pytest

from catalog.domain.store import Platform
from catalog.errors import ConfigurationError, ServiceUnavailableError
from catalog.settings import Settings
from spiders.detect import detect
from spiders.feeds.download import local_feed
from tests.integration.spiders.shop import Answer, serve

TSV = "id\ttitle\tlink\tprice\n" + "".join(
    f"A{n}\tAnvil {n}\thttp://s/{n}\t{n}.50 EUR\n" for n in range(1, 6)
)


def test_a_remote_gzip_feed_is_read(crawl):
    with serve(
        {
            "/feed.tsv.gz": Answer(
                body=gzip.compress(TSV.encode()), headers={"Content-Type": "application/gzip"}
            )
        }
    ) as shop:
        found = crawl(shop.base, platform=Platform.MERCHANT_FEED, feed=f"{shop.base}/feed.tsv.gz")
    assert [item.key for item in found.items] == ["A1", "A2", "A3", "A4", "A5"]
    assert found.report.complete


def test_a_local_feed_is_read(crawl, tmp_path):
    path = tmp_path / "feed.tsv"
    path.write_text(TSV + "A1\tAnvil again\thttp://s/9\t1 EUR\nA7\t\thttp://s/7\t1 EUR\n")
    found = crawl("http://s/", platform=Platform.MERCHANT_FEED, feed=str(path))
    assert len(found.items) == 5
    assert found.report.skipped == {"id seen before in the feed": 1, "row without id, title or link": 1}


def test_a_feed_that_breaks_off_is_incomplete(crawl, tmp_path):
    path = tmp_path / "feed.tsv.gz"
    path.write_bytes(gzip.compress((TSV + TSV.partition("\n")[2] * 1000).encode())[:-20])
    found = crawl("http://s/", platform=Platform.MERCHANT_FEED, feed=str(path))
    assert len(found.items) == 5
    assert not found.report.complete
    assert "gzip" in found.report.failed_urls[str(path)]


def test_wrong_feeds_are_named(crawl, tmp_path):
    with pytest.raises(ConfigurationError, match=r"options\.feed"):
        crawl("http://s/", platform=Platform.MERCHANT_FEED)
    with pytest.raises(ConfigurationError, match="readable file"):
        crawl("http://s/", platform=Platform.MERCHANT_FEED, feed=str(tmp_path / "none.tsv"))
    with serve({}) as shop, pytest.raises(ServiceUnavailableError, match="answers 404"):
        crawl(shop.base, platform=Platform.MERCHANT_FEED, feed=f"{shop.base}/feed.tsv")


def test_a_feed_without_an_end_does_not_fill_the_disk():
    zeros = gzip.compress(b"0" * 5_000_000)
    with (
        serve({"/feed.tsv": Answer(body=zeros, headers={"Content-Encoding": "gzip"})}) as shop,
        pytest.raises(ConfigurationError, match="more than 1,000,000 bytes"),
        local_feed(f"{shop.base}/feed.tsv", contact=None, max_bytes=1_000_000),
    ):
        pass


def test_the_address_of_a_feed_is_recognised():
    with serve(
        {"/feed.tsv": Answer(body=TSV, headers={"Content-Type": "text/tab-separated-values"})}
    ) as shop:
        store = detect(f"{shop.base}/feed.tsv", settings=Settings()).store
    assert store.platform is Platform.MERCHANT_FEED
    assert store.options["feed"] == f"{shop.base}/feed.tsv"
