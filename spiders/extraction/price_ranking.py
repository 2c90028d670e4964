"""Which visible amount is the price: features of each amount, weighed by hand-reasoned log-odds.

Seventy pages cannot train more than a few weights, so every weight is a reasoned one, and cross-validation
only checks them (``python -m benchmarks.extraction``).
"""

from collections.abc import Iterator
from decimal import Decimal

from spiders.extraction.candidate import Candidate, Source
from spiders.extraction.page import Page
from spiders.extraction.sources.visible_prices import VisiblePrice, read_visible_prices
from spiders.extraction.text_stream import BREAK
from spiders.extraction.words import prices as words

_NEAR = 1500


def visible_prices(page: Page) -> list[VisiblePrice]:
    """The visible amounts of a page, kept on the page."""
    cached: list[VisiblePrice] | None = page.__dict__.get("_visible_prices")
    if cached is None:
        cached = page.__dict__["_visible_prices"] = read_visible_prices(page.stream)
    return cached


def visible_candidates(page: Page) -> Iterator[Candidate[Decimal]]:
    """Amounts of the text with their score."""
    heading = heading_offset(page)
    for rank, price in enumerate(visible_prices(page)):
        yield Candidate(
            value=price.amount,
            source=Source.MARKUP,
            score=score_of(price, heading=heading, rank=rank),
            where=next((names for names in price.classes if names), ""),
            text=price.text,
        )


def heading_offset(page: Page) -> int | None:
    """Where the product's heading begins in the text."""
    for node, _ in page.headings:
        start = page.stream.start_of(node)
        if start is not None:
            return start
    return None


def score_of(price: VisiblePrice, *, heading: int | None, rank: int) -> float:
    """Log-odds that an amount is the price one pays."""
    inner, outer = " ".join(price.classes[:3]), " ".join(price.classes[:7])
    label = price.before.rsplit(BREAK, 3)[-1] if BREAK in price.before else price.before
    near_before = " ".join(price.before.split(BREAK)[-3:])[-40:]
    near_after = price.after[:30]
    score = -1.2
    score += 1.6 * bool(words.PRICE_CLASS.search(inner)) or 0.8 * bool(words.PRICE_CLASS.search(outer))
    score += 0.8 * bool(words.NEW_CLASS.search(outer))
    score -= 2.0 * bool(words.OLD_CLASS.search(inner)) + 4.0 * price.struck
    score -= (
        2.5 * price.others + 2.0 * price.frame + 0.8 * price.linked + 1.5 * price.option + 0.8 * price.hidden
    )
    score -= 2.0 * bool(words.WAS.search(near_before)) + 2.5 * bool(
        words.SAVING.search(near_before + near_after)
    )
    score -= 2.0 * bool(words.SHIPPING.search(near_before + near_after[:15])) + 2.0 * bool(
        words.PER.match(price.after)
    )
    score -= 1.5 * bool(words.MONTHLY.search(near_before + near_after)) + 0.8 * bool(
        words.NET.search(near_before + near_after)
    )
    score += 0.6 * bool(words.NOW.search(label))
    score += _position(price.offset, heading) - 0.05 * min(rank, 20)
    return score


def _position(offset: int, heading: int | None) -> float:
    """After the heading and near it is best; far behind is a footer or another product."""
    if heading is None:
        return 0.0
    distance = offset - heading
    if distance < 0:
        return -1.0 if distance < -_NEAR else 0.0
    return 1.5 - min(distance / _NEAR, 3.0)
