"""Why an address was not read."""

from enum import StrEnum


class Skip(StrEnum):
    """In the words of the report."""

    EXHAUSTED = "address patterns without new products"
    DUPLICATE = "another address of a known product"
    API = "read from the shop's API"
    LANGUAGE = "the same page in another language"
    ENOUGH = "no new product in a long row of pages"
    SILENT = "the shop stopped answering"
    BUDGET = "page budget reached"
    FULL = "too many open addresses"
    ROBOTS = "disallowed by robots.txt"
    OFF_SITE = "redirects off the site"
    NOT_HTML = "not HTML"
    TOO_LARGE = "larger than 20 MB"
    GONE = "gone (404 or 410)"
    MISSING = "answers 200 for an address that the shop does not know"
    REFUSED = "refused (401 or 403)"
