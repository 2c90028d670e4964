"""Shops that show nothing before their scripts have run, read with a real Chromium."""

import json

import pytest
from click.testing import CliRunner

from catalog.domain.store import Platform
from catalog.settings import Settings
from commands.crawl import command
from tests.integration.spiders.shop import Answer, serve

pytestmark = pytest.mark.chromium

_SCRIPT = """<!doctype html><html lang="en"><head><title>Shop</title></head><body><div id="app"></div><script>
fetch("/data" + location.pathname).then(a => a.json()).then(d => {
  document.title = d.title;
  document.getElementById("app").innerHTML = d.html + "<p class='ready'></p>";
});</script></body></html>"""


@pytest.fixture
def chromium(chromium_path: str) -> Settings:
    return Settings(chromium=chromium_path)


def _shop(count: int):
    def answer(path: str) -> str | Answer | None:
        if path in ("/robots.txt", "/sitemap.xml") or path.startswith(("/sitemap", "/1_index")):
            return None
        if not path.startswith("/data"):
            return _SCRIPT
        if path == "/data/":
            links = "".join(
                f"<li class='product-card'><a href='/p/{n}'>Anvil {n}</a></li>" for n in range(count)
            )
            found = {"title": "Shop", "html": f"<h1>Anvils</h1><ul>{links}</ul>"}
        else:
            number = path.rsplit("/", 1)[1]
            found = {
                "title": f"Anvil {number}",
                "html": f"<h1>Anvil {number}</h1><p class='price'>${number}.50</p><p class='sku'>SKU: AN-{number}</p>"
                f"<button>Add to cart</button><i>{'x' * 20_000}</i>",
            }
        return Answer(body=json.dumps(found), headers={"Content-Type": "application/json"})

    return answer


def test_products_are_read_after_scripts_have_run(crawl, chromium):
    with serve(_shop(6)) as shop:
        plain = crawl(shop.base)
        rendered = crawl(shop.base, platform=Platform.BROWSER, settings=chromium, wait_for=".ready")
    assert plain.items == []
    assert rendered.names == [f"Anvil {n}" for n in range(6)]
    assert rendered.report.complete


def test_a_page_that_fails_in_the_browser_is_counted(crawl, chromium):
    inner = _shop(2)

    def answer(path: str) -> str | Answer | None:
        return Answer(status=500, body="oops") if path == "/p/1" else inner(path)

    with serve(answer) as shop:
        found = crawl(shop.base, platform=Platform.BROWSER, settings=chromium, wait_for=".ready")
    assert found.names == ["Anvil 0"]
    assert list(found.report.failed_urls) == [f"{shop.base}/p/1"]


def test_contexts_are_recycled_so_that_memory_stays_bounded(crawl, chromium):
    """60 pages use three contexts of 25; at no time more than two are open."""
    from spiders.platforms import browser

    opened: list[int] = []
    close = browser.BrowserSpider._close

    async def watch(self, page, context):
        opened.append(len({each for each, count in self._open_pages.items() if count > 0}))
        if page is not None:
            opened.append(len(page.context.browser.contexts))
        await close(self, page, context)

    browser.BrowserSpider._close = watch
    try:
        with serve(_shop(60)) as shop:
            found = crawl(shop.base, platform=Platform.BROWSER, settings=chromium, wait_for=".ready")
    finally:
        browser.BrowserSpider._close = close
    assert len(found.items) == 60
    assert max(opened) <= 2


def _prices_by_script(path: str) -> str | Answer | None:
    """Everything but the price is in the page; the price comes with a script."""
    if path == "/":
        tiles = "".join(f"<li class='product-card'><a href='/p/{n}'>Anvil {n}</a></li>" for n in range(4))
        return f"<html lang='en'><head><title>Shop</title></head><body><h1>Anvils</h1><ul>{tiles}</ul></body></html>"
    number = path.rsplit("/", 1)[1]
    data = f'{{"@context": "https://schema.org", "@type": "Product", "name": "Anvil {number}", "sku": "AN-{number}"}}'
    script = f"document.querySelector('.price').textContent = '$' + {number} + '.50';"
    return (
        f"<html lang='en'><head><title>Anvil {number}</title><script type='application/ld+json'>{data}</script></head>"
        f"<body><h1>Anvil {number}</h1><p class='price'></p><button>Add to cart</button>"
        f"<script>{script}</script></body></html>"
        if path.startswith("/p/")
        else None
    )


def test_prices_that_come_with_a_script_are_read_with_the_browser(crawl, chromium, tmp_path, monkeypatch):
    monkeypatch.setenv("PRICEMESH_CHROMIUM", str(chromium.chromium))
    out = tmp_path / "items.jsonl"
    with serve(_prices_by_script) as shop:
        plain = crawl(shop.base)
        result = CliRunner().invoke(command, ["--url", shop.base, "--out", str(out)])
    assert len(plain.items) == 4
    assert plain.report.coverage.get("price", 0) == 0
    assert result.exit_code == 0, result.output
    rows = [json.loads(line) for line in out.read_text().splitlines()]
    assert sorted((row["name"], row["price"]) for row in rows) == [
        (f"Anvil {n}", f"{n}.50") for n in range(4)
    ]
