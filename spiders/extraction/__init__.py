"""Reads the product of any shop's page, with no code per shop: ``extract(html, url=…)``."""

from spiders.extraction.extractor import extract
from spiders.extraction.product import ExtractedProduct, PageKind, Variant

__all__ = ["ExtractedProduct", "PageKind", "Variant", "extract"]
