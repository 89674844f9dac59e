"""What a browser makes of a badge's code: the secret in it, the login token, the signing key that a window keeps."""

from collections.abc import Iterator

import pytest

from core.ids import ALPHABET
from rehearsal.badge import login_token as of_the_rehearsal
from roster.rules.login_token import login_token
from tests.voting.belenios_js.twin import Twin, twin
from voting.belenios.badge import master_of

pytestmark = pytest.mark.browser

SECRET = "7k3m9pq2rstvwxyzabcdefghjn"
SECRETS = [SECRET, "0" * 26, ALPHABET[:26], ALPHABET[-26:]]


@pytest.fixture(scope="module")
def js() -> Iterator[Twin]:
    with twin() as page:
        yield page


def secret_in(js: Twin, *texts: str) -> list[str | None]:
    found: list[str | None] = js.run("badgeSecret from ../base/qr", "return texts.map(badgeSecret);", texts=list(texts))
    return found


def wide(text: str) -> str:
    return "".join(chr(ord(letter) + 0xFEE0) for letter in text)


def test_what_scanners_make_of_a_badge(js: Twin) -> None:
    texts = [
        SECRET,
        f"https://hall.example/b#{SECRET}",
        f"#{SECRET}",
        f"http://192.168.1.8:5000/w/tablet-1/b#{SECRET}",
        f"HTTPS://HALL.EXAMPLE/B#{SECRET.upper()}",
        f"https：//hall。example/b#{SECRET}",
        f"httpshall.example/b{SECRET}",
        f"ｈｔｔｐｓ：／／ｈａｌｌ／ｂ＃{wide(SECRET.upper())}",
        f"  {SECRET}\r\n",
        "7K3M 9PQ2-RSTV WXYZ ABCD EFGH JN",
    ]
    assert secret_in(js, *texts) == [SECRET] * len(texts)
    assert secret_in(js, "O" * 13 + "I" * 6 + "l" * 7) == ["0" * 13 + "1" * 13]


def test_any_secret_survives(js: Twin) -> None:
    for secret in SECRETS:
        texts = [f"https://h/b#{text}" for text in (secret, secret.upper(), wide(secret), wide(secret.upper()))]
        assert secret_in(js, *texts) == [secret] * 4


def test_what_is_no_badge(js: Twin) -> None:
    texts = ["", " ", "#", "abc", "https://hall/b#", "https://u.wechat.com/xyz", "签到", "k" * 400, "a.b" * 9]
    texts += ["微信支付 wxp://f2f0abc", SECRET[:-1], SECRET + "0", login_token(SECRET), f"{'0' * 16}.{'0' * 16}"]
    assert secret_in(js, *texts) == [None] * len(texts)


def test_the_login_token(js: Twin) -> None:
    body = "return Promise.all(secrets.map(loginToken));"
    found = js.run("loginToken from ../base/badge-key", body, secrets=SECRETS)
    assert found == [login_token(one) for one in SECRETS] == [of_the_rehearsal(one) for one in SECRETS]


def test_over_plain_http_it_says_what_to_do(js: Twin) -> None:
    body = """Object.defineProperty(crypto, "subtle", { value: undefined, configurable: true });
    try { return await loginToken(secret).catch(({ name, code, message }) => [name, code, message]); }
    finally { delete crypto.subtle; }"""
    name, code, message = js.run("loginToken from ../base/badge-key", body, secret=SECRET)
    assert (name, code) == ("ApiError", "insecure")
    assert "https" in message


def test_a_window_keeps_its_own_key(js: Twin) -> None:
    body = """localStorage.clear();
    await keepSigning(one);
    await keepSigning(other, "/w/t1");
    const kept = JSON.stringify({ ...localStorage });
    const both = [signingOf(), signingOf("/w/t1")];
    await keepSigning(other);
    const changed = signingOf();
    forgetSigning();
    return { kept, both, after: [changed, signingOf(), signingOf("/w/t1")], left: Object.keys(localStorage) };"""
    names = "keepSigning signingOf forgetSigning from ../base/badge-key"
    found = js.run(names, body, one=SECRETS[0], other=SECRETS[1])
    one, other = ({"key": str(m.exponent), "chain": m.chain} for m in (master_of(SECRETS[0]), master_of(SECRETS[1])))
    assert found["both"] == [one, other]
    assert found["after"] == [other, None, other]
    assert found["left"] == ["signing:/w/t1"]
    assert not any(secret in found["kept"] for secret in SECRETS)


@pytest.mark.parametrize("kept", ["", "null", "{}", "7", '{"key":"x","chain":"y"}', '{"key":"1","chain":7}'])
def test_nonsense_in_the_store_is_no_key(js: Twin, kept: str) -> None:
    body = """localStorage.setItem("signing:", kept);
    const found = signingOf();
    localStorage.clear();
    return found;"""
    assert js.run("signingOf from ../base/badge-key", body, kept=kept) is None


def test_a_browser_that_keeps_nothing(js: Twin) -> None:
    body = """const own = Object.getOwnPropertyDescriptor(window, "localStorage");
    Object.defineProperty(window, "localStorage", { ...own, get() { throw new DOMException("no", "SecurityError"); } });
    try {
      await keepSigning(secret);
      forgetSigning();
      return signingOf();
    } finally { Object.defineProperty(window, "localStorage", own); }"""
    names = "keepSigning signingOf forgetSigning from ../base/badge-key"
    assert js.run(names, body, secret=SECRET) is None


def test_kept_scans_are_tokens_alone(js: Twin) -> None:
    """What an older page kept in secrets is not sent."""
    body = """const at = new Date().toISOString();
    localStorage.setItem("gate-kept:", JSON.stringify([{ badge: secret, sitting: "s", at }, { badge: token, sitting: "s", at }]));
    const found = readKept().map(({ badge }) => badge);
    localStorage.clear();
    return found;"""
    token = login_token(SECRET)
    assert js.run("readKept from ../signin/kept", body, secret=SECRET, token=token) == [token]
