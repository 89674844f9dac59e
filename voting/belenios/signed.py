"""Messages that trustees sign: certificates, coefficients, envelopes."""

from dataclasses import dataclass

from voting.belenios.canonical import Json, record, text
from voting.belenios.chance import Source
from voting.belenios.proofs.proof import Proof, read_proof
from voting.belenios.proofs.schnorr import check_message_signature, sign_message


@dataclass(frozen=True, slots=True)
class Signed:
    """A signed_msg (section 4.6.1)."""

    message: str
    signature: Proof

    def to_json(self) -> Json:
        """Section 4.6.1."""
        return {"message": self.message, "signature": self.signature.to_json()}

    def is_by(self, verification: int) -> bool:
        """Was it signed with the key of `verification`? (section 4.6.1)"""
        return check_message_signature(self.message, verification, self.signature)


def make_signed(message: str, secret: int, source: Source) -> Signed:
    """Sign a message (section 4.6.1)."""
    return Signed(message, sign_message(message, secret, source))


def read_signed(value: Json, where: str) -> Signed:
    """Read a signed message; the signature is checked by who knows the key (section 4.6.1)."""
    fields = record(value, where, ("message", "signature"))
    return Signed(text(fields["message"], where), read_proof(fields["signature"], f"{where}, signature"))
