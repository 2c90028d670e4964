"""Reads the product of any shop's page, with no code per shop: ``extract(html, url=…)``."""

from spiders.extraction.document.page import Page
from spiders.extraction.extractor import classify, extract, extract_page
from spiders.extraction.product import ExtractedProduct, PageKind, Variant

__all__ = ["ExtractedProduct", "Page", "PageKind", "Variant", "classify", "extract", "extract_page"]
