"""The price-history chart: SVG made on the server, so that it works without JavaScript."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pygal
from markupsafe import Markup
from pygal.style import Style

# The sizes that places are kept for; the same as in chart.css.
_STYLE = Style(label_font_size=12, major_label_font_size=12, legend_font_size=13)

_NAME = "Price history: total prices over time, a line for each store"

# More dates below the chart run into each other; more prices beside it are more than one reads.
_MOST_DAYS = 8
_MOST_PRICES = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A total price from ``at`` (aware UTC) on; None: the offer had no price then."""

    at: datetime
    total: Decimal | None


def steps(points: Sequence[Point], until: datetime) -> list[tuple[datetime, float | None]]:
    """A price holds until the next observation, so each change is drawn as a step; the last reaches ``until``."""
    drawn: list[tuple[datetime, float | None]] = []
    previous: float | None = None
    for point in points:
        value = None if point.total is None else float(point.total)
        if drawn and previous is not None:
            drawn.append((point.at, previous))
        drawn.append((point.at, value))
        previous = value
    if drawn and previous is not None:
        drawn.append((until, previous))
    return drawn


def days(first: datetime, until: datetime) -> list[datetime]:
    """Midnights between ``first`` and ``until``, evenly apart and few; ``first`` where there is none."""
    midnight = datetime.combine(first, time(), first.tzinfo) + timedelta(days=1)
    count = max(0, (until - midnight) // timedelta(days=1) + 1)
    apart = count // (_MOST_DAYS + 1) + 1
    return [midnight + timedelta(days=day) for day in range(0, count, apart)] or [first]


def price_chart(series: Mapping[str, Sequence[Point]], *, currency: str, until: datetime) -> Markup | None:
    """A line per store as SVG, totals over time; None where there is not one price to draw."""
    lines = {name: steps(points, until) for name, points in series.items()}
    if not any(value is not None for line in lines.values() for _, value in line):
        return None
    chart = pygal.DateTimeLine(
        style=_STYLE,
        classes=(),
        no_prefix=True,
        width=860,
        height=300,
        margin=8,
        legend_at_bottom=True,
        legend_box_size=10,
        truncate_legend=-1,
        dots_size=2.5,
        max_scale=_MOST_PRICES,
        disable_xml_declaration=True,
        x_value_formatter=lambda at: f"{at:%d %b}",
        value_formatter=lambda value: f"{value:,.2f} {currency}",
    )
    chart.add_xml_filter(_bare)
    chart.x_labels = days(min(line[0][0] for line in lines.values() if line), until)
    for name, line in lines.items():
        chart.add(name, line)
    return Markup(chart.render(is_unicode=True))


def _bare(drawing: Any) -> Any:
    """The lines alone: colours are in ``chart.css``, where they follow the page's, and the page's policy allows no
    style or script of a drawing's own. What pygal's script would show beside a dot becomes its title."""
    for part in list(drawing):
        if part.tag in ("defs", "title") or callable(part.tag):  # the tag of a comment is a function
            drawing.remove(part)
    for text in list(drawing.iter("desc")):
        if text.get("class") == "value":
            text.tag = "title"
            del text.attrib["class"]
        else:
            text.getparent().remove(text)
    for tip in drawing.findall(".//g[@class='plot tooltip-overlay']"):
        tip.getparent().remove(tip)
    del drawing.attrib["id"]
    drawing.set("role", "img")
    drawing.set("aria-label", _NAME)
    return drawing
