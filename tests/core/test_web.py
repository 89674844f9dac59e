"""The web's plumbing: headers, forged requests, windows, static files, languages, the form of a refusal."""

import gzip
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import pytest
from flask import Flask

from core.web.assets import build
from core.web.languages import in_words
from core.web.views import Download, as_download
from core.web.windows import Windows, cookie_name_of
from tests.conftest import Client, code_of

Login = Callable[[str], Client]


def test_every_page_carries_the_security_headers(app: Flask) -> None:
    answer = app.test_client().get("/login")
    policy = answer.headers["Content-Security-Policy"]
    assert "script-src 'self' 'nonce-" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_an_answer_that_is_no_page_can_run_nothing(app: Flask, login: Login) -> None:
    assert "sandbox" in login("").get("/health").headers["Content-Security-Policy"]
    assert "sandbox" in app.test_client().get(f"/static/{build()}/vendor/icons.svg").headers["Content-Security-Policy"]
    for path in ("css/tokens.css", "js/base/api.js"):
        answer = app.test_client().get(f"/static/{build()}/{path}")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_service_worker_names_the_build_and_is_asked_for_anew(app: Flask) -> None:
    for prefix in ("", "/w/one"):
        answer = app.test_client().get(f"{prefix}/sw.js")
        assert answer.mimetype == "text/javascript"
        assert answer.headers["Cache-Control"] == "no-cache"
        assert answer.get_data(as_text=True).startswith(f'const BUILD = "{build()}";')


def test_a_change_without_the_token_is_refused(login: Login) -> None:
    client = login("secretariat")
    client.headers = {}
    assert code_of(client.post("/language", {"lang": "en"})) == "csrf"
    client.headers = {"X-CSRF-Token": "0" * 64}
    assert code_of(client.post("/language", {"lang": "en"})) == "csrf"
    client.headers = {"X-CSRF-Token": "é"}
    assert code_of(client.post("/language", {"lang": "en"})) == "csrf"


def test_a_change_that_another_site_sent_is_refused(login: Login) -> None:
    client = login("")
    client.headers = {"Sec-Fetch-Site": "cross-site"}
    assert code_of(client.post("/language", {"lang": "en"})) == "csrf"
    client.http.set_cookie("hall", "of a session that is over")
    assert code_of(client.post("/language", {"lang": "en"})) == "csrf"


def test_a_character_that_no_database_stores_is_refused(login: Login) -> None:
    client = login("secretariat")
    assert code_of(client.post("/language", {"lang": "zh\0"})) == "request.zero_character"
    assert code_of(client.get("/meetings/nowhere/search?q=%00")) == "request.zero_character"
    assert code_of(client.post("/documents/x/versions", data={"replaces": "a\0b"})) == "request.zero_character"
    assert client.get("/meetings/a%00b/book").status_code == 404
    assert client.http.get("/meetings/a%00b/documents").status_code == 404


@pytest.mark.parametrize("title", ["Plan\nB", "Plan\r\nX-Forged: 1", "会\n议", "a/../b", 'a"b'])
def test_a_title_of_many_lines_makes_a_plain_file_name(app: Flask, title: str) -> None:
    with app.test_request_context():
        header = as_download(Download(b"", f"{title}.zip", "application/zip")).headers["Content-Disposition"]
    assert header.startswith("attachment; filename=")
    assert not set(unquote(header.split("=")[-1]).strip('"')) & set('\r\n/"')


def test_a_bearer_token_needs_no_cookie_and_no_csrf_token(app: Flask, login: Login) -> None:
    token = login("secretariat").http.get_cookie("hall")
    assert token is not None
    answer = app.test_client().get("/api/v1/me", headers={"Authorization": f"Bearer {token.value}"})
    assert answer.get_json()["actor"]["name"] == "secretariat"
    answer = app.test_client().get("/api/v1/me", headers={"Authorization": "Bearer wrong"})
    assert answer.status_code == 401


