"""``/v1/search`` and ``/v1/suggest``."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from api.caching import with_etag
from api.filters import FilterParameters
from api.labels import with_store_names
from api.schemas.search import SearchAnswer, SuggestAnswer, SuggestionItem
from api.services import ServicesDependency
from index.query import SearchQuery, Sort

router = APIRouter(prefix="/v1", tags=["search"])

# A page larger than this is a crawl, which the feed serves better.
MAX_PAGE_SIZE = 100
# Longer texts are not queries; the bound keeps analysis cheap.
MAX_QUERY_LENGTH = 400
_DEFAULT_FACETS = SearchQuery().facets


@router.get("/search", response_model=SearchAnswer)
def search(
    request: Request,
    services: ServicesDependency,
    parameters: Annotated[FilterParameters, Depends()],
    q: Annotated[str, Query(max_length=MAX_QUERY_LENGTH, description="What to search for")] = "",
    sort: Sort = Sort.RELEVANCE,
    size: Annotated[int, Query(ge=1, le=MAX_PAGE_SIZE)] = 24,
    cursor: Annotated[str | None, Query(description="next_cursor of the page before")] = None,
    facet: Annotated[list[str] | None, Query(description="Facets to count; all when left out")] = None,
    group_variants: Annotated[bool, Query(description="One item per group of variants")] = False,
    understand: Annotated[bool, Query(description="Read filters such as 'under 800' out of q")] = True,
) -> Response:
    """Search the products of all stores. Totals and facet counts are exact counts of products."""
    currency = services.settings.currency
    page = services.search.search(
        SearchQuery(
            text=q,
            filters=parameters.filters(currency),
            sort=sort,
            size=size,
            cursor=cursor,
            facets=tuple(facet) if facet is not None else _DEFAULT_FACETS,
            group_variants=group_variants,
            understand=understand,
        )
    )
    answer = SearchAnswer.of(with_store_names(page, services), currency)
    # Timings differ from call to call, so they travel in a header and leave the ETag alone.
    timings = ", ".join(f"{name};dur={ms:.2f}" for name, ms in page.timings.items())
    response = with_etag(request, Response(answer.model_dump_json(), media_type="application/json"))
    if timings:
        response.headers["Server-Timing"] = timings
    return response


@router.get("/suggest", response_model=SuggestAnswer)
def suggest(
    request: Request,
    services: ServicesDependency,
    q: Annotated[str, Query(max_length=MAX_QUERY_LENGTH, description="What was typed so far")],
    size: Annotated[int, Query(ge=1, le=20)] = 8,
) -> Response:
    """Complete a product, brand or category."""
    items = [SuggestionItem.of(suggestion) for suggestion in services.search.suggest(q, size)]
    body = SuggestAnswer(items=items).model_dump_json()
    return with_etag(request, Response(body, media_type="application/json"))
