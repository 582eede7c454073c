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
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BODY_BYTES = 256 * 1024  # a draft edited by hand is a few kilobytes
TOO_LARGE = "That is too much text.\n"

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
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
    """ASGI application in front of every route.

    Args:
        app: the application behind it.
        token: the secret of this run; whoever opens it once gets the cookie.
    """

    def __init__(self, app: ASGIApp, token: str) -> None:
        self._app = app
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request, or refuse it with 403 or 413."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = self._answer(Request(scope))
        if answer is None:
            await self._app(scope, _limited(receive), _with_headers(send))
        else:
            await answer(scope, receive, _with_headers(send))

    def _answer(self, request: Request) -> Response | None:
        """The refusal or the exchange; None lets the request through."""
        own_host = _own_host(request.headers, _port(request.scope))
        if not own_host or not request.scope["path"].startswith("/"):
            return _refused("this address is not the review page's own")
        if _foreign_origin(request.headers):
            return _refused("another page may not talk to the review page")
        given = request.query_params.get("token")
        if given is not None and request.method == "GET" and _same(given, self._token):
            return self._exchange(request)
        kept = request.cookies.get(cookie_name(_port(request.scope)), "")
        if not _same(kept, derived(self._token, "cookie")):
            return _refused("open the address that askwell review printed")
        if _said_length(request.headers) > MAX_BODY_BYTES:
            return PlainTextResponse(TOO_LARGE, 413, {"Connection": "close"})
        return None

    def _exchange(self, request: Request) -> Response:
        """Swap the secret in the address for a cookie, and take it out of the address."""
        answer = RedirectResponse("/" + request.url.path.lstrip("/"), 303)
        answer.set_cookie(
            cookie_name(_port(request.scope)),
            derived(self._token, "cookie"),
            httponly=True,
            samesite="strict",
            path="/",
        )
        return answer


def new_token() -> str:
    """A secret for one run of the review page."""
    return secrets.token_urlsafe(24)


def cookie_name(port: int | None) -> str:
    """The session's cookie: cookies ignore ports, so two open review pages need two names."""
    return f"askwell_session_{port}"


def form_token(token: str) -> str:
    """The token that writes of the session carry."""
    return derived(token, "form")


def derived(token: str, purpose: str) -> str:
    """A second secret for one purpose, from which the first cannot be told."""
    return hmac.new(token.encode(), purpose.encode(), hashlib.sha256).hexdigest()


def form_is_ours(token: str, given: str | None) -> bool:
    """Whether a write carries this session's token."""
    return _same(given or "", form_token(token))


def safe_address(address: str | None) -> str | None:
    """The address if it is a web or mail address, else None: no other scheme becomes a link."""
    if address is None or any(ord(letter) < 0x21 for letter in address.strip()):
        return None
    try:
        scheme = urlsplit(address.strip()).scheme
    except ValueError:
        return None
    return address.strip() if scheme in ("http", "https", "mailto") else None


def _port(scope: Scope) -> int | None:
    return scope["server"][1] if scope.get("server") else None


def _own_host(headers: Headers, port: int | None) -> bool:
    named = headers.getlist("host")
    return len(named) == 1 and named[0] in (f"127.0.0.1:{port}", f"localhost:{port}")


def _foreign_origin(headers: Headers) -> bool:
    site = headers.get("sec-fetch-site")
    # Another port of this machine is the "same site" to a browser, and is as foreign to us.
    if site in ("cross-site", "same-site") and headers.get("sec-fetch-mode") != "navigate":
        return True
    origins = headers.getlist("origin")
    # A form of ours names the origin "null", because no address of ours is ever told as referrer.
    own = {f"http://{headers.get('host', '')}"} | ({"null"} if site == "same-origin" else set())
    return any(origin not in own for origin in origins)


def _said_length(headers: Headers) -> int:
    said = headers.get("content-length", "0")
    return int(said) if said.isdecimal() and len(said) < 19 else MAX_BODY_BYTES + 1


def _same(left: str, right: str) -> bool:
    return hmac.compare_digest(left.encode(errors="replace"), right.encode(errors="replace"))


def _refused(why: str) -> Response:
    return PlainTextResponse(f"Refused: {why}.\n", 403)


def _limited(receive: Receive) -> Receive:
    """The same stream; one that grows past the limit without having said so is answered 413."""
    seen = 0

    async def limited() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > MAX_BODY_BYTES:
            raise HTTPException(413, TOO_LARGE, {"Connection": "close"})
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
