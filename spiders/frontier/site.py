"""Where a shop lives: the host that answers, and the hosts that its own links name instead.

A shop that was moved, copied or put behind a proxy goes on writing its configured address into links, canonical links
and sitemaps. Those addresses are read as the shop's own; nothing is ever asked of the other host.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlsplit, urlunsplit

from spiders.frontier.urls import site_of

# Links of the first page to one other host, from which it may be the shop's configured address.
_ALIAS_LINKS = 5
# A shop's own host has at least this share of those links; else the first page is all about the other host.
_OWN_SHARE = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """``scheme`` and ``netloc`` are those that answered; ``aliases`` are other hosts, without ``www.``."""

    scheme: str
    netloc: str
    aliases: frozenset[str] = frozenset()

    @classmethod
    def at(cls, url: str, *, aliases: Iterable[str] = ()) -> Self:
        """The site that an address is of."""
        parts = urlsplit(url)
        site = cls(scheme=parts.scheme, netloc=parts.netloc)
        return replace(site, aliases=frozenset(aliases) - {site.name})

    @property
    def name(self) -> str:
        """Host and port without ``www.``."""
        return self.netloc.lower().removeprefix("www.")

    def answers(self, url: str) -> bool:
        """True for an address at the very host that answered, with ``www.`` or without."""
        return site_of(url) == self.name

    def own(self, url: str) -> str | None:
        """The address as this site answers it; None where it is another site's."""
        parts = urlsplit(url)
        if parts.scheme == self.scheme and parts.netloc == self.netloc:
            return url
        name = site_of(url)
        if name not in self.aliases and name != self.name:
            return None
        # One port speaks one protocol, and a shop that answers https is asked by nothing less.
        keeps = name == self.name and self.scheme == "http" and ":" not in self.netloc
        scheme = parts.scheme if keeps else self.scheme
        return urlunsplit((scheme, self.netloc, parts.path or "/", parts.query, ""))

    def known_as(self, *hosts: str) -> Self:
        """With these hosts (without ``www.``) read as its own."""
        return replace(self, aliases=self.aliases | (frozenset(hosts) - {self.name, ""}))


def alias_among(links: Iterable[str], *, site: Site) -> str:
    """The host that a first page's links name where they should name their own; empty where there is none."""
    hosts = Counter(map(site_of, links))
    mine = sum(count for host, count in hosts.items() if host == site.name or host in site.aliases)
    others = [(count, host) for host, count in hosts.items() if host != site.name]
    count, host = max(others, default=(0, ""))
    return host if count >= _ALIAS_LINKS and mine < _OWN_SHARE * count else ""


def alias_of_canonical(canonical: str | None, *, url: str) -> str:
    """The other host that a page names as its own with the very same path; empty where there is none."""
    if not canonical:
        return ""
    there, here = urlsplit(canonical), urlsplit(url)
    same = (there.path.rstrip("/"), there.query) == (here.path.rstrip("/"), here.query)
    other = site_of(canonical)
    return other if there.scheme in ("http", "https") and same and other != site_of(url) else ""
