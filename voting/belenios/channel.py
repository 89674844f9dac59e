"""Letters between trustees that pass through the server's hands: signed inside, sealed outside."""

from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESCCM

from voting.belenios.canonical import dumps, loads, record, text
from voting.belenios.chance import Source, exponent
from voting.belenios.ciphertext import Ciphertext
from voting.belenios.faults import Code, Fault
from voting.belenios.group import G, P, inverse, power_secret, require_member
from voting.belenios.numbers import residue
from voting.belenios.signed import make_signed, read_signed

TAG_BYTES = 8


def send(sender: int, recipient: int, message: str, source: Source) -> str:
    """Sign with the sender's signing key and seal for the recipient's encryption key (section 4.6.3)."""
    letter = dumps({"recipient": str(recipient), "message": message}).decode()
    return seal(recipient, dumps(make_signed(letter, sender, source).to_json()), source)


def receive(decryption: int, sender: int, sealed: str, where: str) -> str:
    """Open with the recipient's decryption key; check the sender's verification key and the address (4.6.3)."""
    signed = read_signed(loads(unseal(decryption, sealed, where), where), where)
    if not signed.is_by(sender):
        raise Fault(Code.MESSAGE, where, "not signed by the sender")
    letter = record(loads(signed.message.encode(), where), where, ("recipient", "message"))
    if residue(letter["recipient"], where) != power_secret(G, decryption):
        raise Fault(Code.RECIPIENT, where, "addressed to another trustee")
    return text(letter["message"], where)


def seal(encryption: int, plain: bytes, source: Source) -> str:
    """An encrypted_msg as a string (section 4.6.1)."""
    r, s = exponent(source), exponent(source)
    alpha, secret = power_secret(G, r), power_secret(G, s)
    beta = power_secret(encryption, r) * secret % P
    data = _cipher(secret).encrypt(_nonce(alpha, len(plain)), plain, None)
    return dumps({"alpha": str(alpha), "beta": str(beta), "data": data.hex()}).decode()


def unseal(decryption: int, sealed: str, where: str) -> bytes:
    """Open an encrypted_msg (section 4.6.1)."""
    fields = record(loads(sealed.encode(), where), where, ("alpha", "beta", "data"))
    pair = Ciphertext(residue(fields["alpha"], where), residue(fields["beta"], where))
    require_member(pair.alpha, f"{where}, alpha")
    require_member(pair.beta, f"{where}, beta")
    secret = pair.beta * inverse(power_secret(pair.alpha, decryption)) % P
    try:
        data = bytes.fromhex(text(fields["data"], where))
        return _cipher(secret).decrypt(_nonce(pair.alpha, len(data) - TAG_BYTES), data, None)
    except (ValueError, InvalidTag) as error:
        raise Fault(Code.MESSAGE, where, "cannot be opened") from error


def _cipher(secret: int) -> AESCCM:
    return AESCCM(sha256(f"key|{secret}".encode()).digest(), tag_length=TAG_BYTES)


def _nonce(alpha: int, length: int) -> bytes:
    """13 bytes for plain texts whose length fits in two bytes, 12 for longer ones."""
    return sha256(f"iv|{alpha}".encode()).digest()[: 13 if length < 2**16 else 12]
