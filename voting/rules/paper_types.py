"""A paper and its options as frozen data with a plain JSON form."""

from dataclasses import asdict, dataclass

from voting.rules.reading import read_integer, read_list, read_object, read_text

MAX_OPTIONS = 200
CODE = "paper.wrong_shape"
_TEXTS = ("unit", "investment", "description", "due", "picture")


@dataclass(frozen=True)
class Option:
    """One question of a paper, or one candidate among which to choose.

    `number` is the place on the printed paper (from 1); `unit` 责任单位, `investment` 总投资 and `due` 完成时限 are
    words as they are to be shown, not amounts; `picture` names an uploaded picture.
    """

    id: str
    number: int
    title: str
    unit: str = ""
    investment: str = ""
    description: str = ""
    due: str = ""
    picture: str = ""

    def to_data(self) -> dict[str, object]:
        """The plain JSON form."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: object) -> "Option":
        """The option of its JSON form; refuses anything else with `paper.wrong_shape`."""
        fields = read_object(data, CODE, ("id", "number", "title"), _TEXTS, where="option")
        return cls(
            id=read_text(fields["id"], CODE, "id", limit=40),
            number=read_integer(fields["number"], CODE, "number", high=1_000_000),
            title=read_text(fields["title"], CODE, "title"),
            **{name: read_text(fields[name], CODE, name) for name in _TEXTS if name in fields},
        )


@dataclass(frozen=True)
class Paper:
    """The questions put to a vote: which method asks them, and how many may be chosen (`choose`, K of M)."""

    method: str
    title: str
    options: tuple[Option, ...] = ()
    choose: int | None = None

    def option(self, option_id: str) -> Option | None:
        """The option of that id, or None."""
        return next((o for o in self.options if o.id == option_id), None)

    def in_order(self) -> tuple[Option, ...]:
        """The options by their number on the paper."""
        return tuple(sorted(self.options, key=lambda o: o.number))

    def to_data(self) -> dict[str, object]:
        """The plain JSON form."""
        options = [option.to_data() for option in self.options]
        return {"method": self.method, "title": self.title, "options": options, "choose": self.choose}

    @classmethod
    def from_data(cls, data: object) -> "Paper":
        """The paper of its JSON form; refuses another shape with `paper.wrong_shape`, leaves sense to `check_paper`."""
        fields = read_object(data, CODE, ("method", "title"), ("options", "choose"), where="paper")
        choose = fields.get("choose")
        return cls(
            method=read_text(fields["method"], CODE, "method", limit=40),
            title=read_text(fields["title"], CODE, "title"),
            options=tuple(
                Option.from_data(item)
                for item in read_list(fields.get("options", []), CODE, "options", limit=MAX_OPTIONS * 5)
            ),
            choose=None if choose is None else read_integer(choose, CODE, "choose", low=-1000, high=1_000_000),
        )
