"""Further pages of listings that only a script turns to: a pager, or "load more", without an address.

Nearly all shops that draw one answer ``?page=2`` as well, ``?p=2`` or ``/page/2``. Which, the first listings tell: what
shows a link that the page before did not is a page. Until one did, few are tried.
"""

import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit, urlunsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from spiders.frontier.anchors import address_of
from spiders.frontier.hints import MORE
from spiders.frontier.urls import query_pairs, url_key

# What the number of a page is called, the commonest first; the last is a step of the address.
_NAMES = ("page", "p", "/page/")
_STEP = re.compile(r"/page/(\d{1,4})/?$")
# So many listings are tried at a time, and with a name, of which one at least has to lead on.
_TRIES = 2
# Once one did, listings that lead no further may be so many more than twice those that do.
_IN_VAIN, _SHARE = 5, 2
_MENTIONED = re.compile(
    r"pagin|pager|\bmore\b|mehr|weitere|plus|más|altr|mais|meer|więcej|fler|lisää|další|ещ[её]", re.I
)
_PAGERS = ", ".join(
    (
        "[class*=pagin], [class*=pager], [id*=pagin], [id*=pager], [aria-label*=pagin]",
        "[class*=Pagin], [aria-label*=Pagin]",
    )
)
# What turns pictures.
_CAROUSEL = re.compile(r"swiper|slid|carousel|splide|glide|owl|flickity|dots|bullet|gallery", re.I)
_CONTROLS = "a, button, [role=button], li, span"
# Controls looked at; pagers have some ten.
_MOST = 200


def turns_by_script(html: str, tree: LexborHTMLParser, *, number: int) -> bool:
    """Whether a page of a listing, the ``number``-th, offers the next one with nothing but a script to lead there."""
    if not _MENTIONED.search(html):
        return False
    pagers, following = [node for node in tree.css(_PAGERS) if not _is_carousel(node)], str(number + 1)
    if any(_said(node) == following for pager in pagers for node in _without_address(pager)):
        return True
    if any(pager.tag == "div" and pager.child is None for pager in pagers):
        # It is drawn by a script, too.
        return True
    return any(
        MORE.fullmatch(_said(node)) for node in tree.css("a, button, [role=button]") if not _leads(node)
    )


def _is_carousel(pager: LexborNode) -> bool:
    return _CAROUSEL.search(f"{pager.attributes.get('class')} {pager.attributes.get('id')}") is not None


def _without_address(pager: LexborNode) -> Iterator[LexborNode]:
    for node in pager.css(_CONTROLS)[:_MOST]:
        around = node.parent is not None and node.parent.tag == "a" and _leads(node.parent)
        if not around and not _leads(node) and not any(map(_leads, node.css("a"))):
            yield node


def _leads(node: LexborNode) -> bool:
    return node.attributes.get("disabled", "") is None or bool(address_of(node))


def _said(node: LexborNode) -> str:
    return " ".join(node.text(deep=True).split())


def number_of(url: str) -> int:
    """Which page of a listing an address asks for by one of the names that are tried here."""
    step = _STEP.search(urlsplit(url).path)
    told = [step[1]] if step else [value for name, value in query_pairs(url) if name in _NAMES]
    return int(told[0]) if told and told[0].isdecimal() else 1


@dataclass(slots=True)
class ScriptedPages:
    """The listings of one crawl that a script turns, and how their next pages are asked for."""

    _proved: str = ""
    _led_on: int = 0
    _failures: Counter[str] = field(default_factory=Counter)
    _waiting: deque[str] = field(default_factory=deque)
    _tried: dict[str, list[str]] = field(default_factory=dict)
    _asked: dict[str, str] = field(default_factory=dict)

    def ask_on(self, url: str) -> list[str]:
        """A listing that a script turns was read at ``url``: the addresses to ask for now."""
        self._waiting.append(url)
        return self._next()

    def judge(self, key: str, *, shows_more: bool) -> list[str]:
        """A page was read, or is gone. If it had been asked for here: the addresses to ask for now."""
        url = self._asked.pop(key, "")
        if not url:
            return []
        name = self._tried[url][-1]
        if shows_more:
            self._proved = self._proved or name
            self._led_on += 1
        else:
            self._failures[name] += 1
            self._waiting.appendleft(url)
        return self._next()

    def _next(self) -> list[str]:
        found: list[str] = []
        if self._failures[self._proved] > _IN_VAIN + _SHARE * self._led_on:
            return found
        while self._waiting and (self._proved or len(self._asked) < _TRIES):
            url = self._waiting.popleft()
            tried = self._tried.setdefault(url, [])
            likely = [name for name in _NAMES if self._failures[name] < _TRIES]
            names = [self._proved] if self._proved else likely
            name = next((name for name in names if name not in tried), "")
            if name:
                tried.append(name)
                further = _with_number(url, name, number_of(url) + 1)
                self._asked[url_key(further)] = url
                found.append(further)
        return found


def _with_number(url: str, name: str, number: int) -> str:
    scheme, host, path, _, _ = urlsplit(url)
    pairs = [pair for pair in query_pairs(url) if pair[0] not in _NAMES]
    if name.startswith("/"):
        path = f"{_STEP.sub('', path).rstrip('/')}{name}{number}"
    else:
        pairs.append((name, str(number)))
    return urlunsplit((scheme, host, path, urlencode(pairs), ""))
