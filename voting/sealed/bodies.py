"""What requests about sealed polls bring: the models that validate them and describe them in the OpenAPI document.

Texts of the protocol are taken as they are, byte for byte: nothing is stripped from them.
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from core.web.views import Body
from voting.rules.sealing import MAX_ANSWERS

LARGEST_BALLOT = 2 * 1024 * 1024
"""The largest request with a ballot, in bytes: MAX_ANSWERS have room in it, as JSON; each election has a limit of its own."""

LARGEST_PART = 1024 * 1024
"""The longest partial decryption, in bytes: one factor with its proof for each of voting.rules.sealing.MAX_ANSWERS."""

LARGEST_TEXT = 256 * 1024
Raw = Annotated[str, StringConstraints(strip_whitespace=False, max_length=LARGEST_TEXT)]
RawPart = Annotated[str, StringConstraints(strip_whitespace=False, max_length=LARGEST_PART)]
RawBallot = Annotated[str, StringConstraints(strip_whitespace=False, max_length=LARGEST_BALLOT)]
Number = Annotated[str, StringConstraints(strip_whitespace=False, pattern=r"^(0|[1-9][0-9]{0,79})$")]


class SealedBallotIn(Body):
    """A sealed ballot: its bytes as text, as the tablet made them."""

    ballot: RawBallot


class KeysIn(Body):
    """Who makes a key together: `all` of them open the box, or any `threshold` of them; `people` in the order of numbers."""

    kind: Literal["all", "threshold"]
    threshold: int | None = None
    people: list[str] = Field(max_length=100)


class PublicIn(Body):
    """A trustee_public_key of the protocol."""

    public: Raw


class CertificateIn(Body):
    """A certificate of the protocol's threshold ceremony."""

    certificate: Raw


class PolynomialIn(Body):
    """A polynomial of the protocol's threshold ceremony."""

    polynomial: Raw


class VoutputIn(Body):
    """A voutput of the protocol's threshold ceremony."""

    voutput: Raw


class PartIn(Body):
    """A partial_decryption of the protocol."""

    part: RawPart


class TrialIn(Body):
    """A test ballot: its bytes as text, and the code that the device has shown."""

    ballot: RawBallot
    code: str = Field(max_length=9)


class RevealIn(Body):
    """What is in a test ballot: per question the randomness of each ciphertext and the value, 0 or 1."""

    randomness: list[list[Number]] = Field(max_length=MAX_ANSWERS)
    choices: list[list[Literal[0, 1]]] = Field(max_length=MAX_ANSWERS)


class AfterIn(Body):
    """Behind which place of the box."""

    after: Annotated[int, Field(ge=0, lt=2**31, strict=False)] = 0
