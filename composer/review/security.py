"""Who may talk to the review page: this machine, this browser, this session, and nobody else.

The first address carries a secret, which is exchanged for a SameSite=Strict, HttpOnly cookie.
Every request, static files included, needs that cookie and a Host of our own (a page elsewhere
that rebinds its name to 127.0.0.1 has another Host); a request that names a foreign Origin, or
writes without the session's own form token, is refused.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "askwell_session"
MAX_BODY_BYTES = 256 * 1024  # a draft edited by hand is a few kilobytes

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Guard:
    """ASGI middleware in front of every route.

    Args:
        app: the application behind it.
        token: the secret of this run; whoever opens it once gets the cookie.
    """

    def __init__(self, app: ASGIApp, token: str) -> None:
        self._app = app
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, or refuse it with 403 or 413."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = self._answer(Request(scope))
        if answer is None:
            await self._app(scope, _limited(receive), _with_headers(send))
        else:
            await answer(scope, receive, _with_headers(send))

    def form_token(self) -> str:
        """What a form of this session must carry."""
        return form_token(self._token)

    def _answer(self, request: Request) -> Response | None:
        if not _own_host(request.headers, request.scope):
            return _refused("this address is not the review page's own")
        if _foreign_origin(request.headers):
            return _refused("another page may not talk to the review page")
        given = request.query_params.get("token")
        if given is not None and request.method == "GET" and _same(given, self._token):
            return self._exchange(request)
        if not _same(request.cookies.get(COOKIE, ""), self._token):
            return _refused("open the address that askwell review printed")
        if int(request.headers.get("content-length", "0") or 0) > MAX_BODY_BYTES:
            return PlainTextResponse("That is too much text.", 413)
        return None

    def _exchange(self, request: Request) -> Response:
        """Swap the secret in the address for a cookie, and take it out of the address."""
        answer = RedirectResponse(request.url.path, 303)
        answer.set_cookie(COOKIE, self._token, httponly=True, samesite="strict", path="/")
        return answer


def new_token() -> str:
    """A secret for one run of the review page."""
    return secrets.token_urlsafe(24)


def form_token(token: str) -> str:
    """The token that forms of the session carry, derived so that it reveals nothing."""
    return hmac.new(token.encode(), b"form", hashlib.sha256).hexdigest()


def form_is_ours(token: str, given: str | None) -> bool:
    """Whether a form carries this session's token."""
    return _same(given or "", form_token(token))


def safe_address(address: str | None) -> str | None:
    """The address if it is a web or mail address, else None: no other scheme becomes a link."""
    if address is None:
        return None
    return address if urlsplit(address.strip()).scheme in ("http", "https", "mailto") else None


def _own_host(headers: Headers, scope: Scope) -> bool:
    port = scope["server"][1] if scope.get("server") else None
    return headers.get("host", "") in {f"127.0.0.1:{port}", f"localhost:{port}"}


def _foreign_origin(headers: Headers) -> bool:
    if (
        headers.get("sec-fetch-site") == "cross-site"
        and headers.get("sec-fetch-mode") != "navigate"
    ):
        return True
    origin = headers.get("origin")
    return origin is not None and origin != f"http://{headers.get('host', '')}"


def _same(left: str, right: str) -> bool:
    return hmac.compare_digest(left.encode(), right.encode())


def _refused(why: str) -> Response:
    return PlainTextResponse(f"Refused: {why}.\n", 403)


def _limited(receive: Receive) -> Receive:
    """The same stream, ended when it grows past the limit without having said so."""
    seen = 0

    async def limited() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > MAX_BODY_BYTES:
            return {"type": "http.disconnect"}
        return message

    return limited


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
        await send(message)

    return sending
