"""Addresses that a product's page links to and that show the same product once more, or a part of it."""

from urllib.parse import urlsplit

from spiders.frontier.routes import is_script
from spiders.frontier.urls import path_of, query_pairs


def is_view(target: str, page: str) -> bool:
    """The address of a page with more parameters, where its path names it: a variant or a view of the same product."""
    here, there = urlsplit(page), urlsplit(target)
    if here.path != there.path or here.path in ("", "/") or is_script(page):
        return False
    return set(query_pairs(page)) < set(query_pairs(target))


def is_part(target: str, page: str) -> bool:
    """Whether an address is that of a page with a step before or behind it, or with a word more: ``/amp/lamp``,
    ``/lamp/questions``, ``/lamp-red``.

    Such pages print, show or discuss the product, or show a variant. Of a page that was wrongly taken for a product's,
    they may be what it lists.
    """
    here, there = path_of(page), path_of(target)
    return (
        bool(here) and here != there and (there.startswith((f"{here}/", f"{here}-")) or there.endswith(here))
    )
