"""The product page: offers side by side, price history, variants and similar products."""

from collections.abc import Mapping
from datetime import UTC, datetime

import orjson
from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from markupsafe import Markup

from api.pages.chart import Point, price_chart
from api.pages.templates import templates
from api.reading import PricedOffer, ProductReader, ProductView
from api.routes.products import DEFAULT_DAYS
from api.services import Services, ServicesDependency
from catalog.domain.offer import PriceObservation
from catalog.domain.product import Product
from catalog.storage.unit_of_work import UnitOfWork
from index.alternatives import cheaper_alternatives
from index.catalog_source import CatalogSource
from index.page import Hit

router = APIRouter(default_response_class=HTMLResponse)

# Lines beyond this cannot be told apart in one chart.
_MAX_LINES = 10
_NEIGHBOURS = 6


@router.get("/products/{product_id}")
def product(request: Request, services: ServicesDependency, product_id: str) -> Response:
    """Everything known of one product."""
    with UnitOfWork(services.database, read_only=True) as uow:
        reader = ProductReader(services, uow)
        view = reader.view(product_id)
        history = reader.history(view, days=DEFAULT_DAYS)
        totals = {
            priced.offer.id: _points(reader, priced, history.get(priced.offer.id, []))
            for priced in view.offers
        }
    if view.product.id != product_id:
        return RedirectResponse(f"/products/{view.product.id}", status_code=301)
    base = services.settings.public_url or str(request.base_url)
    canonical = f"{base.rstrip('/')}/products/{view.product.id}"
    cheaper = _cheaper(services, view.product.id)
    best = next((priced for priced in view.offers if _is_best(priced)), None)
    return templates.TemplateResponse(
        request,
        "product.html",
        {
            "product": view.product,
            "best": best,
            "offers": view.offers,
            "variants": [_variant(view.product, variant) for variant in view.variants],
            "chart": _chart(view, totals, services.settings.currency),
            "days": DEFAULT_DAYS,
            "cheaper": cheaper,
            "similar": _similar(services, view.product.id, besides=cheaper),
            "currency": services.settings.currency,
            "canonical": canonical,
            "structured_data": _structured_data(view, canonical),
        },
    )


def _cheaper(services: Services, product_id: str) -> tuple[Hit, ...]:
    currency = services.settings.currency
    source = CatalogSource(services.database, rates=services.rates, currency=currency)
    return tuple(
        hit
        for document in source.documents([product_id])
        for hit in cheaper_alternatives(services.search, document)
    )


def _similar(services: Services, product_id: str, *, besides: tuple[Hit, ...]) -> list[Hit]:
    """The most similar products that the page does not name already."""
    named = {hit.document.product_id for hit in besides}
    nearest = services.search.similar(product_id, _NEIGHBOURS + len(named))
    return [hit for hit in nearest if hit.document.product_id not in named][:_NEIGHBOURS]


def _is_best(priced: PricedOffer) -> bool:
    available = priced.offer.listing.availability
    return priced.total_compared is not None and (available is None or available.purchasable)


def _points(reader: ProductReader, priced: PricedOffer, observed: list[PriceObservation]) -> list[Point]:
    totals = ((point.observed_at, reader.observed_total(priced, point)) for point in observed)
    return [Point(at=at, total=total.amount if total else None) for at, total in totals]


def _chart(view: ProductView, totals: Mapping[int, list[Point]], currency: str) -> Markup | None:
    """A line per offer, named by its store; a store's second offer also names its title."""
    lines: dict[str, list[Point]] = {}
    for priced in view.offers[:_MAX_LINES]:
        name = priced.store.name
        if name in lines:
            name = f"{name}: {priced.offer.listing.name}"
        lines[name] = totals[priced.offer.id]
    return price_chart(lines, currency=currency, until=datetime.now(UTC))


def _variant(product: Product, variant: Product) -> dict[str, str]:
    """A variant is called by what differs, else by its name."""
    differing = [v for name, v in variant.attributes.items() if product.attributes.get(name) != v]
    return {"id": variant.id, "label": " · ".join(differing) or variant.name}


def _structured_data(view: ProductView, url: str) -> Markup:
    """schema.org Product with an AggregateOffer, for search engines."""
    prices = [p.total_compared for p in view.offers if p.total_compared is not None]
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": view.product.name,
        "url": url,
    }
    if view.product.brand:
        data["brand"] = {"@type": "Brand", "name": view.product.brand}
    if view.product.image_urls:
        data["image"] = list(view.product.image_urls)
    if view.product.gtins:
        data["gtin14"] = view.product.gtins[0]
    if prices:
        data["offers"] = {
            "@type": "AggregateOffer",
            "lowPrice": str(min(p.amount for p in prices)),
            "highPrice": str(max(p.amount for p in prices)),
            "priceCurrency": prices[0].currency,
            "offerCount": len(prices),
        }
    # "</script" would end the element early and "<!--<script" late, whatever a title contains.
    return Markup(orjson.dumps(data).decode().replace("<", "\\u003c"))
