"""Numbers, hashes, JSON and chance: the same in the browser as in Python."""

import random
from base64 import b64encode
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.voting.belenios_js.twin import Refused
from voting.belenios import numbers
from voting.belenios.canonical import dumps, loads
from voting.belenios.faults import Fault
from voting.belenios.fixed_base import FixedBase
from voting.belenios.group import NAME, G, P, Q, is_member, power
from voting.belenios.hashing import file_hash, fingerprint, to_exponent

pytestmark = pytest.mark.browser
CHANCE = random.Random(8)
EXPONENTS = [0, 1, 2, 15, 16, int(Q) - 1, int(Q), 2**256 - 1, *(CHANCE.randrange(int(Q)) for _ in range(6))]
BASES = [int(G), int(P) - 1, 2, CHANCE.randrange(int(P))]


def test_the_group(js):
    names = "P Q G NAME from group"
    assert js.run(names, "return [P, Q, G].map(String).concat(NAME);") == [str(P), str(Q), str(G), NAME]


def test_powers(js):
    found = js.run(
        "power twoPowers from group, FixedBase Ladder from fixed-base",
        """return bases.map(BigInt).map((base) => {
          const [table, ladder] = [new FixedBase(base), new Ladder(base)];
          return exponents.map(BigInt).map((e) =>
            [power(base, e), table.power(e), ladder.power(e), twoPowers(base, e, 3n, 5n) ].map(String));
        });""",
        bases=[str(one) for one in BASES],
        exponents=[str(one) for one in EXPONENTS],
    )
    for base, row in zip(BASES, found, strict=True):
        for exponent, (plain, table, ladder, two) in zip(EXPONENTS, row, strict=True):
            expected = pow(base, exponent, int(P))
            assert [plain, table, ladder] == [str(expected)] * 3
            assert two == str(expected * 243 % int(P))


def test_every_window_gives_the_same(js):
    found = js.run(
        "FixedBase from fixed-base, G from group",
        "return [3, 4, 5, 6, 7, 8].map((window) => String(new FixedBase(G, window).power(BigInt(e))));",
        e=str(EXPONENTS[-1]),
    )
    assert set(found) == {str(FixedBase(G).power(EXPONENTS[-1]))}


def test_membership_and_small_powers(js):
    elements = [0, 1, int(G), int(P) - 1, int(P), int(P) + 1, 2, int(power(G, 77))]
    body = "return given.map((one) => [isMember(BigInt(one)), String(smallPower(BigInt(one), 1234567))]);"
    found = js.run("isMember smallPower from group", body, given=[str(one) for one in elements])
    assert found == [[is_member(one), str(pow(one, 1234567, int(P)))] for one in elements]


def test_hashes(js):
    statements = ["", "abc", "票|1,2", "x" * 30_000, "😀"]
    found = js.run(
        "fingerprint fileHash toExponent from hashing",
        "return Promise.all(given.map(async (s) => [await fingerprint(s), await fileHash(s), String(await toExponent(s))]));",
        given=statements,
    )
    for statement, row in zip(statements, found, strict=True):
        raw = statement.encode()
        assert row == [fingerprint(raw), file_hash(raw), str(to_exponent(statement))]


def test_short_codes(js):
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    for statement in (b"", b"a", b"b"):
        digest = sha256(statement).digest()
        number = int.from_bytes(digest[:5], "big")
        code = "".join(alphabet[number >> 5 * i & 31] for i in range(7, -1, -1))
        tracker = b64encode(digest).decode().rstrip("=")
        assert js.run("shortCode from short-code", "return shortCode(t);", t=tracker) == f"{code[:4]}-{code[4:]}"


def test_chance_is_uniform_below_the_bound(js):
    found = js.run(
        "secure from chance, Q from group",
        """const small = Array.from({ length: 6000 }, () => Number(secure(58n)));
        const great = Array.from({ length: 300 }, () => secure(Q));
        return { small, ones: [1n, 2n, 256n, 257n].map((b) => secure(b) < b), great: great.map(String) };""",
    )
    counts = [found["small"].count(i) for i in range(58)]
    assert sum(counts) == 6000
    # Chi squared with 57 degrees of freedom: above 120 once in half a million runs.
    assert sum((count - 6000 / 58) ** 2 / (6000 / 58) for count in counts) < 120
    assert all(found["ones"])
    great = [int(one) for one in found["great"]]
    assert len(set(great)) == 300
    assert all(0 <= one < Q for one in great)
    assert sum(one > Q // 2 for one in great) in range(95, 205)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
FINE = ['"\\\\ud800"', '"\u2028"', '"é😀"', '{"a":[1,true,null]}', '"\\u0001\\n"']
UGLY = [
    *("", "{", "[1,]", "NaN", "-0", "1e400"),
    *(' {"a":1}', '{"a": 1}', '{"a":1,"a":1}', '{"a":1e2}', '{"a":1}\n'),
    *('"\\u00e9"', '"\\/"', '"\\ud800"', '"\x7f"', '"\\ud83d\\ude00"'),
]


def test_json_that_both_read(js):
    for fine in FINE:
        loads(fine.encode(), "")
        js.run("loads from canonical", "loads(given, '');", given=fine)


@pytest.mark.parametrize("ugly", UGLY)
def test_json_that_both_refuse(js, ugly):
    with pytest.raises(Fault):
        loads(ugly.encode(), "")
    with pytest.raises(Refused, match=r"^bytes\."):
        js.run("loads from canonical", "loads(given, '');", given=ugly)


@settings(max_examples=30, deadline=None)
@given(st.lists(VALUES, min_size=20, max_size=20))
def test_json_is_written_the_same(js, values):
    written = [dumps(value).decode() for value in values if _stays_in_order(value)]
    assert js.run("dumps from canonical", "return all.map((t) => dumps(JSON.parse(t)));", all=written) == written


def _stays_in_order(value):
    """JavaScript sorts keys that look like numbers; the protocol has none."""
    if isinstance(value, dict):
        return not any(key.isdigit() for key in value) and all(map(_stays_in_order, value.values()))
    return all(map(_stays_in_order, value)) if isinstance(value, list) else True


NUMBERS = [
    *("", "0", "1", "01", "+1", "-1", " 1", "1 ", "1_0", "0x1", "１２", "1.0", "1\n"),
    str(Q),
    str(Q - 1),
    "9" * 700,
]


@pytest.mark.parametrize("read", ["residue", "exponent"])
def test_numbers_are_read_the_same(js, read):
    listed = [*NUMBERS, str(P), str(P - 1), 1, None, True]
    expected = []
    for one in listed:
        try:
            expected.append(str(getattr(numbers, read)(one, "")))
        except Fault as fault:
            expected.append(str(fault.code))
    name = {"residue": "residue", "exponent": "exponentOf"}[read]
    body = (
        f"return listed.map((one) => {{ try {{ return String({name}(one, '')); }} catch (e) {{ return e.code; }} }});"
    )
    assert js.run(f"{name} from numbers", body, listed=listed) == expected
