"""The feed as CSV."""

import csv
import io

import pytest

from api.feeds.items import FeedItem
from api.feeds.table import write_csv


@pytest.mark.parametrize(
    ("title", "written"),
    [('=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'), ("@SUM(1)", "'@SUM(1)"), ("TV -20%", "TV -20%")],
)
def test_what_a_store_writes_is_no_formula_in_a_spreadsheet(title: str, written: str) -> None:
    item = FeedItem(id="p1", title=title, brand=title, mpn=title, product_type=title)
    text = b"".join(write_csv([item])).decode()
    (row,) = csv.DictReader(io.StringIO(text))
    assert {row["title"], row["brand"], row["mpn"], row["product_type"]} == {written}