@pytest.mark.parametrize(
    ("path", "script", "rest"),
    [
        ("/w/t1/tablet", "/w/t1", "/tablet"),
        ("/w/chair/", "/w/chair", "/"),
        ("/w/", "", "/w/"),
        ("/w/UPPER/x", "", "/w/UPPER/x"),
        ("/tablet", "", "/tablet"),
        ("/w/a/w/b/x", "/w/a", "/w/b/x"),
    ],
)
def test_a_window_moves_its_prefix(path: str, script: str, rest: str) -> None:
    seen: dict[str, str] = {}

    def application(environ: dict[str, Any], start: Callable[..., Any]) -> list[bytes]:
        seen.update(environ)
        return []

    Windows(application)({"PATH_INFO": path}, lambda *a: None)
    assert (seen.get("SCRIPT_NAME", ""), seen["PATH_INFO"]) == (script, rest)


def test_windows_have_cookies_of_their_own() -> None:
    assert cookie_name_of("") == "hall"
    assert cookie_name_of("/w/t1") == "hall-t1"
    assert cookie_name_of("/w/t2") == "hall-t2"


def test_static_files_are_kept_for_good_and_gzipped(app: Flask) -> None:
    client = app.test_client()
    address = f"/static/{build()}/css/tokens.css"
    plain = client.get(address)
    packed = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert "immutable" in plain.headers["Cache-Control"]
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert "immutable" not in client.get("/static/old/css/tokens.css").headers["Cache-Control"]


def test_the_english_sentences_are_a_module_that_is_kept_for_good(app: Flask) -> None:
    answer = app.test_client().get(f"/static/{build()}/messages/en.js", headers={"Accept-Encoding": "gzip"})
    assert answer.mimetype == "text/javascript"
    assert "immutable" in answer.headers["Cache-Control"]
    assert gzip.decompress(answer.data).startswith(b"export default {")
    assert app.test_client().get(f"/static/{build()}/messages/fr.js").status_code == 404


@pytest.mark.parametrize("name", ["../app.py", "..%2fapp.py", "%2e%2e/app.py", "css", "nothing.css", "/etc/passwd"])
def test_no_other_file_is_served(app: Flask, name: str) -> None:
    assert app.test_client().get(f"/static/{build()}/{name}").status_code in (301, 308, 404)


def test_a_refusal_has_a_code_a_sentence_and_the_readers_language(login: Login) -> None:
    client = login("")
    answer = client.get("/nothing")
    assert answer.status_code == 404
    assert answer.get_json()["error"]["code"] == "not_found"
    assert "没有找到" in answer.get_json()["error"]["message"]


def test_bad_json_unknown_keys_and_wrong_methods_are_refused(login: Login) -> None:
    client = login("")
    assert code_of(client.post("/language", {"lang": "en", "more": 1})) == "request.invalid"
    assert code_of(client.post("/language", {"lang": 3})) == "request.invalid"
    assert client.http.post("/api/v1/language", data="lang=en").status_code == 415
    assert client.http.post("/api/v1/language", data="{", content_type="application/json").status_code == 400
    assert client.http.put("/api/v1/language").status_code == 405


def test_the_language_is_kept(login: Login) -> None:
    client = login("")
    assert code_of(client.post("/language", {"lang": "en"})) == "ok"
    cookie = client.http.get_cookie("lang")
    assert cookie is not None
    assert cookie.value == "en"


def test_placeholders_are_filled_and_percent_signs_stay(app: Flask) -> None:
    with app.test_request_context():
        assert in_words("请 %(n)s 分钟后再试,已用 80%", {"n": 3}) == "请 3 分钟后再试,已用 80%"


def test_a_crash_tells_nothing_of_the_inside(app: Flask) -> None:
    @app.get("/api/v1/crash")
    def crash() -> str:
        raise ValueError("secret inside")

    app.testing = False
    answer = app.test_client().get("/api/v1/crash")
    assert answer.status_code == 500
    assert "secret" not in answer.get_data(as_text=True)


def test_a_crash_logs_where_it_was_and_not_what_was_held(capsys: pytest.CaptureFixture[str], app: Flask) -> None:
    @app.get("/api/v1/crash")
    def crash() -> str:
        badge = "badge-secret-in-a-variable"
        raise ValueError(len(badge))

    app.testing = False
    app.test_client().get("/api/v1/crash")
    said = capsys.readouterr()
    assert "ValueError" in said.err
    assert "badge-secret-in-a-variable" not in said.err + said.out
