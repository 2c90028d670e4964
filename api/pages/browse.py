"""The search page: results, facets as plain form fields, removable filters, next page by cursor."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from api.filters import FilterParameters, parameters
from api.labels import with_store_names
from api.pages.facets import facet_forms
from api.pages.present import availability, facet_title, plain_amount
from api.pages.templates import templates
from api.routes.search import MAX_QUERY_LENGTH
from api.services import ServicesDependency
from index.query import SearchQuery, Sort

router = APIRouter(default_response_class=HTMLResponse)

SORTS = (
    (Sort.RELEVANCE, "Best match"),
    (Sort.TOTAL_PRICE, "Lowest total price"),
    (Sort.TOTAL_PRICE_DESCENDING, "Highest total price"),
    (Sort.DISCOUNT, "Largest discount"),
    (Sort.PRICE_DROP, "Latest price drop"),
    (Sort.STORE_COUNT, "Most stores"),
    (Sort.RATING, "Best rated"),
    (Sort.NEWEST, "Newest"),
)

Pairs = list[tuple[str, str]]


@router.get("/")
@router.get("/search")
def browse(
    request: Request,
    services: ServicesDependency,
    chosen: Annotated[FilterParameters, Depends()],
    q: Annotated[str, Query(max_length=MAX_QUERY_LENGTH)] = "",
    sort: Sort = Sort.RELEVANCE,
    cursor: str | None = None,
    understand: bool = True,
) -> Response:
    """Search and browse; without a text it shows everything."""
    currency = services.settings.currency
    filters = chosen.filters(currency)
    page = services.search.search(
        SearchQuery(text=q, filters=filters, sort=sort, cursor=cursor, understand=understand)
    )
    pairs = parameters(filters, currency)
    base: Pairs = [("q", q)] if q else []
    order: Pairs = [("sort", sort)] if sort is not Sort.RELEVANCE else []
    return templates.TemplateResponse(
        request,
        "search.html",
        {
            "text": q,
            "page": page,
            "currency": currency,
            "sort": sort.value,
            "sorts": [(value.value, label) for value, label in SORTS],
            "facets": facet_forms(with_store_names(page, services), filters),
            "min_price": plain_amount(filters.min_total, currency),
            "max_price": plain_amount(filters.max_total, currency),
            "kept": base + pairs,
            "chips": [
                {"label": _chip(*pair), "href": _href(base + [p for p in pairs if p != pair] + order)}
                for pair in pairs
            ],
            "understood": [_chip(*pair) for pair in parameters(page.understood, currency)],
            "literal_href": _href([*base, *pairs, *order, ("understand", "false")]),
            "next_href": page.next_cursor and _href([*base, *pairs, *order, ("cursor", page.next_cursor)]),
        },
    )


def without_blanks(request: Request) -> RedirectResponse | None:
    """A form sends its empty fields too; the address without them is the page's real one."""
    pairs = request.query_params.multi_items()
    filled = [(name, value.strip()) for name, value in pairs if value.strip()]
    return RedirectResponse(_href(filled), status_code=303) if len(filled) != len(pairs) else None


def _href(pairs: Pairs) -> str:
    return f"/search?{urlencode(pairs)}" if pairs else "/search"


def _chip(name: str, value: str) -> str:
    words = {"min_price": f"from {value}", "max_price": f"up to {value}", "min_rating": f"★ {value} and up"}
    if name == "availability":
        return availability(value)
    if name == "attribute":
        attribute, _, text = value.partition(":")
        return f"{facet_title(attribute)}: {text}"
    return words.get(name, value)
