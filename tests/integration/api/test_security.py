"""What a browser may do with an answer."""

import re

import pytest
from bs4 import BeautifulSoup

from tests.integration.api.conftest import Api

_HTML = {"Accept": "text/html"}


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html"),
        ("/nothing", "text/html"),
        ("/v1/search?q=sony", "application/json"),
        ("/v1/search?size=many", "application/problem+json"),
        ("/v1/feed.xml", "application/rss+xml"),
        ("/v1/feed.csv", "text/csv"),
        ("/static/style.css", "text/css"),
        ("/static/suggest.js", "text/javascript"),
        ("/robots.txt", "text/plain"),
        ("/metrics", "text/plain"),
    ],
)
def test_every_answer_says_what_it_is_and_is_not_guessed_or_framed(api: Api, path: str, kind: str) -> None:
    for answer in (api.client.get(path, headers=_HTML), api.client.head(path, headers=_HTML)):
        assert answer.headers["content-type"].startswith(kind)
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "strict-origin-when-cross-origin"
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
        assert ("script-src 'self';" in policy) == (kind == "text/html")


def test_pages_hold_nothing_that_their_policy_forbids(api: Api) -> None:
    for path in ("/", "/search?q=sony", f"/products/{api.product_id()}", "/stores"):
        page = BeautifulSoup(api.client.get(path, headers=_HTML).text, "lxml")
        assert not page.select("style, [style], [onclick], [onchange], svg script")
        inline = page.select("script:not([src])")
        assert all(script["type"] == "application/ld+json" for script in inline), "data, which nothing runs"
        assert page.select_one('script[src^="/static/"]')


@pytest.mark.parametrize("path", ["/docs", "/redoc"])
def test_the_documentation_runs_its_own_script_by_hash_only(api: Api, path: str) -> None:
    policy = api.client.get(path).headers["content-security-policy"]
    scripts = re.search(r"script-src ([^;]*)", policy)
    assert scripts is not None
    assert "unsafe" not in scripts[1]
    assert ("sha256-" in scripts[1]) == (path == "/docs")


def test_an_answer_that_did_not_change_leaves_the_policy_of_the_kept_one(api: Api) -> None:
    first = api.client.get("/v1/feed.xml")
    again = api.client.get("/v1/feed.xml", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert "content-security-policy" not in again.headers
    assert again.headers["x-content-type-options"] == "nosniff"
