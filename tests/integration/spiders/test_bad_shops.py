"""What a crawl makes of shops that fail, forbid, mislead or answer nonsense."""

import pytest

from catalog.domain.store import Platform
from catalog.errors import ConfigurationError, ServiceUnavailableError
from catalog.settings import Settings
from spiders.crawl import CrawlOptions
from spiders.detect import detect
from spiders.frontier.skip import Skip
from tests.integration.spiders.shop import Answer, listing, page, product_page, serve, tile

PLAIN = {"Content-Type": "text/plain"}
RETRIES = 4


def test_a_page_that_fails_is_reported_and_is_no_item(crawl):
    pages = {
        "/": listing("Shop", [tile("/anvil", "Anvil"), tile("/broken", "Broken")]),
        "/anvil": product_page("Anvil"),
        "/broken": Answer(status=500, body="oops"),
    }
    with serve(pages) as shop:
        found = crawl(shop.base)
        assert shop.times("/broken") == RETRIES + 1
    assert found.names == ["Anvil"]
    assert found.report.failed_urls == {f"{shop.base}/broken": "HTTP 500"}
    assert not found.report.complete


def test_tries_again_after_the_wait_that_the_shop_asks_for(crawl):
    tried = []

    def answer(path: str) -> str | Answer | None:
        if path == "/anvil":
            tried.append(path)
            return (
                Answer(status=429, headers={"Retry-After": "0"}) if len(tried) < 3 else product_page("Anvil")
            )
        return listing("Shop", [tile("/anvil", "Anvil")]) if path == "/" else None

    with serve(answer) as shop:
        found = crawl(shop.base)
    assert found.names == ["Anvil"]
    assert found.report.complete


def test_a_shop_that_is_not_there_withdraws_nothing(crawl):
    found = crawl("http://127.0.0.1:9")
    assert not found.report.complete
    assert "http://127.0.0.1:9/" in found.report.failed_urls


def test_sitemaps_that_name_a_next_one_without_end_are_given_up(crawl, monkeypatch):
    monkeypatch.setattr("spiders.frontier.sitemap.MAX_FILES", 20)

    def answer(path: str) -> str | Answer | None:
        if path.startswith("/sitemap") and path.endswith(".xml"):
            following = int(path.removeprefix("/sitemap").removesuffix(".xml") or 0) + 1
            body = (
                f"<sitemapindex><sitemap><loc>{{base}}/sitemap{following}.xml</loc></sitemap></sitemapindex>"
            )
            # Without a bound only this one would end it.
            return Answer(body=body, headers={"Content-Type": "application/xml"}) if following < 200 else None
        pages = {"/": listing("Shop", [tile("/anvil", "Anvil")]), "/anvil": product_page("Anvil")}
        return pages.get(path)

    with serve(answer) as shop:
        found = crawl(shop.base)
        assert shop.times("/sitemap") == 20
    assert found.names == ["Anvil"]
    assert found.report.skipped[Skip.FULL] == 1


def test_obeys_robots_and_says_so(crawl):
    pages = {
        "/robots.txt": Answer(body="User-agent: *\nDisallow: /secret", headers=PLAIN),
        "/": listing("Shop", [tile("/anvil", "Anvil"), tile("/secret", "Secret")]),
        "/anvil": product_page("Anvil"),
        "/secret": product_page("Secret"),
    }
    with serve(pages) as shop:
        found = crawl(shop.base)
        assert shop.times("/secret") == 0
    assert found.report.skipped["disallowed by robots.txt"] == 1


def test_a_shop_that_forbids_all_is_left_alone(crawl):
    pages = {"/robots.txt": Answer(body="User-agent: *\nDisallow: /", headers=PLAIN), "/": page("hello")}
    with serve(pages) as shop:
        found = crawl(shop.base)
        assert shop.asked == ["/robots.txt"]
        with pytest.raises(ConfigurationError, match=r"robots\.txt .* forbids"):
            detect(shop.base, settings=Settings())
    assert found.report.notes == (f"{shop.base}/: disallowed by robots.txt",)
    assert not found.report.complete


