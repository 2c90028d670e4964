"""Class and id names of the parts of a page that are not about its product."""

import re

# Other products: carousels, cross-selling, recently seen, comparisons, bundles.
OTHERS = re.compile(
    r"relat(?:ed|ionate)|recommend|recomend|similar|upsell|up-sell|cross-?sell|also-?(?:bought|viewed|like)|you-?may|recently|viewed|carousel|slider|swiper|slick|"
    r"suggest|alternativ|accessor|zubehoer|bundle|frequently|sponsored|bestsell|best-?sell|top-?sell|product-?(?:list|grid|tile|card|item\b|teaser|carousel|slider)|"
    r"crosslink|comparison|compare|lookbook|complete-?the|shop-?the|others?-?(?:product|seller)|more-?from|widget-?products|new-?products|featured|products-grid|item-?list|teaser",
    re.I,
)
# The frame of a page: navigation, baskets, footers, banners.
FRAME = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|navigation|menu|megamenu|header|footer|minicart|mini-cart|basket|cart-?(?:total|summary|content|dropdown)|cart|breadcrumbs?|banner|"
    r"cookie|newsletter|modal|popup|topbar|top-bar|search|sidebar|filter|facet|currency|lang(?:uage)?|login|account|review|reviews|comment|comments|wishlist|usp)(?:[-_\s]|$)",
    re.I,
)
