"""Explains a product of the catalog: what is on record, and what the matcher weighs where the product is weakest."""

from catalog.errors import NotFoundError
from catalog.explaining.joins import Basis
from catalog.explaining.product import ProductExplanation, explain_product
from catalog.storage.unit_of_work import UnitOfWork
from scheduler.judging import explain_offers
from scheduler.services import BatchServices


def explain_product_of(services: BatchServices, product_id: str) -> tuple[ProductExplanation, list[str]]:
    """The explanation, and sentences on the weakest link where the matcher made it.

    A product that was merged is explained as the one it became. Raises NotFoundError.
    """
    with UnitOfWork(services.database, read_only=True) as uow:
        product = uow.products.get(product_id)
        if product.removed_at is not None:
            raise NotFoundError(f"product {product_id!r} is gone: no store offers it any more")
        offers = uow.offers.of_products([product.id]).get(product.id, [])
        judgements = uow.judgements.of_offers([offer.id for offer in offers])
    found = explain_product(product.id, offers, judgements, rates=services.rates)
    weakest = found.weakest
    if weakest is None or weakest.tie.basis is not Basis.MODEL:
        return found, []
    weighed = explain_offers(services, weakest.tie.left, weakest.tie.right).sentences
    return found, ["What the matcher weighs at the weakest link:", *(f"  {line}" for line in weighed)]
