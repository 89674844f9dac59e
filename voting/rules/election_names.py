"""Names that voters write in (另选他人): how they are cleaned, and the lines under which they are counted."""

import re
import unicodedata
from dataclasses import dataclass

from core.errors import Refused
from voting.rules.reading import printable, read_object, read_text

CODE = "ballot.wrong_shape"
MARK = "+"
"""What the id of a counted name begins with; no option's id can."""

LONGEST = 30
_DOTS = dict.fromkeys(map(ord, "•‧∙・･⋅●"), "·")
_CJK = r"[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff·（）]"
_SPACES = re.compile(rf"(?<={_CJK})\s+|\s+(?={_CJK})")
_ALLOWED = re.compile(r"[\w·（）、'. -]+")


@dataclass(frozen=True)
class WriteIn:
    """Another person whom a voter wants instead of the candidate `against`; `person` is the roster's id where it was picked.

    Votes are counted by `name` alone; `person` is only what the tablet said.
    """

    against: str
    name: str
    person: str = ""

    def to_data(self) -> dict[str, object]:
        """The plain JSON form."""
        return {"against": self.against, "name": self.name, "person": self.person}

    @classmethod
    def from_data(cls, data: object) -> "WriteIn":
        """The write-in of its JSON form, its name cleaned; refuses another shape and what is no name."""
        fields = read_object(data, CODE, ("against", "name"), ("person",), where="write_ins")
        return cls(
            against=read_text(fields["against"], CODE, "against", limit=100),
            name=clean_name(fields["name"]),
            person=read_text(fields.get("person", ""), CODE, "person", limit=40),
        )


def clean_name(value: object) -> str:
    """A name as it is counted: half-width letters, one kind of dot and bracket, no spaces in a Chinese name, 1 to 30 characters.

    Refused with `ballot.bad_name` where no name is left, or with one that is none.
    """
    text = unicodedata.normalize("NFKC", read_text(value, CODE, "name", limit=400)).translate(_DOTS)
    text = text.replace("(", "（").replace(")", "）")
    text = _SPACES.sub("", re.sub(r"\s+", " ", text)).strip()
    if not 1 <= len(text) <= LONGEST or not _ALLOWED.fullmatch(text) or not any(c.isalpha() for c in text):
        raise Refused(
            "ballot.bad_name",
            "另选他人请填写姓名，1至%(limit)s个字，不要有其他符号",
            status=422,
            limit=LONGEST,
            name=printable(text),
        )
    return text


def known_as(title: str) -> str:
    """A candidate's title as it would be, had somebody written it in; empty where it is no name."""
    try:
        return clean_name(title)
    except Refused:
        return ""


def line_id(name: str) -> str:
    """The id under which the votes for a written-in name are counted."""
    return MARK + name


def is_written(line: str) -> bool:
    """Whether a line is of a name that is not on the paper."""
    return line.startswith(MARK)


def name_of(line: str) -> str:
    """The name of such a line; empty for any other."""
    return line[len(MARK) :] if is_written(line) else ""
