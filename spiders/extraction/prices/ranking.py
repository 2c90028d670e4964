"""Which visible amount is the price: features of each amount, weighed by hand-reasoned log-odds.

Seventy pages cannot train more than a few weights, so every weight is a reasoned one, and cross-validation
only checks them (``python -m benchmarks.extraction``).
"""

from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache, partial
from operator import itemgetter

from spiders.extraction.candidate import Candidate, Source
from spiders.extraction.document.once import once_per_page
from spiders.extraction.document.page import Page
from spiders.extraction.prices.extras import against_extra
from spiders.extraction.prices.neighbours import BLOCK, beside, is_former, named_old
from spiders.extraction.prices.options import option_odds
from spiders.extraction.prices.said import (
    is_in_prose,
    is_lowest_of_month,
    may_be_paid,
    words_score,
)
from spiders.extraction.prices.settled import visible_prices
from spiders.extraction.sources.controls import are_choices, choice_odds, row_odds
from spiders.extraction.sources.on_request import request_offset
from spiders.extraction.sources.purchase import is_sold_out
from spiders.extraction.sources.tiles import in_tile, is_led_by_link, is_named_by_link
from spiders.extraction.sources.visible_prices import VisiblePrice
from spiders.extraction.words import prices as words
from spiders.extraction.words.price_hints import Hint, hints

_NEAR = 1500
# A long description before the first amount makes it no less likely than a short one.
_FAR = 1.0
# Odds of one in twenty: a page has dozens of amounts of other products.
_HOPELESS = -3.0
# From these odds on an amount may be the price without what stands beside it.
_POSSIBLE = -1.0
_NEIGHBOURS = 4
# An amount of such odds is named or called a price, and stands close to the heading.
_BEYOND_DOUBT = 2.5
# The price is said again beside a second button; what else is, are tiles.
_REPEATED = 0.3
# Shops lead with the price: each further amount of a block is a little less likely to be it.
_LATER, _MAX_LATER = 0.25, 4
# Another product's, by the shape of the box around it; as many amounts are asked as a row of tiles has.
_OF_TILE, _MOST_TILES = 2.5, 12
# Its class may say "special price", where the page's own has no telling name.
_OF_COLUMN = 2.0
# Where no amount stands outside of tiles, the product's own box may be shaped like one.
_IN_TILE = 2.0
# What stands amid running text tells a story.
_AMID_WORDS = 1.5
# Fabrics and floors are sold by the metre: its price is the price where there is no other.
_SOLD_SO = 2.0
# What stands in a form to choose from is another variant's price, but for where no other amount may be the price:
# shops without a price of the product put it into a list of one variant.
_CHOICE = 2.2
# A few shops put the price above the name.
_ABOVE, _RIGHT_ABOVE = 250, 0.7
# What comes on top of the price is never shown before it: "Lifetime warranty" above the first amount is a promise.
_FIRST_EXTRA = 1.2
# Characters before an amount that are looked at.
_LEAD = 60


def visible_candidates(page: Page) -> Iterator[Candidate[Decimal]]:
    """Amounts of the text with their score, but for those that no other source could save."""
    for score, price in ranked_prices(page):
        if score < _HOPELESS:
            continue
        yield Candidate(
            value=price.amount,
            source=Source.MARKUP,
            score=score,
            where=next((names for names in price.region.names if names), ""),
            text=price.text,
        )


