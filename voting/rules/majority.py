"""Majorities in whole numbers: of which base, what share, and whether the share itself is enough.

以上 includes the number, 超过 and 过半数 do not (民法典第一千二百五十九条).
"""

from dataclasses import asdict, dataclass
from typing import Literal

from core.errors import Refused
from voting.rules.reading import read_boolean, read_integer, read_object, read_word

Base = Literal["all", "present", "cast", "valid"]
BASES: tuple[Base, ...] = ("all", "present", "cast", "valid")
CODE = "ruleset.wrong_shape"
MAX_PART = 10_000


@dataclass(frozen=True)
class Figures:
    """The people and ballots a majority may be taken of.

    `n` all members, frozen for the meeting (地方组织法 2022 第二十五条, 第五十一条); `present` signed in when the poll
    closed; `cast` ballots handed in; `valid` of these.
    """

    n: int
    present: int
    cast: int
    valid: int

    def of(self, base: Base) -> int:
        """The size of a base."""
        return {"all": self.n, "present": self.present, "cast": self.cast, "valid": self.valid}[base]

    def to_data(self) -> dict[str, object]:
        """The plain JSON form."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: object) -> "Figures":
        """The figures of their JSON form; refuses anything else with `figures.wrong_shape`."""
        names = ("n", "present", "cast", "valid")
        fields = read_object(data, "figures.wrong_shape", names, where="figures")
        return cls(**{name: read_integer(fields[name], "figures.wrong_shape", name) for name in names})


def check_figures(figures: Figures) -> None:
    """Refuse figures that cannot be: nobody at all, more ballots than members, more valid than cast.

    More ballots than are present is possible: somebody voted and then left.
    """
    if figures.n < 1:
        raise Refused("figures.nobody", "全体人数为0，请先核定全体人数", n=figures.n)
    if not (0 <= figures.present <= figures.n and 0 <= figures.valid <= figures.cast <= figures.n):
        raise Refused(
            "figures.inconsistent",
            "人数与票数不符（全体%(n)s、出席%(present)s、收回%(cast)s、有效%(valid)s），请核对",
            **asdict(figures),
        )


@dataclass(frozen=True)
class Majority:
    """A share `num`/`den` of a base: with `strict` more than it (超过), otherwise at least it (以上)."""

    base: Base
    num: int
    den: int
    strict: bool = True

    def needed(self, base: int) -> int:
        """The least number of votes that passes, for a base of that size; never less than one vote."""
        share = self.num * base
        least = share // self.den + 1 if self.strict else -(-share // self.den)
        return max(least, 1)

    def needed_of(self, figures: Figures) -> int:
        """The least number of votes that passes with these figures."""
        return self.needed(figures.of(self.base))

    def passes(self, votes: int, figures: Figures) -> bool:
        """Whether so many votes are enough."""
        return votes >= self.needed_of(figures)

    def to_data(self) -> dict[str, object]:
        """The plain JSON form."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: object) -> "Majority":
        """The majority of its JSON form, checked."""
        fields = read_object(data, CODE, ("base", "num", "den", "strict"), where="majority")
        majority = cls(
            base=read_word(fields["base"], BASES, CODE, "base"),
            num=read_integer(fields["num"], CODE, "num", low=1, high=MAX_PART),
            den=read_integer(fields["den"], CODE, "den", low=1, high=MAX_PART),
            strict=read_boolean(fields["strict"], CODE, "strict"),
        )
        check_majority(majority)
        return majority


def check_majority(majority: Majority) -> None:
    """Refuse a share that is not in (0, 1], or one that nobody can exceed."""
    whole = majority.num == majority.den
    if not 0 < majority.num <= majority.den <= MAX_PART or (whole and majority.strict):
        raise Refused(
            "ruleset.bad_share",
            "比例%(num)s/%(den)s不可能达到，请改为大于0且不超过1的比例",
            status=422,
            num=majority.num,
            den=majority.den,
        )
