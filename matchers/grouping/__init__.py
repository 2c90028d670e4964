"""Groups a whole catalogue at once: the batch way, which can look at every candidate pair before it decides any.

model = CatalogueModel.shipped()
products = group_offers(records, model, one_offer_per_store=True)     # offer id → label of its cluster
"""

from matchers.grouping.group import group_offers
from matchers.grouping.model import CatalogueModel

__all__ = ["CatalogueModel", "group_offers"]
