"""Lists: upload, look at what they would change, confirm."""

from datetime import datetime
from typing import Any, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from core.actor import Actor
from core.db import change, reading
from core.errors import Refused
from core.web.languages import in_words
from core.web.views import Body
from roster import may, store
from roster.actions.confirm_import import confirm_import
from roster.actions.propose_import import propose_import
from roster.api.views import views
from roster.import_store import Agreed, Upload, upload
from roster.rules.cells import Fault
from roster.rules.import_plan import Planned
from roster.rules.roles import LABELS, gives_vote


class PreviewQuery(Body):
    """Which new delegations to count as agreed to: their names with | between them, or "all"."""

    new_delegations: str = Field("", max_length=5000)


class Confirmation(Body):
    """What the secretariat decided after the preview."""

    skip_bad: bool = False
    new_delegations: list[str] | Literal["all"] = Field(default_factory=list, max_length=500)


@dataclass(frozen=True)
class Remark:
    """Something wrong or worth a look, in the reader's language."""

    code: str
    message: str


@dataclass(frozen=True)
class ChangeOut:
    """One field and what becomes of it."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class RowOut:
    """One row of the file (`row` is its line); `state` is new, changed, unchanged or bad."""

    row: int
    state: Literal["new", "changed", "unchanged", "bad"]
    number: int | None
    name: str
    gender: str
    delegation: str
    post: str
    seat: str
    phone4: str
    roles: list[str]
    votes: bool
    changes: list[ChangeOut]
    faults: list[Remark]
    warnings: list[Remark]


@dataclass(frozen=True)
class MissingOut:
    """Somebody on the roll whom the file does not name: said, and kept."""

    person_id: str
    number: int
    name: str
    delegation: str
    votes: bool


@dataclass(frozen=True)
class NewDelegation:
    """A delegation that the term lacks and how many rows give it."""

    name: str
    rows: int


@dataclass(frozen=True)
class Counts:
    """How many rows there are of each state, who is missing, how many rows have remarks."""

    new: int
    changed: int
    unchanged: int
    bad: int
    missing: int
    warnings: int


@dataclass(frozen=True)
class Preview:
    """What an import would do; nothing is written before it is confirmed. A `stale` one must be uploaded again.

    `voters_after` is how many have a vote once the good rows are written. `summary` says what a confirmed import did.
    """

    id: str
    roll_id: str
    filename: str
    made_at: datetime
    confirmed_at: datetime | None
    stale: bool
    counts: Counts
    voters_after: int
    members_n: int | None
    unknown_delegations: list[NewDelegation]
    notes: list[Remark]
    rows: list[RowOut]
    missing: list[MissingOut]
    summary: dict[str, int] | None


@views.post("/rolls/<roll_id>/imports", who=may.secretariat, upload=True, returns=Preview)
def upload_list(actor: Actor, roll_id: str, files: Any) -> Preview:
    """Upload a list (field "file", xlsx or csv) and see what it would change."""
    file = files.get("file")
    if file is None:
        raise Refused("import.no_file", "请选择要导入的文件", status=400)
    return _preview(propose_import(actor, roll_id, file.filename or "", file.read()), ())


@views.get("/imports/<import_id>", who=may.secretariat, query=PreviewQuery, returns=Preview)
def show_import(actor: Actor, import_id: str, query: PreviewQuery) -> Preview:
    """What the list would change as the roster stands now."""
    given = query.new_delegations
    return _preview(import_id, "all" if given == "all" else [name for name in given.split("|") if name])


@views.post("/imports/<import_id>/confirm", who=may.secretariat, body=Confirmation, returns=dict[str, int])
def confirm(actor: Actor, import_id: str, body: Confirmation) -> dict[str, int]:
    """Write the list, all of it or nothing; again is harmless."""
    with change(actor) as tx:
        return confirm_import(tx, import_id, skip_bad=body.skip_bad, new_delegations=body.new_delegations)


def _preview(import_id: str, agreed: Agreed) -> Preview:
    with reading() as session:
        found = upload(session, import_id, agreed)
        roll = store.roll(session, found.roll_id)
        voters = {m.person_id for m in store.voters_of(session, found.roll_id)}
    return _preview_out(found, roll.kind, voters, roll.members_n)


def _preview_out(found: Upload, kind: str, voters: set[str], members_n: int | None) -> Preview:
    rows = [_row_out(p, kind) for p in found.plan.rows]
    states = [row.state for row in rows]
    good = [p for p in found.plan.rows if not p.is_bad]
    rewritten = {p.person.person_id for p in good if p.person is not None}
    after = len(voters - rewritten) + sum(gives_vote(kind, p.roles) for p in good)
    counts = Counts(
        states.count("new"),
        states.count("changed"),
        states.count("unchanged"),
        states.count("bad"),
        len(found.plan.missing),
        sum(bool(row.warnings) for row in rows),
    )
    missing = [MissingOut(k.person_id, k.number, k.name, k.delegation, k.votes) for k in found.plan.missing]
    return Preview(
        found.id,
        found.roll_id,
        found.filename,
        found.made_at,
        found.confirmed_at,
        found.stale,
        counts,
        after,
        members_n,
        [NewDelegation(name, count) for name, count in found.plan.unknown_delegations],
        _remarks(found.notes),
        rows,
        missing if found.confirmed_at is None else [],
        found.summary,
    )


def _row_out(p: Planned, kind: str) -> RowOut:
    state: Literal["new", "changed", "unchanged", "bad"] = (
        "bad" if p.is_bad else "new" if p.is_new else "changed" if p.is_changed else "unchanged"
    )
    row = p.row
    return RowOut(
        row.row,
        state,
        row.number if p.person is None else p.person.number,
        row.name,
        row.gender,
        row.delegation,
        row.post,
        row.seat or "",
        row.phone4,
        list(p.roles),
        gives_vote(kind, p.roles),
        [_change_out(c.field, c.before, c.after) for c in p.changes],
        _remarks(p.faults),
        _remarks(p.warnings),
    )


def _change_out(field: str, before: str, after: str) -> ChangeOut:
    if field == "roles":
        before, after = ("、".join(LABELS[r] for r in text.split(",") if r) for text in (before, after))
    return ChangeOut(field, before, after)


def _remarks(faults: tuple[Fault, ...]) -> list[Remark]:
    return [Remark(f.code, in_words(f.message, f.params)) for f in faults]
