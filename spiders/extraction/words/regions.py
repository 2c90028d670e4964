"""Class and id names of the parts of a page that are not about its product."""

import re

# Other products: carousels, cross-selling, recently seen, comparisons, bundles.
OTHERS = re.compile(
    r"relat(?:ed|ionate)|recommend|recomend|similar|upsell|up-sell|cross-?sell|also-?(?:bought|viewed|like)|you-?may|recently|viewed|carousel|"
    r"suggest|alternativ|accessor|zubehoer|bundle|frequently|sponsored|bestsell|best-?sell|top-?sell|product-?(?:list|grid|tile|card|item\b|teaser|carousel|slider)|"
    r"crosslink|comparison|compare-|lookbook|complete-?the|shop-?the|others?-?(?:product|seller)|more-?from|widget-?products|new-?products|featured|products-?grid|item-?list|teaser|"
    r"other-?sellers|mbc|olp|add-?ons?\b|warranty|insurance|protection-?plan|donat",
    re.I,
)
# The frame of a page: navigation, baskets, footers, banners, credit offers.
FRAME = re.compile(
    r"(?:^|[-_\s])(?:nav|navbar|navigation|menu|megamenu|header|footer|minicart|mini-?cart|header-?cart|cart-?(?:summary|totals?|dropdown|popup|sidebar|drawer|preview|info|block)|basket|breadcrumbs?|"
    r"banner|cookie|newsletter|modal|popup|topbar|top-bar|search|sidebar|filters?|facets?|currency|lang(?:uage)?|login|account|reviews?|comments?|wishlist|usp|credit|installments?|financ\w*|klarna|loan)(?:[-_\s]|$)",
    re.I,
)
# Forms to choose from: their amounts are those of other variants.
CHOICES = re.compile(
    r"swatch|twister|variant|variation|option(?!al)|size-?(?:list|selector|picker)|configur|radio|tier-?pric|quantity-?(?:price|discount|break)|volume|staffel",
    re.I,
)