@once_per_page
def ranked_prices(page: Page) -> list[tuple[float, VisiblePrice]]:
    """The visible amounts with their score, in page order; kept on the page."""
    heading = page.heading.offset if page.heading and page.heading.is_sure else None
    prices = visible_prices(page)
    times = Counter(price.amount for price in prices if not (price.region.others or price.region.linked))
    chosen = are_choices(page, prices)
    said = list(map(words_score, prices))
    own = [
        _score_of(price) + told + odds - _AMID_WORDS * is_in_prose(page, price)
        for price, told, odds in zip(prices, said, choice_odds(prices, chosen), strict=True)
    ]
    own = [score + odds for score, odds in zip(own, row_odds(page, prices, own), strict=True)]
    own = [score + odds for score, odds in zip(own, option_odds(page, prices, own), strict=True)]
    counting = [
        odds > _POSSIBLE - 1.0 and not (option or is_lowest_of_month(price))
        for odds, option, price in zip(own, chosen, prices, strict=True)
    ]
    positions = _positions(prices, counting, heading)
    scores = [score + place for score, place in zip(own, positions, strict=True)]
    first = next(
        (rank for rank, price in enumerate(prices) if heading is not None and price.offset > heading), None
    )
    if first is not None and Hint.EXTRA in hints(prices[first].lead) and _leads_apart(page, prices[first]):
        scores[first] += _FIRST_EXTRA
    rivals = {
        price.amount
        for score, told, price in zip(scores, said, prices, strict=True)
        if score >= _POSSIBLE and not is_former(price) and may_be_paid(price, told)
    }
    for rank, price in enumerate(prices):
        around = prices[max(rank - _NEIGHBOURS, 0) : rank + _NEIGHBOURS + 1]
        alone = not _is_lowered(price.amount, rivals)
        scores[rank] += beside(price, around, alone=alone) + _REPEATED * (times[price.amount] > 1)
        if scores[rank] >= _POSSIBLE:
            scores[rank] -= against_extra(page, price, around)
    scores = _saved(page, prices, scores)
    if all(score < _POSSIBLE or each.region.others for score, each in zip(scores, prices, strict=True)):
        scores = [score + _CHOICE * price.region.choice for score, price in zip(scores, prices, strict=True)]
    return _where_none_is_told(page, _without_tiles(page, list(zip(scores, prices, strict=True))))


def _saved(page: Page, prices: list[VisiblePrice], scores: list[float]) -> list[float]:
    """The scores where none is likely: what is sold by the metre, or stands beside a text about delivery, may be it."""
    if any(score >= 0.0 for score in scores):
        return scores
    sold_so = (words.SOLD_BY.match(price.after) is not None for price in prices)
    scores = [score + _SOLD_SO * so for score, so in zip(scores, sold_so, strict=True)]
    return [
        score + _SOLD_SO * (score < 0.0 and _is_beside_delivery(page, price))
        for score, price in zip(scores, prices, strict=True)
    ]


def _is_beside_delivery(page: Page, price: VisiblePrice) -> bool:
    """Whether a text of its own before an amount, and no label, tells about delivery: "Ships from Spain"."""
    said = max(price.lead, price.label, key=len).rstrip()
    stated = said.count(" ") > 1 and not price.lead.rstrip().endswith((":", "="))
    return stated and Hint.SHIPPING in hints(said[-_LEAD:]) and _leads_apart(page, price)


def _leads_apart(page: Page, price: VisiblePrice) -> bool:
    """Whether the words before an amount are a text of their own, and not the label of its own text."""
    return not page.stream.parts[price.place].lstrip().startswith(price.lead.strip() or "\0")


def _is_lowered(amount: Decimal, rivals: set[Decimal]) -> bool:
    """Whether one of the other amounts may be what a former price was lowered to."""
    least = amount / 10
    return any(least < rival < amount for rival in rivals)


def _without_tiles(page: Page, ranked: list[tuple[float, VisiblePrice]]) -> list[tuple[float, VisiblePrice]]:
    """Amounts in tiles lose against one outside: where no name tells that a box is about another product. Those above
    the name, or behind the one outside, are of a column with offers, which may name them in a link without a picture.
    """
    name = page.heading.offset if page.heading is not None and page.heading.is_sure else 0
    order = sorted(range(len(ranked)), key=lambda rank: -ranked[rank][0])[:_MOST_TILES]
    tiles: list[tuple[int, bool]] = []
    outside: int | None = None
    for rank in order:
        score, price = ranked[rank]
        if score < _POSSIBLE:
            break
        pictured = is_led_by_link(page, page.stream.nodes[price.place])
        if not (pictured or is_named_by_link(page, price.place)):
            outside = price.offset
            break
        tiles.append((rank, pictured))
    for rank, pictured in tiles:
        score, price = ranked[rank]
        loss = (_IN_TILE if outside is None else _OF_TILE) * pictured
        if outside is not None and (price.offset < name or price.offset > outside >= name):
            loss = _OF_TILE + _OF_COLUMN
        ranked[rank] = (score - loss, price)
    return ranked


