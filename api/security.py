"""What a browser may do with an answer: pages load only what is theirs, and nobody frames them or guesses a type."""

import hashlib
import re
from base64 import b64encode

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Pictures come from the stores' hosts, whichever these are; everything else from here. No script or style stands in
# a page itself, so that one that a store's text smuggled in would not run.
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https: http:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# JSON, feeds and files load nothing, should a browser show one.
_OTHER_POLICY = "default-src 'none'; frame-ancestors 'none'"
# The viewers of the API start with a script in the page, which no store's text comes near: by its hash. They make
# style elements as they go, and ReDoc searches in a worker.
_DOCUMENTATION = ("/docs", "/redoc", "/docs/oauth2-redirect")
_DOCUMENTATION_POLICY = (
    "default-src 'none'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; worker-src blob:; base-uri 'none'; frame-ancestors 'none'"
)
_INLINE_SCRIPT = re.compile(rb"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)


class SecurityHeaders:
    """ASGI middleware. An answer's head waits for its body, which the documentation's policy is made from."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        head: Message | None = None

        async def with_headers(message: Message) -> None:
            nonlocal head
            if message["type"] == "http.response.start":
                head = message
                return
            if head is not None:
                _secure(MutableHeaders(scope=head), scope["path"], message.get("body", b""))
                await send(head)
                head = None
            await send(message)

        await self._app(scope, receive, with_headers)


def _secure(headers: MutableHeaders, path: str, body: bytes) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
    kind = headers.get("content-type")
    if kind is None:  # 304: a browser would put the policy in place of the one that it keeps with the body
        return
    if not kind.startswith("text/html"):
        headers["Content-Security-Policy"] = _OTHER_POLICY
    elif path in _DOCUMENTATION:
        hashes = " ".join(_hash(script) for script in _INLINE_SCRIPT.findall(body))
        headers["Content-Security-Policy"] = _DOCUMENTATION_POLICY.format(hashes=hashes)
    else:
        headers["Content-Security-Policy"] = PAGE_POLICY


def _hash(script: bytes) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(script).digest()).decode()}'"
