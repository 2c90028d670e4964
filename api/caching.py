"""ETag and Cache-Control: a body's hash is its tag, and a client that has it gets 304."""

import hashlib

from fastapi import Request, Response

# Prices move within minutes, not seconds; a shared cache may serve a page this long (seconds).
_FRESH = 30


def with_etag(request: Request, response: Response, *, max_age: int = _FRESH) -> Response:
    """Tag the response; answer 304 without a body where ``If-None-Match`` already names the tag."""
    tag = f'"{hashlib.sha256(response.body).hexdigest()[:24]}"'
    headers = {"ETag": tag, "Cache-Control": f"public, max-age={max_age}"}
    known = {part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")}
    if tag in known or "*" in known:
        return Response(status_code=304, headers=headers)
    response.headers.update(headers)
    return response
