"""AES-CCM from the browser's primitives against the library that the server uses."""

import random

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESCCM

pytestmark = pytest.mark.browser
BODY = """const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (two) => parseInt(two, 16));
const hex = (found) => found && [...found].map((byte) => byte.toString(16).padStart(2, "0")).join("");
return Promise.all(given.map(async ([key, nonce, text]) => hex(await work(bytes(key), bytes(nonce), bytes(text)))));"""
LENGTHS = [0, 1, 15, 16, 17, 31, 32, 33, 255, 256, 4097]


def run(js, name, given):
    parts = [[part.hex() for part in one] for one in given]
    return js.run(f"{name} from ccm", f"const work = {name};{BODY}", given=parts)


@pytest.fixture(scope="module")
def cases():
    chance = random.Random(4)
    small = [(chance.randbytes(32), chance.randbytes(13), chance.randbytes(n)) for n in LENGTHS]
    return [*small, (chance.randbytes(32), chance.randbytes(12), chance.randbytes(2**16 + 5))]


def sealed(key, nonce, plain):
    return AESCCM(key, tag_length=8).encrypt(nonce, plain, None)


def test_sealed_the_same(js, cases):
    assert run(js, "ccmSeal", cases) == [sealed(*case).hex() for case in cases]


def test_opened(js, cases):
    assert run(js, "ccmOpen", [(k, n, sealed(k, n, p)) for k, n, p in cases]) == [p.hex() for _, _, p in cases]


@pytest.mark.parametrize("length", [0, 16, 33])
def test_every_byte_counts(js, cases, length):
    key, nonce, plain = cases[LENGTHS.index(length)]
    whole = sealed(key, nonce, plain)
    broken = [whole[:i] + bytes([whole[i] ^ 1]) + whole[i + 1 :] for i in range(len(whole))]
    broken += [whole[:-1], whole[:7], b"", whole + b"\0"]
    assert run(js, "ccmOpen", [(key, nonce, one) for one in broken]) == [None] * len(broken)
    for one in broken:
        with pytest.raises((InvalidTag, ValueError)):
            AESCCM(key, tag_length=8).decrypt(nonce, one, None)
