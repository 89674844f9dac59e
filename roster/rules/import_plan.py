"""Compares a list with the roster: who is new, who changes and how, who stays, who is missing, which rows are bad."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from roster.rules.cells import Fault
from roster.rules.import_rows import ParsedRow
from roster.rules.roles import VOTING, contradict, gives_vote

PERSON_FIELDS = ("name", "gender", "delegation", "post", "phone4")
ENTRY_FIELDS = ("seat", "roles")


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody of the term; `on_roll` says whether on this meeting's roll too, with seat, roles and vote."""

    person_id: str
    number: int
    name: str
    gender: str
    delegation: str
    post: str
    phone4: str
    on_roll: bool = False
    seat: str | None = None
    roles: tuple[str, ...] = ()
    votes: bool = False


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field and what becomes of it."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Planned:
    """What becomes of one row. `person` is None for somebody new to the term; `roles` are those to be written."""

    row: ParsedRow
    person: Known | None
    roles: tuple[str, ...]
    changes: tuple[FieldChange, ...] = ()
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()

    @property
    def is_bad(self) -> bool:
        """Whether the row cannot be taken."""
        return bool(self.faults)

    @property
    def is_new(self) -> bool:
        """Whether it adds somebody to the roll."""
        return not self.is_bad and (self.person is None or not self.person.on_roll)

    @property
    def is_changed(self) -> bool:
        """Whether it changes somebody on the roll."""
        return not self.is_bad and not self.is_new and bool(self.changes)


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do: all rows in their order, who is missing, which delegations the term lacks."""

    rows: tuple[Planned, ...]
    missing: tuple[Known, ...]
    unknown_delegations: tuple[tuple[str, int], ...]
    """Names and how many rows give them, in the file's order, whether agreed to or not."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a list is compared with: the kind of meeting, whether the roll is frozen, the term's delegations and those
    that the secretariat agreed to make."""

    kind: str
    frozen: bool
    delegations: frozenset[str]
    agreed: frozenset[str] = frozenset()
    agree_all: bool = False


def plan_import(rows: Sequence[ParsedRow], columns: Iterable[str], known: Sequence[Known], setting: Setting) -> Plan:
    """Match and compare. Fields without a column stay as they are; nobody is removed."""
    given = frozenset(columns)
    finder = _Finder(rows, known, "delegation" in given)
    planned = [_planned(row, given, finder, setting) for row in rows]
    planned = _one_row_a_person(planned)
    planned = _seats_free(planned, known, "seat" in given)
    matched = {p.person.person_id for p in planned if p.person is not None}
    missing = tuple(k for k in known if k.on_roll and k.person_id not in matched)
    unknown: dict[str, int] = defaultdict(int)
    for row in rows:
        if row.delegation and row.delegation not in setting.delegations:
            unknown[row.delegation] += 1
    return Plan(tuple(planned), missing, tuple(unknown.items()))


class _Finder:
    """Finds whom a row means: by number where it has one, else by name and delegation, then phone, gender and seat."""

    def __init__(self, rows: Sequence[ParsedRow], known: Sequence[Known], by_delegation: bool) -> None:
        self.by_number = {k.number: k for k in known}
        self.by_delegation = by_delegation
        self.by_name: dict[tuple[str, str], list[Known]] = defaultdict(list)
        self.same_name: dict[str, list[Known]] = defaultdict(list)
        for person in known:
            self.by_name[self.key(person)].append(person)
            self.same_name[person.name].append(person)
        self.rows_of_name: dict[tuple[str, str], int] = defaultdict(int)
        for row in rows:
            self.rows_of_name[self.key(row)] += 1

    def key(self, one: Known | ParsedRow) -> tuple[str, str]:
        """By what name and delegation somebody is known; a list without delegations goes by the name alone."""
        return one.name, one.delegation if self.by_delegation else ""

    def find(self, row: ParsedRow) -> tuple[Known | None, Fault | None]:
        """The person, None for somebody new; a fault where it cannot be told."""
        found = self.by_name.get(self.key(row), [])
        if row.number is not None:
            if row.number in self.by_number:
                return self.by_number[row.number], None
            if found:
                return None, Fault(
                    "number_differs",
                    "名册中的「%(name)s」代表证号是 %(known)s，不是 %(number)s，请核对",
                    {"name": row.name, "known": "、".join(str(k.number) for k in found[:5]), "number": row.number},
                )
            return None, None
        if len(found) == 1 and self.rows_of_name[self.key(row)] == 1:
            return found[0], None
        if not found:
            return None, None
        return self._narrowed(row, found)

    def _narrowed(self, row: ParsedRow, found: list[Known]) -> tuple[Known | None, Fault | None]:
        for field in ("phone4", "gender", "seat"):
            value = getattr(row, field)
            same = [k for k in found if value and getattr(k, field) == value]
            if len(same) == 1:
                return same[0], None
            found = same or found
        if row.phone4 and all(k.phone4 and k.phone4 != row.phone4 for k in found):
            return None, None
        return None, Fault("ambiguous", "名册中有同名人员，无法确定是哪一位，请填写代表证号", {"name": row.name})


def _planned(row: ParsedRow, given: frozenset[str], finder: _Finder, setting: Setting) -> Planned:
    faults, warnings = list(row.faults), list(row.warnings)
    person, doubt = finder.find(row) if row.name else (None, None)
    if doubt is not None:
        faults.append(doubt)
    if row.delegation and not (setting.agree_all or row.delegation in setting.delegations | setting.agreed):
        faults.append(
            Fault("delegation_unknown", "代表团「%(name)s」不存在，请改正，或选择新建", {"name": row.delegation})
        )
    roles = _roles(row, person, given, setting.kind)
    if "roles" not in given and contradict(setting.kind, roles):
        faults.append(Fault("roles_contradict", "身份既有表决权，又是列席或旁听，请只保留一种"))
    if setting.frozen and _votes_before(person) != gives_vote(setting.kind, roles):
        faults.append(Fault("frozen", "会议已经开始，不能再增减有表决权的人员"))
    if person is None and (others := finder.same_name.get(row.name)):
        where = "、".join(f"{k.delegation or '—'} {k.number} 号" for k in others[:3])
        warnings.append(Fault("known_name", "名册中已有同名人员（%(where)s），将作为另一人新增", {"where": where}))
    if person is not None and person.name != row.name:
        warnings.append(
            Fault(
                "name_differs",
                "姓名将由「%(before)s」改为「%(after)s」，请核对",
                {"before": person.name, "after": row.name},
            )
        )
    changes = () if person is None else tuple(_changes(row, person, roles, given))
    return Planned(row, person, roles, changes, tuple(faults), tuple(warnings))


def _roles(row: ParsedRow, person: Known | None, given: frozenset[str], kind: str) -> tuple[str, ...]:
    if "roles" in given:
        return row.roles
    return person.roles if person is not None and person.on_roll else (VOTING[kind],)


def _votes_before(person: Known | None) -> bool:
    return person is not None and person.on_roll and person.votes


def _changes(row: ParsedRow, person: Known, roles: tuple[str, ...], given: frozenset[str]) -> Iterable[FieldChange]:
    for field in PERSON_FIELDS:
        before, after = getattr(person, field), getattr(row, field)
        if field in given and before != after:
            yield FieldChange(field, before, after)
    if person.on_roll and "seat" in given and (person.seat or "") != (row.seat or ""):
        yield FieldChange("seat", person.seat or "", row.seat or "")
    if person.on_roll and set(person.roles) != set(roles):
        yield FieldChange("roles", ",".join(person.roles), ",".join(roles))


def _one_row_a_person(planned: Sequence[Planned]) -> list[Planned]:
    """Two rows that mean one person are both bad: nobody can tell which is right."""
    rows: dict[str, list[int]] = defaultdict(list)
    for one in planned:
        if one.person is not None:
            rows[one.person.person_id].append(one.row.row)
    result = []
    for one in planned:
        others = [n for n in rows[one.person.person_id] if n != one.row.row] if one.person is not None else []
        fault = Fault(
            "person_double", "与第 %(rows)s 行指的是名册中的同一个人", {"rows": "、".join(map(str, others[:5]))}
        )
        result.append(_with(one, fault) if others else one)
    return result


def _seats_free(planned: list[Planned], known: Sequence[Known], seats_given: bool) -> list[Planned]:
    """Rows whose seat is held by somebody who keeps it are bad; as a bad row keeps its person's seat, until none is new."""
    if not seats_given:
        return planned
    while True:
        moving = {p.person.person_id for p in planned if p.person is not None and not p.is_bad}
        held: Mapping[str, Known] = {k.seat: k for k in known if k.on_roll and k.seat and k.person_id not in moving}
        taken = [p for p in planned if not p.is_bad and p.row.seat in held]
        if not taken:
            return planned
        blocked = {p.row.row for p in taken}
        planned = [_with(p, _held(p.row.seat, held)) if p.row.row in blocked else p for p in planned]


def _held(seat: str | None, held: Mapping[str, Known]) -> Fault:
    holder = held[seat or ""]
    params: dict[str, object] = {"seat": seat, "name": holder.name, "number": holder.number}
    return Fault("seat_taken", "座位 %(seat)s 已安排给名册中的「%(name)s」（%(number)s 号）", params)


def _with(planned: Planned, fault: Fault) -> Planned:
    return Planned(
        planned.row, planned.person, planned.roles, planned.changes, (*planned.faults, fault), planned.warnings
    )
