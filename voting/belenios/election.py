"""What is asked and of whom the key is: questions and the election that all ballots refer to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from voting.belenios.canonical import Json, dumps, items, loads, record, small, text
from voting.belenios.faults import Code, Fault
from voting.belenios.group import NAME, require_member
from voting.belenios.hashing import fingerprint
from voting.belenios.numbers import residue

BASE58: Final = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
UUID: Final = re.compile(f"[{BASE58}]{{14,}}")
FIELDS: Final = (
    "version",
    "description",
    "name",
    "group",
    "public_key",
    "questions",
    "uuid",
    "administrator",
    "credential_authority",
)
OPTIONAL: Final = ("administrator", "credential_authority")


@dataclass(frozen=True, slots=True)
class Question:
    """A homomorphic question: choose from `minimum` to `maximum` of the answers, or perhaps blank (section 4.9.1)."""

    question: str
    answers: tuple[str, ...]
    minimum: int
    maximum: int
    blank: bool | None = None

    def __post_init__(self) -> None:
        if not self.answers or not 0 <= self.minimum <= self.maximum <= len(self.answers):
            raise Fault(Code.BOUNDS, "", "must be 0 ≤ min ≤ max ≤ number of answers, and one answer at least")

    @property
    def ciphertexts(self) -> int:
        """How many values a vote on it has: one for each answer, and a leading one where blank is allowed (4.11.1)."""
        return len(self.answers) + bool(self.blank)

    @property
    def totals(self) -> range:
        """How many answers may be chosen (section 4.11.1)."""
        return range(self.minimum, self.maximum + 1)

    @property
    def overall_proofs(self) -> int:
        """How many proofs make up the overall one (sections 4.11.1, 4.13)."""
        return len(self.totals) + bool(self.blank)

    def to_json(self) -> Json:
        """Section 4.9.1."""
        fields: dict[str, Json] = {"answers": list(self.answers)}
        if self.blank is not None:
            fields["blank"] = self.blank
        return fields | {"min": self.minimum, "max": self.maximum, "question": self.question}


@dataclass(frozen=True)
class Election:
    """All that ballots and proofs refer to (section 4.10)."""

    uuid: str
    name: str
    description: str
    public_key: int
    questions: tuple[Question, ...]
    administrator: str | None = None
    credential_authority: str | None = None

    def __post_init__(self) -> None:
        if UUID.fullmatch(self.uuid) is None:
            raise Fault(Code.UUID, "election", "uuid must be 14 or more base 58 characters")
        if not self.questions:
            raise Fault(Code.QUESTIONS, "election", "asks nothing")
        if self.public_key == 1:
            raise Fault(Code.KEY_IS_ONE, "election", "public key is 1")
        loads(self.raw, "election")

    @cached_property
    def raw(self) -> bytes:
        """The bytes that are archived and hashed (section 4.10)."""
        fields: dict[str, Json] = {
            "version": 1,
            "description": self.description,
            "name": self.name,
            "group": NAME,
            "public_key": str(self.public_key),
            "questions": [question.to_json() for question in self.questions],
            "uuid": self.uuid,
        }
        if self.administrator is not None:
            fields["administrator"] = self.administrator
        if self.credential_authority is not None:
            fields["credential_authority"] = self.credential_authority
        return dumps(fields)

    @cached_property
    def fingerprint(self) -> str:
        """The hash φ of the election (section 4.15)."""
        return fingerprint(self.raw)


def read_election(raw: bytes) -> Election:
    """Read an election and check all of it that stands alone (section 4.10)."""
    fields = record(loads(raw, "election"), "election", FIELDS, OPTIONAL)
    if small(fields["version"], "election, version") != 1:
        raise Fault(Code.VERSION, "election", "version must be 1")
    if text(fields["group"], "election, group") != NAME:
        raise Fault(Code.GROUP_NAME, "election", f"group must be {NAME}")
    public_key = residue(fields["public_key"], "election, public_key")
    require_member(public_key, "election, public_key")
    questions = enumerate(items(fields["questions"], "election, questions"), 1)
    return Election(
        uuid=text(fields["uuid"], "election, uuid"),
        name=text(fields["name"], "election, name"),
        description=text(fields["description"], "election, description"),
        public_key=public_key,
        questions=tuple(_read_question(one, f"election, question {i}") for i, one in questions),
        administrator=_optional_text(fields, "administrator"),
        credential_authority=_optional_text(fields, "credential_authority"),
    )


def _read_question(value: Json, where: str) -> Question:
    fields = record(value, where, ("answers", "blank", "min", "max", "question"), ("blank",))
    answers = tuple(text(one, f"{where}, answers") for one in items(fields["answers"], f"{where}, answers"))
    blank = fields.get("blank")
    if "blank" in fields and not isinstance(blank, bool):
        raise Fault(Code.SHAPE, where, "blank must be true or false")
    minimum, maximum = small(fields["min"], f"{where}, min"), small(fields["max"], f"{where}, max")
    try:
        return Question(
            text(fields["question"], where), answers, minimum, maximum, bool(blank) if "blank" in fields else None
        )
    except Fault as fault:
        raise fault.within(where) from None


def _optional_text(fields: Mapping[str, Json], name: str) -> str | None:
    return text(fields[name], f"election, {name}") if name in fields else None
