"""What other crawlers may ask for: pages, but neither the tracked links to stores nor the API."""

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse

router = APIRouter()

_ROBOTS = "User-agent: *\nDisallow: /go/\nDisallow: /v1/\n"


@router.get("/robots.txt", response_class=PlainTextResponse)
def robots() -> str:
    """A visit through a tracked link counts as a shopper's."""
    return _ROBOTS
