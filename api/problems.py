"""Errors as ``application/problem+json`` (RFC 9457): every error has a status, a stable code and a remedy."""

import logging

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.pages.templates import templates
from catalog.errors import (
    ConfigurationError,
    ConflictError,
    InvalidValueError,
    NotFoundError,
    PricemeshError,
    ServiceUnavailableError,
)

_STATUS: dict[type[PricemeshError], int] = {
    InvalidValueError: 422,
    NotFoundError: 404,
    ConflictError: 409,
    ServiceUnavailableError: 503,
    ConfigurationError: 503,
}
# How long a client should wait before it asks a service again that is away, in seconds.
_RETRY_AFTER = "5"
# Who asks is told neither addresses nor accounts of servers, nor what only an operator can do.
_AWAY = "the catalog or the search is away for the moment; try again soon. Operators: the log and /readyz tell why"
# As much of a wrong value as one needs to know it again.
_LONGEST_VALUE = 80

logger = logging.getLogger(__name__)


def problem(
    *, status: int, code: str, detail: str, headers: dict[str, str] | None = None, **more: object
) -> JSONResponse:
    """A problem document: ``type`` names the code, ``detail`` says what is wrong and what would be right."""
    body = {"type": f"urn:pricemesh:{code}", "title": code.replace("_", " "), "status": status}
    return JSONResponse(
        {**body, "code": code, "detail": detail, **more},
        status_code=status,
        media_type="application/problem+json",
        headers=headers,
    )


def _answer(
    request: Request,
    *,
    status: int,
    code: str,
    detail: str,
    headers: dict[str, str] | None = None,
    **more: object,
) -> Response:
    """People get a page, programs a problem document."""
    wants_page = "text/html" in request.headers.get("accept", "")
    if wants_page and not request.url.path.startswith("/v1/"):
        context = {"title": code.replace("_", " ").capitalize(), "detail": detail}
        return templates.TemplateResponse(
            request, "problem.html", context, status_code=status, headers=headers
        )
    return problem(status=status, code=code, detail=detail, headers=headers, **more)


def _expected(request: Request, error: Exception) -> Response:
    assert isinstance(error, PricemeshError)
    status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 500)
    if status != 503:
        return _answer(request, status=status, code=error.code, detail=str(error))
    logger.warning("%s: %s", request.url.path, error)
    headers = {"Retry-After": _RETRY_AFTER}
    return _answer(request, status=status, code=error.code, detail=_AWAY, headers=headers)


def _invalid_request(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    errors = [
        {"parameter": ".".join(map(str, e["loc"][1:])), "rule": e["msg"], "value": e.get("input")}
        for e in error.errors()
    ]
    detail = "; ".join(f"{e['parameter']}: {e['rule']}, got {_shortened(e['value'])}" for e in errors)
    return _answer(request, status=422, code="invalid_request", detail=detail, errors=errors)


def _shortened(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _LONGEST_VALUE else f"{text[:_LONGEST_VALUE]}…"


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    detail = error.detail
    if error.status_code == 404 and detail == "Not Found":
        detail = f"nothing is served at {request.url.path}; /docs lists what is"
    code = "not_found" if error.status_code == 404 else "http_error"
    headers = dict(error.headers or {})
    return _answer(request, status=error.status_code, code=code, detail=detail, headers=headers)


def install(app: FastAPI) -> None:
    """Let the app answer every error as a problem document."""
    app.add_exception_handler(PricemeshError, _expected)
    app.add_exception_handler(RequestValidationError, _invalid_request)
    app.add_exception_handler(HTTPException, _http)
