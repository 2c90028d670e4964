"""Names for people in place of ids: the index knows stores only by id."""

from dataclasses import replace

from api.services import Services
from catalog.storage.unit_of_work import UnitOfWork
from index.facets import Facet
from index.page import SearchPage


def with_store_names(page: SearchPage, services: Services) -> SearchPage:
    """The page with each store's name as the label of its facet value."""
    values = page.facets.get(Facet.STORE)
    if not values:
        return page
    with UnitOfWork(services.database, read_only=True) as uow:
        stores = uow.stores.by_ids()
    named = tuple(
        replace(value, label=stores[value.value].name) if value.value in stores else value for value in values
    )
    return replace(page, facets={**page.facets, Facet.STORE: named})