def test_crawl_delay_slows_the_crawl_and_can_be_ignored_for_a_shop_of_ones_own(crawl):
    pages = {
        "/robots.txt": Answer(body="User-agent: *\nCrawl-delay: 1", headers=PLAIN),
        "/": listing("Shop", [tile("/anvil", "Anvil")]),
        "/anvil": product_page("Anvil"),
    }
    with serve(pages) as shop:
        slow = crawl(shop.base, limits=CrawlOptions(max_pages=2))
        fast = crawl(shop.base, limits=CrawlOptions(max_pages=2, obey_crawl_delay=False))
    assert slow.report.delays == {"robots.txt Crawl-delay": 1.0}
    assert fast.report.delays == {}
    assert slow.report.seconds > 1.0


def test_says_who_asks(crawl):
    with serve({"/": page("hello")}) as shop:
        crawl(shop.base, settings=Settings(contact="mailto:me@example.org"))
    (agent,) = shop.agents
    assert agent.startswith("pricemesh/")
    assert "mailto:me@example.org" in agent


def test_documents_that_are_no_pages_are_skipped(crawl):
    pages = {
        "/": listing("Shop", [tile("/anvil", "Anvil"), tile("/manual", "Manual")]),
        "/anvil": product_page("Anvil"),
        "/manual": Answer(body=b"%PDF-1.7", headers={"Content-Type": "application/pdf"}),
    }
    with serve(pages) as shop:
        found = crawl(shop.base)
    assert found.names == ["Anvil"]
    assert found.report.skipped["not HTML"] == 1


def test_a_redirect_off_the_site_is_not_followed(crawl):
    with serve({"/": page("elsewhere"), "/anvil": product_page("Foreign")}) as other:
        pages = {
            "/": listing("Shop", [tile("/go", "Go"), tile("/anvil", "Anvil")]),
            "/go": Answer(status=302, headers={"Location": f"{other.base}/anvil"}),
            "/anvil": product_page("Anvil"),
        }
        with serve(pages) as shop:
            found = crawl(shop.base)
        assert other.asked == []
    assert found.names == ["Anvil"]
    assert found.report.skipped["redirects off the site"] == 1


def test_a_shop_that_stops_answering_is_left_alone(crawl):
    """Sixty pages, each of which fails four times, would be 240 requests to a shop that is down."""
    tiles = [tile(f"/t{n}", f"Tool {n}") for n in range(60)]

    def answer(path: str) -> str | Answer | None:
        if path.startswith("/t"):
            return Answer(status=503, headers={"Retry-After": "0"})
        return listing("Shop", tiles) if path == "/" else None

    with serve(answer) as shop:
        found = crawl(shop.base)
        assert shop.times("/t") < 160
    assert found.report.skipped["the shop stopped answering"] > 0
    assert not found.report.complete


def test_a_redirect_loop_fails_that_address_only(crawl):
    pages = {
        "/": listing("Shop", [tile("/loop", "Loop"), tile("/anvil", "Anvil")]),
        "/loop": Answer(status=302, headers={"Location": "/loop?again=1"}),
        "/loop?again=1": Answer(status=302, headers={"Location": "/loop"}),
        "/anvil": product_page("Anvil"),
    }
    with serve(pages) as shop:
        found = crawl(shop.base)
        assert shop.times("/loop") < 10
    assert found.names == ["Anvil"]


def test_a_page_of_25_megabytes_is_skipped(crawl):
    pages = {
        "/": listing("Shop", [tile("/huge", "Huge"), tile("/anvil", "Anvil")]),
        "/huge": product_page("Huge") + "x" * 25_000_000,
        "/anvil": product_page("Anvil"),
    }
    with serve(pages) as shop:
        found = crawl(shop.base)
    assert found.names == ["Anvil"]
    assert found.report.skipped["larger than 20 MB"] == 1


