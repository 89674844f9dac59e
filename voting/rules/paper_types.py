"""A paper and its options as frozen data with a plain JSON form."""

from dataclasses import asdict, dataclass
from typing import Literal

from voting.rules.reading import read_boolean, read_integer, read_list, read_object, read_text, read_word
from voting.rules.scales import MAX_DIMENSIONS, MAX_SCALES, Dimension, Scale

MAX_OPTIONS = 200
CODE = "paper.wrong_shape"
_TEXTS = ("unit", "investment", "description", "due", "picture", "person", "subject")
Report = Literal["", "oral", "written"]
REPORTS: tuple[Report, ...] = ("", "oral", "written")


@dataclass(frozen=True)
class Option:
    """One question of a paper, or one candidate among which to choose.

    `number` is the place on the printed paper (from 1); `unit` 责任单位, `investment` 总投资 and `due` 完成时限 are
    words as they are to be shown, not amounts; `picture` names an uploaded picture. `person` is the roster's id of a
    candidate or of somebody who is graded; `subject` names what is graded the same over the years (a person's id, a
    unit's name) and `report` says how it is reported on before: 口头 or 书面.
    """

    id: str
    number: int
    title: str
    unit: str = ""
    investment: str = ""
    description: str = ""
    due: str = ""
    picture: str = ""
    person: str = ""
    subject: str = ""
    report: Report = ""

    def to_data(self) -> dict[str, object]:
        """The plain JSON form."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: object) -> "Option":
        """The option of its JSON form; refuses anything else with `paper.wrong_shape`."""
        fields = read_object(data, CODE, ("id", "number", "title"), (*_TEXTS, "report"), where="option")
        return cls(
            id=read_text(fields["id"], CODE, "id", limit=40),
            number=read_integer(fields["number"], CODE, "number", high=1_000_000),
            title=read_text(fields["title"], CODE, "title"),
            report=read_word(fields.get("report", ""), REPORTS, CODE, "report"),
            **{name: read_text(fields[name], CODE, name) for name in _TEXTS if name in fields},
        )


@dataclass(frozen=True)
class Paper:
    """The questions put to a vote: which method asks them, and what it needs beside them.

    `choose` is how many may be chosen (`choose`: K of M) or elected (`elect`: 应选) or ranked (`rank`); `scales` and
    `dimensions` are of papers that are graded; `write_ins` allows names that are not on the paper (另选他人).
    """

    method: str
    title: str
    options: tuple[Option, ...] = ()
    choose: int | None = None
    scales: tuple[Scale, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    write_ins: bool = False

    def option(self, option_id: str) -> Option | None:
        """The option of that id, or None."""
        return next((o for o in self.options if o.id == option_id), None)

    def in_order(self) -> tuple[Option, ...]:
        """The options by their number on the paper."""
        return tuple(sorted(self.options, key=lambda o: o.number))

    def scale(self, scale_id: str) -> Scale | None:
        """The scale of that id, or None."""
        return next((scale for scale in self.scales if scale.id == scale_id), None)

    def to_data(self) -> dict[str, object]:
        """The plain JSON form."""
        return {
            "method": self.method,
            "title": self.title,
            "options": [option.to_data() for option in self.options],
            "choose": self.choose,
            "scales": [scale.to_data() for scale in self.scales],
            "dimensions": [dimension.to_data() for dimension in self.dimensions],
            "write_ins": self.write_ins,
        }

    @classmethod
    def from_data(cls, data: object) -> "Paper":
        """The paper of its JSON form; refuses another shape with `paper.wrong_shape`, leaves sense to `check_paper`."""
        fields = read_object(data, CODE, ("method", "title"), _PARTS, where="paper")
        choose = fields.get("choose")
        return cls(
            method=read_text(fields["method"], CODE, "method", limit=40),
            title=read_text(fields["title"], CODE, "title"),
            options=tuple(map(Option.from_data, _items(fields, "options", MAX_OPTIONS))),
            choose=None if choose is None else read_integer(choose, CODE, "choose", low=-1000, high=1_000_000),
            scales=tuple(map(Scale.from_data, _items(fields, "scales", MAX_SCALES))),
            dimensions=tuple(map(Dimension.from_data, _items(fields, "dimensions", MAX_DIMENSIONS))),
            write_ins=read_boolean(fields.get("write_ins", False), CODE, "write_ins"),
        )


_PARTS = ("options", "choose", "scales", "dimensions", "write_ins")


def _items(fields: dict[str, object], name: str, most: int) -> list[object]:
    return read_list(fields.get(name, []), CODE, name, limit=most * 5)
