"""The review page talks to nobody but the person at this machine: tried over real sockets."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import askwell_town
import pytest
from playwright.sync_api import Page, expect
from review_pages import Review, fill, review_of

from composer.review import security
from composer.review.app import Site
from composer.review.server import serve

TARGETS = [
    "/",
    "/person/2",
    "/static/askwell.css",
    "/static/askwell.js",
    "/no/such/page",
    "/?token=x",
]


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Review]:
    with review_of(fill(tmp_path_factory.mktemp("review"))) as running:
        yield running


@pytest.mark.parametrize("target", TARGETS)
def test_without_the_secret_nothing_is_shown(review: Review, target: str) -> None:
    status, answer = review.ask(target)
    assert status == 403
    assert b"Refused" in answer


@pytest.mark.parametrize("target", ["/", "/person/2", "/static/askwell.css"])
@pytest.mark.parametrize(
    "header",
    [
        "Host: evil.example",
        "Host: 127.0.0.1.evil.example:{port}",
        "Host: 127.0.0.1:1",
        "Host: 127.0.0.1",
        "Host: [::1]:{port}",
        "Host: ",
        "Origin: http://evil.example",
        "Origin: http://127.0.0.1:1",
        "Origin: https://127.0.0.1:{port}",
        "Origin: null",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
    ],
)
def test_a_foreign_host_or_origin_is_refused_even_with_the_cookie(
    review: Review, target: str, header: str
) -> None:
    assert review.ask(target, review.cookie())[0] == 200
    assert review.ask(target, review.cookie(), header.format(port=review.port))[0] == 403


def test_two_hosts_in_one_request_are_refused(review: Review) -> None:
    own = f"Host: 127.0.0.1:{review.port}"
    status, _answer = review.ask("/", own, "Host: evil.example", review.cookie())
    assert status in (400, 403)


def test_two_hosts_are_refused_whatever_server_lets_them_through() -> None:
    own, token = b"127.0.0.1:8000", security.new_token()
    cookie = f"{security.cookie_name(8000)}={security.derived(token, 'cookie')}".encode()
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/",
        "query_string": b"",
        "server": ("", 8000),
    }
    answered: list[int] = []

    async def send(message: dict[str, Any]) -> None:
        answered.append(message.get("status", 0))

    async def app(_scope: object, _receive: object, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

    for hosts in ([own], [own, b"evil.example"]):
        headers = [*((b"host", host) for host in hosts), (b"cookie", cookie)]
        with ThreadPoolExecutor(1) as pool:
            guard = security.Guard(app, token)
            call = guard(scope | {"headers": headers}, None, send)  # type: ignore[arg-type]
            pool.submit(asyncio.run, call).result()
    assert [one for one in answered if one] == [200, 403]


def test_the_secret_becomes_a_strict_cookie_of_this_port_and_leaves_the_address(
    review: Review,
) -> None:
    status, answer = review.ask(review.first.removeprefix(review.origin))
    head = answer.decode().lower()
    assert status == 303
    assert "location: /\r\n" in head
    line = next(one for one in head.split("\r\n") if one.startswith("set-cookie"))
    assert "httponly" in line
    assert "samesite=strict" in line
    assert str(review.port) in line
    token = review.first.split("token=")[1]
    assert token.lower() not in line, "the cookie is another secret than the address's"


def test_the_secret_does_not_open_another_hosts_door(review: Review) -> None:
    target = review.first.removeprefix(review.origin)
    assert review.ask(target, "Host: evil.example")[0] == 403


def test_every_answer_forbids_scripts_frames_and_referrers(review: Review) -> None:
    for target, headers in (("/", (review.cookie(),)), ("/", ()), ("/nothing", (review.cookie(),))):
        head = review.ask(target, *headers)[1].split(b"\r\n\r\n")[0].decode().lower()
        assert "default-src 'none'" in head
        assert "unsafe" not in head
        assert "referrer-policy: no-referrer" in head
        assert "x-content-type-options: nosniff" in head
        assert "frame-ancestors 'none'" in head


@pytest.mark.parametrize(
    "target",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/static/..%5capp.py",
        "/static//etc/passwd",
        "/static/%00",
        "/person/../static/%2e%2e/security.py",
    ],
)
def test_no_path_leads_out_of_the_static_folder(review: Review, target: str) -> None:
    status, answer = review.ask(target, review.cookie())
    assert status in (400, 404)
    assert b"import" not in answer
    assert b"root:" not in answer


BIG = b"form_token=x&hook_id=" + b"a" * (security.MAX_BODY_BYTES + 1)


def test_an_oversized_form_is_refused(review: Review) -> None:
    kind = "Content-Type: application/x-www-form-urlencoded"
    status, _answer = review.ask(
        "/person/2/decision", review.cookie(), kind, method="POST", body=BIG
    )
    assert status == 413


def test_an_oversized_form_in_chunks_is_refused(review: Review) -> None:
    chunks = b"".join(
        b"%x\r\n%b\r\n" % (len(part), part)
        for part in (BIG[start : start + 9000] for start in range(0, len(BIG), 9000))
    )
    status, _answer = review.ask(
        "/person/2/decision",
        review.cookie(),
        "Content-Type: application/x-www-form-urlencoded",
        "Transfer-Encoding: chunked",
        method="POST",
        body=chunks + b"0\r\n\r\n",
    )
    assert status == 413


@pytest.mark.parametrize("token", ["", "form_token=&", "form_token=wrong&", "form_token=%F0%9F&"])
def test_a_write_without_the_forms_token_changes_nothing(review: Review, token: str) -> None:
    body = f"{token}hook_id=h&kind=recent_post&decision=dismissed".encode()
    kind = "Content-Type: application/x-www-form-urlencoded"
    before = decisions(review)
    status, _answer = review.ask(
        "/person/2/decision", review.cookie(), kind, method="POST", body=body
    )
    assert status == 403
    assert decisions(review) == before


def decisions(review: Review) -> int:
    with review.home.open() as db:
        return int(db["decision"].count)


@pytest.mark.parametrize("method", ["OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "GET", "HEAD"])
def test_no_other_method_writes_and_its_answer_is_guarded_too(review: Review, method: str) -> None:
    before = decisions(review)
    status, answer = review.ask("/person/2/decision", review.cookie(), method=method)
    assert status == 405
    head = answer.split(b"\r\n\r\n")[0].decode().lower()
    assert "default-src 'none'" in head
    assert "x-content-type-options: nosniff" in head
    assert "access-control-allow" not in head
    assert decisions(review) == before


def test_a_look_without_a_body_needs_the_cookie_too(review: Review) -> None:
    assert review.ask("/", method="HEAD")[0] == 403
    status, answer = review.ask("/", review.cookie(), method="HEAD")
    assert status == 200
    assert answer.split(b"\r\n\r\n", 1)[1] == b""


@pytest.mark.parametrize(
    "target", ["http://evil.example/", "http://evil.example/person/2", "evil.example:80", "*"]
)
def test_a_request_for_another_place_is_refused(review: Review, target: str) -> None:
    assert review.ask(target, review.cookie())[0] in (400, 403, 404)


@pytest.mark.parametrize(
    "target", ["//evil.example/", "/%5cevil.example", "/\\evil.example", "/%0d%0aSet-Cookie:%20a=b"]
)
def test_the_exchange_leads_nowhere_else(review: Review, target: str) -> None:
    secret = review.first.split("?")[1]
    status, answer = review.ask(f"{target}?{secret}")
    head = answer.split(b"\r\n\r\n")[0].decode().lower()
    if status == 303:
        to = next(line for line in head.split("\r\n") if line.startswith("location: "))
        assert to.startswith("location: /")
        assert not to.startswith(("location: //", "location: /\\"))
        assert head.count("\r\nset-cookie: ") == 1


SMUGGLED = "GET /person/2 HTTP/1.1\r\nHost: evil.example\r\n\r\n"


@pytest.mark.parametrize(
    "headers",
    [
        ("Content-Length: 5", "Content-Length: 6"),
        ("Content-Length: 4", "Transfer-Encoding: chunked"),
        ("Transfer-Encoding: chunked, identity",),
        ("Transfer-Encoding: xchunked",),
        ("Content-Length: -1",),
        ("Content-Length: 1e3",),
        ("Content-Length: 99999999999999999999",),
        ("X-Bad : space",),
        (" folded: yes",),
    ],
)
def test_a_length_that_is_told_twice_or_wrongly_writes_nothing(
    review: Review, headers: tuple[str, ...]
) -> None:
    before = decisions(review)
    body = b"0\r\n\r\n" + SMUGGLED.encode()
    kind = "Content-Type: application/x-www-form-urlencoded"
    status, answer = review.ask(
        "/person/2/decision", review.cookie(), kind, *headers, method="POST", body=body
    )
    assert status in (400, 403, 413, 501)
    assert b"HTTP/1.1 200" not in answer
    assert decisions(review) == before


def test_a_form_of_another_kind_is_no_form(review: Review) -> None:
    before = decisions(review)
    token = security.form_token(review.first.split("token=")[1])
    for kind in ("text/plain", "application/json", "multipart/form-data; boundary="):
        body = f"form_token={token}&hook_id=h&kind=k&decision=dismissed".encode()
        status, _answer = review.ask(
            "/person/2/decision", review.cookie(), f"Content-Type: {kind}",
            method="POST", body=body,
        )  # fmt: skip
        assert status in (400, 403)
    assert decisions(review) == before


def test_an_oversized_answer_carries_the_headers_too(review: Review) -> None:
    kind = "Content-Type: application/x-www-form-urlencoded"
    for target in ("/person/2/decision", "/static/askwell.css"):
        _status, answer = review.ask(target, review.cookie(), kind, method="POST", body=BIG)
        assert b"content-security-policy" in answer.lower()


def test_only_the_loopback_address_is_listened_on(review: Review) -> None:
    table = Path("/proc/net/tcp")
    listening = table.read_text() if table.exists() else ""
    local = [line.split()[1] for line in listening.splitlines()[1:]]
    ours = [one for one in local if int(one.split(":")[1], 16) == review.port]
    assert {one.split(":")[0] for one in ours} <= {"0100007F"}


def test_a_page_elsewhere_cannot_read_or_write(page: Page, review: Review) -> None:
    page.goto(review.first)
    page.route("http://evil.example/**", lambda route: route.fulfill(body="<p>hello"))
    page.goto("http://evil.example/")
    reached = page.evaluate(
        "url => fetch(url, {credentials: 'include'}).then(() => 'read', () => 'refused')",
        review.origin + "/",
    )
    assert reached == "refused"


def test_a_form_of_ours_is_let_through_by_a_real_browser(page: Page, review: Review) -> None:
    page.goto(review.first)
    page.goto(f"{review.origin}/person/18")
    page.get_by_role("button", name="Not this").first.click()
    page.wait_for_load_state()
    expect(page.locator(".point.dismissed")).to_have_count(1)


def test_nobody_looking_ends_the_server(review: Review) -> None:
    site = Site(review.home, lambda: askwell_town.TODAY, "secret", idle_hours=0.2 / 3600)
    said: list[str] = []
    with ThreadPoolExecutor(1) as aside:  # the browser's own loop runs in this thread
        aside.submit(serve, site, 0, open_browser=False, say=said.append).result(timeout=30)
    assert said[-1] == "The review page is closed."


def test_two_review_pages_at_once_do_not_share_a_session(page: Page, review: Review) -> None:
    with review_of(review.home) as other:
        for one in (review, other):
            page.goto(one.first)
        for one in (review, other):
            answer = page.goto(one.origin + "/people")
            assert answer is not None
            assert answer.ok
        assert review.ask("/", other.cookie())[0] == 403