def test_a_broken_sitemap_does_not_stop_the_crawl(crawl):
    pages = {
        "/": listing("Shop", [tile("/anvil", "Anvil")]),
        "/sitemap.xml": Answer(body="<urlset><url><loc>{base}/bellows</loc></url><url><lo", headers={}),
        "/anvil": product_page("Anvil"),
        "/bellows": product_page("Bellows", price="5.00"),
    }
    with serve(pages) as shop:
        assert crawl(shop.base).names == ["Anvil", "Bellows"]


def test_a_page_budget_ends_the_crawl_incomplete(crawl):
    names = [f"Tool {n}" for n in range(22)]
    pages = {f"/t{n}": product_page(name, price=f"{n}.50") for n, name in enumerate(names, 1)}
    pages["/"] = listing("Shop", [tile(path, "Tool") for path in pages])
    with serve(pages) as shop:
        found = crawl(shop.base, limits=CrawlOptions(max_pages=10))
        assert len(shop.asked) < 20
    assert 0 < len(found.items) < 30
    assert not found.report.complete


@pytest.mark.parametrize(
    "body", [b"", b"\xff\xfe\x00", b"<html><body>", b"{}"], ids=["empty", "bytes", "cut", "json"]
)
def test_a_shop_without_a_product_says_so(crawl, body):
    with serve({"/": Answer(body=body)}) as shop:
        found = crawl(shop.base)
    assert found.items == []
    assert not found.report.complete


@pytest.mark.parametrize(
    "body", ["[]", "{}", "not json", '[{"id": 1}]'], ids=["empty", "object", "text", "no link"]
)
def test_a_broken_api_falls_back_to_pages(crawl, body):
    pages = {
        "/": listing("Shop", [tile("/anvil", "Anvil")]),
        "/wp-json/wc/store/v1/products?per_page=100&page=1": Answer(
            body=body, headers={"Content-Type": "application/json"}
        ),
        "/anvil": product_page("Anvil"),
    }
    with serve(pages) as shop:
        assert crawl(shop.base, platform=Platform.WOOCOMMERCE).names == ["Anvil"]


def test_detection_names_what_is_wrong():
    with (
        serve({"/": Answer(status=404)}) as shop,
        pytest.raises(ServiceUnavailableError, match="answers 404"),
    ):
        detect(shop.base, settings=Settings())
    with pytest.raises(ConfigurationError, match="http:// or https://"):
        detect("ftp://shop.example", settings=Settings())


def test_a_page_that_fails_for_a_while_is_read_at_the_end(crawl):
    tried = []

    def answer(path: str) -> str | Answer | None:
        if path == "/anvil":
            tried.append(path)
            failing = len(tried) <= RETRIES
            return Answer(status=503, headers={"Retry-After": "0"}) if failing else product_page("Anvil")
        return listing("Shop", [tile("/anvil", "Anvil")]) if path == "/" else None

    with serve(answer) as shop:
        found = crawl(shop.base)
    assert found.names == ["Anvil"]
    assert found.report.failed_urls == {}
    assert found.report.complete


def test_a_row_of_addresses_that_fail_does_not_end_a_crawl_of_a_shop_that_answers(crawl):
    """Broken pages answer 500 for ever: after a handful those of other addresses come first."""
    names = [f"Anvil {n}" for n in range(12)]
    broken = [tile(f"/old/broken-{n}", f"Broken {n}") for n in range(30)]
    pages = {
        "/": listing("Shop", broken, "<a href='/more'>More</a>"),
        "/more": listing("More", [tile(f"/b-{n}", name) for n, name in enumerate(names)]),
        **{f"/b-{n}": product_page(name, price=f"{n}1.00") for n, name in enumerate(names)},
    }

    def answer(path: str) -> Answer | str | None:
        if "broken" in path:
            return Answer(status=500, headers={"Retry-After": "0"})
        return pages.get(path)

    with serve(answer) as shop:
        found = crawl(shop.base)
    assert found.names == sorted(names)
    assert not found.report.complete
