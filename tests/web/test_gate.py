"""Who is let in, who is not, and what every answer carries."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from recount.web.app import ACTIONS, PAGES
from recount.web.lasting import matter_key, name_key
from recount.web.launch import Launch
from recount.web.rendering import STATIC
from recount.web.safety import HEADERS, LARGEST_BODY
from tests.web.review_case import HERALD, LANTERN, SHOT, Browser, browser, desk, outside

ADDRESS = "http://127.0.0.1:8613"


def pages() -> Iterator[str]:
    """Every address that can be read."""
    made = desk().scene()
    ids = {
        "/matter/{id}": matter_key(made.at.ledger.events[0]),
        "/name/{id}": name_key(made, made.at.ledger.entities[0]),
        "/document/{id}": LANTERN.id,
    }
    for path in PAGES:
        if "{number}" not in path:
            yield path.replace("{id}", ids.get(path, ""))
    yield from (f"/static/{name}" for name in STATIC)
    yield from (f"/review?claim={SHOT.id}&do={do}&field=place" for do in
                ("edit", "split", "add", "note", "matter"))  # fmt: skip
    yield f"/words?claim={SHOT.id}&field=place&start=0&end=8"
    yield f"/document/{HERALD.id}?show=names&show=times&claim={SHOT.id}"
    yield "/review?status=decided"


@pytest.mark.parametrize("path", list(pages()))
def test_every_page_answers_with_its_headers_and_changes_nothing(path: str) -> None:
    found = browser()
    answer = found.get(path)
    assert answer.status_code == (404 if path == "/words" else 200), answer.text
    for name, value in HEADERS.items():
        if path != "/report" or name != "content-security-policy":
            assert answer.headers[name] == value
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert found.site.desk.log() == ()


@pytest.mark.parametrize("path", list(pages()))
def test_nothing_is_shown_without_the_cookie(path: str) -> None:
    answer = outside(desk()).get(path)
    assert answer.status_code == 403
    assert "farmers" not in answer.text and answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "beside",
    ['prefs={"theme": "dark"}', "a=b; c", "=", 'x="1;2"', "recount-8614=other", "a=%FC", ";;"],
)
def test_cookies_of_other_programs_are_no_hindrance(beside: str) -> None:
    found = outside(desk())
    launch = found.site.launch
    mine = f"{launch.cookie}={launch.session}"
    for cookie in (f"{beside}; {mine}", f"{mine}; {beside}"):
        assert found.get("/", cookie=cookie).status_code == 200
    assert found.get("/", cookie=f"{mine}; {launch.cookie}=other").status_code == 403
    assert found.get("/", cookie=beside).status_code == 403


@pytest.mark.parametrize(("port", "host"), [(80, "127.0.0.1"), (8613, "127.0.0.1:8613")])
def test_the_host_is_as_a_browser_says_it(port: int, host: str) -> None:
    assert Launch(port, print).host == host


def test_a_token_lets_one_browser_in_once() -> None:
    told: list[str] = []
    found = outside(desk(), told)
    address = found.site.launch.address()
    arrived = found.get(address)
    cookie = arrived.headers["set-cookie"].lower()
    assert arrived.status_code == 200 and "httponly" in cookie and "samesite=strict" in cookie
    assert found.get("/").status_code == 200
    found.client.cookies.clear()
    assert found.get(address).status_code == 403
    assert told == [found.site.launch.address()] and told[0] != address
    assert found.get(told[0]).status_code == 200


@pytest.mark.parametrize("token", ["", "x", "ä", "%00"])
def test_a_wrong_token_opens_nothing(token: str) -> None:
    found = outside(desk())
    answer = found.get(f"/enter?token={token}")
    assert answer.status_code == 403 and "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "localhost:8613"},
        {"host": "127.0.0.1"},
        {"host": "127.0.0.1:8614"},
        {"host": "evil.example"},
        {"host": "127.0.0.1:8613.evil.example"},
        {"host": ""},
        {"origin": "http://evil.example"},
        {"origin": "http://127.0.0.1:8614"},
        {"origin": "https://127.0.0.1:8613"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "HEAD"])
def test_foreign_requests_are_refused(headers: dict[str, str], method: str) -> None:
    found = browser()
    own = {"origin": ADDRESS, "x-recount": found.site.launch.proof,
           "content-type": "application/x-www-form-urlencoded"}  # fmt: skip
    path = "/decide/accept" if method == "POST" else "/"
    answer = found.client.request(
        method, path, headers={**own, **headers}, content=f"claim={SHOT.id}" if path != "/" else b""
    )
    assert answer.status_code == 403 and found.site.desk.log() == ()


@pytest.mark.parametrize(
    ("missing", "status"), [("origin", 403), ("x-recount", 403), ("content-type", 415)]
)
def test_a_decision_needs_its_origin_its_proof_and_its_kind(missing: str, status: int) -> None:
    found = browser()
    headers = {"origin": ADDRESS, "x-recount": found.site.launch.proof,
               "content-type": "application/x-www-form-urlencoded"}  # fmt: skip
    del headers[missing]
    answer = found.client.post("/decide/accept", content=f"claim={SHOT.id}", headers=headers)
    assert answer.status_code == status and found.site.desk.log() == ()


@pytest.mark.parametrize("path", [path.replace("{kind}", "accept") for path in ACTIONS])
def test_reading_an_action_decides_nothing(path: str) -> None:
    found = browser()
    assert found.get(f"{path}?claim={SHOT.id}").status_code == 405
    assert found.site.desk.log() == ()


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(method: str) -> None:
    assert browser().client.request(method, "/").status_code == 405


def _posted(found: Browser, content: object) -> int:
    headers = {"origin": ADDRESS, "x-recount": found.site.launch.proof,
               "content-type": "application/x-www-form-urlencoded"}  # fmt: skip
    return found.client.post("/decide/note", content=content, headers=headers).status_code  # type: ignore[arg-type]


def test_bodies_are_limited_with_and_without_a_length() -> None:
    found = browser()
    assert _posted(found, b"text=" + b"x" * LARGEST_BODY) == 413
    assert _posted(found, iter([b"text=", b"x" * LARGEST_BODY])) == 413
    assert _posted(found, b"&".join([b"a=b"] * 2000)) == 422
    assert _posted(found, b"text=%ff") == 422
    assert found.get("/review?words=" + "x" * 9000).status_code == 414
    assert found.site.desk.log() == ()


@pytest.mark.parametrize("cookie", ["", "recount-8613=", "recount-8613=x", "other=1", "=;;=,"])
def test_a_wrong_cookie_opens_nothing(cookie: str) -> None:
    found = outside(desk())
    assert found.get("/", cookie=cookie).status_code == 403


def test_secrets_differ_from_run_to_run() -> None:
    runs = [Launch(1, print) for _ in range(8)]
    assert len({run.session for run in runs} | {run.proof for run in runs}) == 16
    assert len({run.address() for run in runs}) == 8
