"""A sample of a store's products on a terminal: what was read, from where, how surely, and what is missing."""

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from spiders.items.item import Item
from spiders.pins import PINNABLE
from spiders.sampling import Sample

_SHOWN = ("name", "brand", "price", "list_price", "currency", "availability", "condition", "sku", "mpn", "gtin",
          "category")  # fmt: skip
# Without these an offer cannot be compared; the others many shops do not show.
_NEEDED = ("price", "currency", "availability")
# Longer values are cut: the table is to be seen at a glance.
_WIDTH = 60


def show_sample(sample: Sample, console: Console) -> None:
    """Each product as a table, then how many of them have each field."""
    for item in sample.items:
        console.print(f"\n[bold]{escape(item.url)}[/bold]")
        console.print(_table(item))
    if sample.items:
        console.print(f"\n{summary(sample)}", markup=False)


def summary(sample: Sample) -> str:
    """In one line, and one more with the remedy where something that an offer needs is missing."""
    count = len(sample.items)
    found = {
        field: sum(getattr(item.product, field) not in (None, (), "") for item in sample.items)
        for field in _SHOWN
    }
    line = f"{count} products read: " + ", ".join(f"{field} {found[field]}" for field in _SHOWN)
    missing = [field for field in _NEEDED if found[field] < count and field in PINNABLE]
    if not missing:
        return line
    return (
        f"{line}\n{', '.join(missing)} missing on some: where the pages show it, pin it under [options.selectors] "
        "in the store's file, and try it with pricemesh store check FILE"
    )


def _table(item: Item) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 2), show_header=False)
    sources, confidence = item.product.sources, item.product.confidence
    for field in _SHOWN:
        value = getattr(item.product, field)
        if value in (None, (), ""):
            continue
        text = " > ".join(value) if isinstance(value, tuple) else str(value)
        sure = f"{confidence[field]:.0%}" if field in confidence else ""
        shown = text if len(text) <= _WIDTH else f"{text[: _WIDTH - 1]}…"
        table.add_row(field, escape(shown), sure, escape(sources.get(field, "")))
    return table
