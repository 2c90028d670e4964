"""Which visible amount is the price: features of each amount, weighed by hand-reasoned log-odds.

Seventy pages cannot train more than a few weights, so every weight is a reasoned one, and cross-validation
only checks them (``python -m benchmarks.extraction``).
"""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from spiders.extraction.candidate import Candidate, Source
from spiders.extraction.page import Page
from spiders.extraction.sources.visible_prices import VisiblePrice, visible_prices
from spiders.extraction.text_stream import BREAK
from spiders.extraction.words import prices as words
from spiders.extraction.words.prices import Hint

_NEAR = 1500


def visible_candidates(page: Page) -> Iterator[Candidate[Decimal]]:
    """Amounts of the text with their score."""
    for score, price in ranked_prices(page):
        yield Candidate(
            value=price.amount,
            source=Source.MARKUP,
            score=score,
            where=next((names for names in price.region.names if names), ""),
            text=price.text,
        )


def ranked_prices(page: Page) -> list[tuple[float, VisiblePrice]]:
    """The visible amounts with their score, in page order; kept on the page."""
    cached: list[tuple[float, VisiblePrice]] | None = page.__dict__.get("_ranked_prices")
    if cached is None:
        cached = [
            (score_of(price, heading=page.heading_offset, rank=rank), price)
            for rank, price in enumerate(visible_prices(page))
        ]
        page.__dict__["_ranked_prices"] = cached
    return cached


def score_of(price: VisiblePrice, *, heading: int | None, rank: int) -> float:
    """Log-odds that an amount is the price one pays."""
    region = price.region
    score = -1.2 + _class_score(region.names[:7])
    score -= 4.0 * region.struck + 2.5 * region.others + 2.0 * region.frame + 0.8 * region.linked
    score -= 1.5 * region.choice + 0.8 * region.hidden
    said = words.hints(" ".join(price.before.split(BREAK)[-3:])[-40:])
    behind = words.hints(price.after[:24])
    both = said | behind
    score -= 2.0 * bool(said & Hint.WAS) + 2.5 * bool(both & Hint.SAVING) + 2.0 * bool(both & Hint.SHIPPING)
    score -= 1.5 * bool(both & Hint.MONTHLY) + 0.8 * bool(both & Hint.NET) + 2.0 * bool(words.PER.match(price.after))
    score -= 1.5 * bool(said & Hint.THRESHOLD) + 1.0 * bool(said & Hint.LOWEST)
    score += 0.6 * bool(said & Hint.NOW)
    return score + _position(price.offset, heading) - 0.05 * min(rank, 20)


@lru_cache(maxsize=4096)
def _class_score(names: tuple[str, ...]) -> float:
    """What class and id names say: they are the shop's own words for its prices."""
    inner, outer = " ".join(names[:3]), " ".join(names)
    score = 1.6 if words.PRICE_CLASS.search(inner) else 0.8 if words.PRICE_CLASS.search(outer) else 0.0
    old = bool(words.OLD_CLASS.search(inner))
    return score + 0.8 * bool(words.NEW_CLASS.search(outer)) - 2.0 * old


def _position(offset: int, heading: int | None) -> float:
    """After the heading and near it is best; far behind is a footer or another product."""
    if heading is None:
        return 0.0
    distance = offset - heading
    if distance < 0:
        return -1.0 if distance < -_NEAR else 0.0
    return 1.5 - min(distance / _NEAR, 3.0)
