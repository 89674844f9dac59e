"""Rule-sets as data: which majority decides, by which law, so that every result can carry the one that decided it."""

from dataclasses import dataclass, replace
from typing import Literal

from core.errors import Refused
from voting.rules.majority import Majority, check_majority
from voting.rules.reading import read_list, read_object, read_text, read_word
from voting.rules.verdict import Verdict, check_verdict

Decides = Literal["each", "most", "grade", "elect", "rank"]
DECIDES: tuple[Decides, ...] = ("each", "most", "grade", "elect", "rank")
CODE = "ruleset.wrong_shape"
_TEXTS = ("name", "version", "title", "source", "members", "person")
_FIELDS = (*_TEXTS, "methods", "decides", "majority", "participation", "revote")


@dataclass(frozen=True)
class Ruleset:
    """How votes become an outcome.

    `decides` "each": every question passes or fails by itself; "most": K are selected, most votes first; "grade": every line
    gets a verdict by the clauses of `verdict`.
    `majority` is the least an option needs (None: one vote); `participation` the second test, taken of ballots cast
    (广东 art. 60); `methods` the papers it can decide; `revote` names the rule-set of a vote among the tied;
    `members` and `person` are the words for N and for one of them; `source` says the law, or [assumed].
    """

    name: str
    version: str
    title: str
    source: str
    decides: Decides
    methods: tuple[str, ...]
    majority: Majority | None
    participation: Majority | None = None
    revote: str = ""
    members: str = "全体代表"
    person: str = "代表"
    verdict: Verdict | None = None

    def to_data(self) -> dict[str, object]:
        """The plain JSON form, complete: the result can be checked from it alone."""
        data: dict[str, object] = {name: getattr(self, name) for name in _FIELDS}
        data["methods"] = list(self.methods)
        data["majority"] = self.majority.to_data() if self.majority else None
        data["participation"] = self.participation.to_data() if self.participation else None
        data["verdict"] = self.verdict.to_data() if self.verdict else None
        return data

    @classmethod
    def from_data(cls, data: object) -> "Ruleset":
        """The rule-set of its JSON form, checked; refuses anything else with `ruleset.*`."""
        fields = read_object(data, CODE, _FIELDS, ("verdict",), where="ruleset")
        text = {name: read_text(fields[name], CODE, name, limit=500) for name in (*_TEXTS, "revote")}
        methods = read_list(fields["methods"], CODE, "methods", limit=50)
        return cls(
            **text,
            decides=read_word(fields["decides"], DECIDES, CODE, "decides"),
            methods=tuple(read_text(m, CODE, "methods", limit=40) for m in methods),
            majority=_majority(fields["majority"]),
            participation=_majority(fields["participation"]),
            verdict=None if fields.get("verdict") is None else Verdict.from_data(fields["verdict"]),
        )

    def configured(self, majority: Majority | None, participation: Majority | None, source: str) -> "Ruleset":
        """This rule-set with the majorities that a session's own 办法 sets, which prevails over what is shipped.

        `source` names that 办法; it stays with the rule-set, and the version ends in "+" from then on.
        """
        if not source.strip():
            raise Refused("ruleset.no_source", "修改表决规则应注明依据，请填写办法名称", status=422)
        for part in (majority, participation):
            if part is not None:
                check_majority(part)
        version = self.version.rstrip("+") + "+"
        return replace(self, version=version, majority=majority, participation=participation, source=source)

    def with_verdict(self, verdict: Verdict, source: str, title: str = "") -> "Ruleset":
        """This rule-set with a place's own verdict rule; `source` names the 办法 that sets it."""
        if not source.strip():
            raise Refused("ruleset.no_source", "修改表决规则应注明依据，请填写办法名称", status=422)
        check_verdict(verdict)
        version = self.version.rstrip("+") + "+"
        return replace(self, version=version, verdict=verdict, source=source, title=title.strip() or self.title)


def _majority(data: object) -> Majority | None:
    return None if data is None else Majority.from_data(data)