def _where_none_is_told(
    page: Page, ranked: list[tuple[float, VisiblePrice]]
) -> list[tuple[float, VisiblePrice]]:
    """Behind "price on request" stand others' prices, where none that may be the page's stands before it; so do those
    of other parts where the product is sold out."""
    best = max(ranked, key=itemgetter(0), default=None)
    if best is None or not _POSSIBLE <= best[0] < _BEYOND_DOUBT:
        return ranked
    place = request_offset(page)
    if place is not None:
        told = any(
            score >= _POSSIBLE and price.offset < place and not is_former(price) for score, price in ranked
        )
        return ranked if told else _lowered(ranked, lambda price: price.offset > place or is_former(price))
    if _is_anothers(page, best[1]) and is_sold_out(page):
        return _lowered(ranked, partial(_is_anothers, page))
    return ranked


def _lowered(
    ranked: list[tuple[float, VisiblePrice]], which: Callable[[VisiblePrice], bool]
) -> list[tuple[float, VisiblePrice]]:
    return [(score - _OF_TILE * which(price), price) for score, price in ranked]


def _is_anothers(page: Page, price: VisiblePrice) -> bool:
    return price.region.others or in_tile(page, page.stream.nodes[price.place])


def _score_of(price: VisiblePrice) -> float:
    """Log-odds that an amount is the price one pays, from the elements around it."""
    region = price.region
    score = -0.8 + _class_score(region.names[:7])
    score -= 4.0 * region.struck + 2.5 * region.others + 2.0 * region.frame + 0.8 * region.linked
    return score - _CHOICE * region.choice - 0.8 * region.hidden


@lru_cache(maxsize=4096)
def _class_score(names: tuple[str, ...]) -> float:
    """What class and id names say: they are the shop's own words for its prices."""
    inner, outer = " ".join(names[:3]), " ".join(names)
    score = 1.6 if words.PRICE_CLASS.search(inner) else 0.8 if words.PRICE_CLASS.search(outer) else 0.0
    old = named_old(names[:3])
    score -= 2.5 * bool(words.SAVING_CLASS.search(inner)) + 1.2 * bool(words.CONDITIONAL_CLASS.search(inner))
    score -= 2.0 * bool(words.SHIPPING_CLASS.search(inner))
    score -= 1.2 * bool(words.SELLERS_CLASS.search(outer)) + 1.5 * bool(words.PER_CLASS.search(names[0]))
    return score + 0.8 * bool(words.NEW_CLASS.search(outer)) - 2.0 * old


def _positions(prices: list[VisiblePrice], counting: list[bool], heading: int | None) -> list[float]:
    """Log-odds of each place: behind the heading and among the first is best; far behind are others' prices.

    How far the first amount is from the heading counts half: pictures, menus of colours and texts stand between. For
    what stands behind it, that is the first one of the page's own. Amounts that are not ``counting`` (former ones,
    choices) take no place from those behind them.
    """
    behind = heading if heading is not None else 0
    offsets = [price.offset for price in prices]
    earliest = next((offset for offset in offsets if offset >= behind), behind)
    own = (
        price.offset
        for price, counts in zip(prices, counting, strict=True)
        if counts and price.offset >= behind and not (price.region.others or price.region.frame)
    )
    first_own = next(own, earliest)
    found: list[float] = []
    order = rank = 0
    last: int | None = None
    for offset, counts in zip(offsets, counting, strict=True):
        near = last is not None and offset - last < BLOCK and last >= behind
        place = order + 1 if near else 0
        score = -0.03 * min(rank, 20) - _LATER * min(place, _MAX_LATER)
        if heading is not None and offset < heading:
            score += -1.0 * (heading - offset > _NEAR) + _RIGHT_ABOVE * (heading - offset < _ABOVE)
        elif heading is not None:
            first = first_own if offset >= first_own else earliest
            away = min((first - heading) / (2 * _NEAR), _FAR) + (offset - first) / _NEAR
            score += 1.5 - min(away, 3.0)
        found.append(score)
        if counts:
            order, rank, last = place, rank + 1, offset
    return found
