"""The key that the pages of one product's variants share, where the shop says that they belong together."""

from spiders.extraction.document.page import Page
from spiders.extraction.main_product import main_products
from spiders.extraction.structured import as_list, text_of

_NAMES = ("productGroupID", "inProductGroupWithID")
_META = ("product:item_group_id", "product:group_ref")


def group_key(page: Page) -> str | None:
    """The structured group id, or the id of the item that this one is a variant of."""
    for item in main_products(page):
        things = [
            item.properties,
            *(each for each in as_list(item.properties.get("isVariantOf")) if isinstance(each, dict)),
        ]
        for thing in things:
            said = next((text for name in _NAMES if (text := text_of(thing.get(name)))), None)
            if said:
                return said
    return page.meta.first(*_META)
