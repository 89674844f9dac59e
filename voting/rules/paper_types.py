"""A paper and its options as frozen data with a plain JSON form."""

from dataclasses import asdict, dataclass
from typing import Literal

from voting.rules.reading import read_boolean, read_integer, read_list, read_object, read_text, read_word
from voting.rules.scales import MAX_DIMENSIONS, MAX_SCALES, Dimension, Scale

MAX_OPTIONS = 200
CODE = "paper.wrong_shape"
_TEXTS = ("unit", "investment", "description", "due", "picture", "person", "subject", "name", "post")
Report = Literal["", "oral", "written"]
REPORTS: tuple[Report, ...] = ("", "oral", "written")
Deed = Literal["", "appoint", "appoint_decided", "remove", "remove_decided", "resign", "merged"]
DEEDS: tuple[Deed, ...] = ("", "appoint", "appoint_decided", "remove", "remove_decided", "resign", "merged")


@dataclass(frozen=True)
class Option:
    """One question of a paper, or one candidate among which to choose.

    `number` is the place on the printed paper (from 1); `unit` 责任单位, `investment` 总投资 and `due` 完成时限 are
    words as they are to be shown, not amounts; `picture` names an uploaded picture. `person` is the roster's id of a
    candidate or of somebody who is graded; `subject` names what is graded the same over the years (a person's id, a
    unit's name) and `report` says how it is reported on before: 口头 or 书面. An appointment or removal (任免) has a
    `deed`, the `name` of whom it is about and the `post`; its title is the sentence of rules.appointments.
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
    deed: Deed = ""
    name: str = ""
    post: str = ""

    def to_data(self) -> dict[str, object]:
        """The plain JSON form."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: object) -> "Option":
        """The option of its JSON form; refuses anything else with `paper.wrong_shape`."""
        fields = read_object(data, CODE, ("id", "number", "title"), (*_TEXTS, "report", "deed"), where="option")
        return cls(
            id=read_text(fields["id"], CODE, "id", limit=40),
            number=read_integer(fields["number"], CODE, "number", high=1_000_000),
            title=read_text(fields["title"], CODE, "title"),
            report=read_word(fields.get("report", ""), REPORTS, CODE, "report"),
            deed=read_word(fields.get("deed", ""), DEEDS, CODE, "deed"),
            **{name: read_text(fields[name], CODE, name) for name in _TEXTS if name in fields},
        )


@dataclass(frozen=True)
class Paper:
    """The questions put to a vote: which method asks them, and what it needs beside them.

    `choose` is how many may be chosen (`choose`: K of M) or elected (`elect`: 应选) or ranked (`rank`); `scales` and
    `dimensions` are of papers that are graded; `write_ins` allows names that are not on the paper (另选他人); `winners`
    is how many of the ranked are selected, None: as many as one voter ranks.
    """

    method: str
    title: str
    options: tuple[Option, ...] = ()
    choose: int | None = None
    scales: tuple[Scale, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    write_ins: bool = False
    winners: int | None = None

    @property
    def appoints(self) -> bool:
        """Whether it is about appointments or removals, of which nothing is public before the vote."""
        return any(option.deed for option in self.options)

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
            "winners": self.winners,
        }

    @classmethod
    def from_data(cls, data: object) -> "Paper":
        """The paper of its JSON form; refuses another shape with `paper.wrong_shape`, leaves sense to `check_paper`."""
        fields = read_object(data, CODE, ("method", "title"), _PARTS, where="paper")
        return cls(
            method=read_text(fields["method"], CODE, "method", limit=40),
            title=read_text(fields["title"], CODE, "title"),
            options=tuple(map(Option.from_data, _items(fields, "options", MAX_OPTIONS))),
            choose=_number(fields, "choose"),
            scales=tuple(map(Scale.from_data, _items(fields, "scales", MAX_SCALES))),
            dimensions=tuple(map(Dimension.from_data, _items(fields, "dimensions", MAX_DIMENSIONS))),
            write_ins=read_boolean(fields.get("write_ins", False), CODE, "write_ins"),
            winners=_number(fields, "winners"),
        )


_PARTS = ("options", "choose", "scales", "dimensions", "write_ins", "winners")


def _number(fields: dict[str, object], name: str) -> int | None:
    value = fields.get(name)
    return None if value is None else read_integer(value, CODE, name, low=-1000, high=1_000_000)


def _items(fields: dict[str, object], name: str, most: int) -> list[object]:
    return read_list(fields.get(name, []), CODE, name, limit=most * 5)
