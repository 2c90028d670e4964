"""Reads a product title into typed attributes, for matching, facets, product pages and unit prices.

``read_title(title)`` gives a :class:`TitleReading`: brand, model codes, quantities with units, pack
count, colours, condition, editions, what it is made for, and its words.
"""

from catalog.titles.brands import BrandTable, shipped_brands
from catalog.titles.reader import read_title, read_without_brand
from catalog.titles.reading import TitleReading
from catalog.titles.units import Dimension, Quantity

__all__ = [
    "BrandTable",
    "Dimension",
    "Quantity",
    "TitleReading",
    "read_title",
    "read_without_brand",
    "shipped_brands",
]
