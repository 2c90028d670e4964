"""A small synthetic shop on loopback: a dictionary of pages, or a function for shops with endless addresses."""

import hashlib
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the shop answers; ``{base}`` in text bodies becomes its address."""

    body: str | bytes = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})


Pages = Mapping[str, Answer | str] | Callable[[str], Answer | str | None]


@dataclass
class Shop:
    """``asked`` are the paths with queries asked for, in order, ``unchanged`` those of them answered 304; ``agents``
    the user agents."""

    base: str
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    unchanged: list[str] = field(default_factory=list)

    def times(self, part: str) -> int:
        """How many requests had ``part`` in their path."""
        return sum(part in path for path in self.asked)


@contextmanager
def serve(pages: Pages, *, validators: bool = False) -> Iterator[Shop]:
    """Run the shop; what it does not know answers 404. With ``validators`` pages have an ETag, and 304 is answered."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    server.daemon_threads = True
    shop = Shop(base=f"http://127.0.0.1:{server.server_address[1]}")
    server.RequestHandlerClass = _handler(shop, pages, validators=validators)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield shop
    finally:
        server.shutdown()
        server.server_close()


def _handler(shop: Shop, pages: Pages, *, validators: bool) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            path = parts.path + (f"?{parts.query}" if parts.query else "")
            shop.asked.append(path)
            shop.agents.add(self.headers.get("User-Agent", ""))
            found = pages(path) if callable(pages) else pages.get(path)
            answer = (
                found if isinstance(found, Answer) else Answer(body=found) if found else Answer(status=404)
            )
            body = answer.body
            if isinstance(body, str):
                body = body.replace("{base}", shop.base).encode()
            tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"' if validators and answer.status == 200 else ""
            if tag and self.headers.get("If-None-Match") == tag:
                shop.unchanged.append(path)
                self.send_response(304)
                self.send_header("ETag", tag)
                self.end_headers()
                return
            self.send_response(answer.status)
            if tag:
                self.send_header("ETag", tag)
            for name, value in answer.headers.items():
                self.send_header(name, value.replace("{base}", shop.base))
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    return Handler


def page(body: str, *, title: str = "Shop", head: str = "") -> str:
    """A page with the frame that every page of a shop has."""
    return (
        f"<!doctype html><html lang='en'><head><title>{title}</title>{head}</head><body>"
        f"<header><a href='/'>Home</a></header><main>{body}</main>"
        "<footer><a href='/about'>About us</a></footer></body></html>"
    )


def product_page(name: str, *, price: str = "19.99", sku: str = "", head: str = "", more: str = "") -> str:
    """A product page in plain markup, as shops without structured data have it."""
    code = f"<p class='sku'>SKU: <span>{sku}</span></p>" if sku else ""
    return page(
        f"<div class='product-detail'><h1>{name}</h1><div class='price'>${price}</div>{code}"
        "<p class='stock'>In stock</p><form><button type='submit'>Add to cart</button></form></div>" + more,
        title=f"{name} - Shop",
        head=head,
    )


def tile(url: str, name: str, price: str = "19.99") -> str:
    """A product as listings show it."""
    return (
        f"<li class='product-item'><a href='{url}'><img src='/i.png' alt='{name}'></a>"
        f"<h3><a href='{url}'>{name}</a></h3><span class='price'>${price}</span></li>"
    )


def listing(title: str, tiles: list[str], more: str = "") -> str:
    """A category page."""
    return page(f"<h1>{title}</h1><ul class='products'>{''.join(tiles)}</ul>{more}", title=title)
