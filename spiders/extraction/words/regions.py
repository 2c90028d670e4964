"""Class and id names of the parts of a page that are not about its product.

Substrings and whole parts of names, looked up: three long patterns over each name cost five times as much.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from spiders.extraction.words import names as words_of

# What no shopper sees, until a script shows it; "hidden md:block" is shown on some screens.
HIDDEN_CLASS = re.compile(
    r"(?:^|\s)(?:unvisible|invisible|d-none|hide|ng-hide|(?:is-|u-)?hidden)(?=\s|$)"
    r"(?!.*[\w-](?:block|flex|:visible))"
)
# Other products: carousels, cross-selling, recently seen, comparisons, bundles; things sold along.
_OTHERS = words_of(
    "related relationate recommend recomend similar upsell up-sell cross-sell crosssell crosslink "
    "also-bought also-viewed alsobought alsoviewed "
    "also-like alsolike you-may youmay recently viewed carousel suggest alternativ accessor zubehoer "
    "bundle frequently sponsored bestsell "
    "best-sell topsell top-sell product-list productlist product-grid productgrid product-tile "
    "producttile product-card productcard product-item "
    "product_item productitem product-teaser product-carousel product-slider products-grid item-list "
    "comparison compare-table lookbook "
    "complete-the completethe shop-the other-product more-from widget-products "
    "new-products featured teaser "
    "add-on addon warranty insurance protection-plan donat"
)
# The frame of a page: navigation, baskets, footers, banners, credit offers. Whole parts of a name.
_FRAME = frozenset(
    words_of(
        "nav navbar navigation menu megamenu header footer minicart basket breadcrumb breadcrumbs "
        "banner cookie newsletter modal popup topbar "
        "search sidebar filter filters facet facets currency lang language login account review reviews "
        "comment comments wishlist usp credit "
        "installment installments finance financing financial klarna loan"
    )
)
# With these a basket is the place to buy, not what was put into it.
_BUYING = frozenset(words_of("add to product detail details item form buy"))
_CART = words_of(
    "mini-cart header-cart cart-summary cart-total cart-dropdown cart-popup cart-sidebar cart-drawer "
    "cart-preview cart-info cart-block top-bar"
)
# Forms to choose from: their amounts are those of other variants or of larger quantities.
_CHOICES = words_of(
    "swatch twister variant variation option size-list sizelist size-selector size-picker configur "
    "radio tier-pric tierpric "
    "quantity-price quantity-discount quantity-break volume staffel"
)
# The page's own product and its prices, though the name of a tile or list is in theirs.
_OWN = re.compile(
    "product-item-detail|product-?card-?brand|product-list-?(?:price|field|row)|suggested-?(?:retail|price)|"
    "price-*(?:recommended|suggested)|recommended-*(?:retail-*)?price|variation-field-+variation"
)
# "without-comment", "no-sidebar": what is not there.
_ABSENT = re.compile(r"(?<![a-z])(?:without|no)[-_][a-z]+")
# The head and the foot of a product are not the page's.
_OF_PRODUCT = re.compile(
    r"(?:^|[\s_-])(?:product|pdp|goods|article|lot|ad|adview)[a-z_-]*?[_-](?:header|footer)(?![a-z])"
)
_PARTS = str.maketrans("_-/:.", "     ")
# What both tiles and the page's own product may be called, and the names of a part of it: "product-card__price".
_TILE = r"product[-_]?(?:card|item|tile|teaser|list)"
_TILE_NAME, _TILE_PART = re.compile(_TILE, re.I), re.compile(rf"{_TILE}(?=(?:-|__?)[a-z]|(?-i:[A-Z]))", re.I)


class NameKind(NamedTuple):
    """What class and id names say an element is about."""

    others: bool
    frame: bool
    choice: bool


def is_tile_name(names: str) -> bool:
    """Whether names are those of a tile or of a part of one."""
    return _TILE_NAME.search(names) is not None


@lru_cache(maxsize=4096)
def without_tile_parts(names: str) -> str:
    """Names of the parts of a tile as those of any box: where the page's own heading stands in one too."""
    return _TILE_PART.sub("", names)


@lru_cache(maxsize=16_384)
def kind_of_names(names: str) -> NameKind:
    """Other products, the page's frame, choices. Tiles and rows repeat their names, so answers are kept."""
    lower = _ABSENT.sub("", names.lower())
    plain = _OWN.sub("", lower.replace("_", "-"))
    parts = set(_OF_PRODUCT.sub(" ", lower).translate(_PARTS).split())
    if "basket" in parts and not _BUYING.isdisjoint(parts):
        parts.discard("basket")
    return NameKind(
        others=any(word in plain for word in _OTHERS),
        frame=not _FRAME.isdisjoint(parts) or any(word in plain for word in _CART),
        choice=any(word in plain for word in _CHOICES) and "optional" not in plain,
    )
