"""What is shown of a store's products before it is added."""

from io import StringIO

from rich.console import Console

from commands.store_sample import show_sample
from spiders.extraction import ExtractedProduct
from spiders.items.item import Item
from spiders.report import CrawlReport
from spiders.sampling import Sample
from tests.builders import NOON


def test_a_value_that_is_cut_says_so() -> None:
    product = ExtractedProduct(url="http://s/a", name="x" * 61, brand="y" * 60)
    report = CrawlReport(
        store_id="s",
        platform="structured-data",
        complete=False,
        pages=1,
        product_pages=1,
        items=1,
        duplicates=0,
        seconds=0.0,
    )
    out = StringIO()
    item = Item(key="a", url="http://s/a", seen_at=NOON, product=product)
    show_sample(Sample(items=(item,), report=report), Console(file=out, width=200))
    assert f" {'x' * 59}… " in out.getvalue()
    assert f" {'y' * 60} " in out.getvalue()
