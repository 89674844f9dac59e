"""Write a list that was looked at: all of it or nothing."""

from sqlalchemy import select

from core.db import Change
from core.errors import NotFound, Refused
from roster.access import any_roll
from roster.actions.add_people import NewPerson, add_people, add_to_roll, ensure_delegations
from roster.import_store import Agreed, plan_of, roster_mark
from roster.rules.import_plan import PERSON_FIELDS, Plan, Planned
from roster.rules.roles import gives_vote
from roster.tables import Person, Roll, RollEntry, RollImport


def confirm_import(
    tx: Change, import_id: str, *, skip_bad: bool = False, new_delegations: Agreed = ()
) -> dict[str, int]:
    """Write the list as its preview showed it; returns how many are new, changed, unchanged, skipped.

    Refused when the roster has changed since the preview ("import.stale") and, without `skip_bad`, when any row is bad
    ("import.bad_rows"). Confirming again returns the same figures and writes nothing.
    """
    row = tx.session.get(RollImport, import_id, with_for_update=True)
    if row is None:
        raise NotFound("import")
    if row.confirmed_at is not None and row.summary is not None:
        return row.summary
    roll = any_roll(tx.session, row.roll_id)
    if roster_mark(tx.session, row.roll_id) != row.base:
        raise Refused("import.stale", "预览之后名册又有改动，请重新上传文件并核对预览")
    plan = plan_of(tx.session, row, new_delegations)
    bad = [p for p in plan.rows if p.is_bad]
    if bad and not skip_bad:
        numbers = "、".join(str(p.row.row) for p in bad[:10])
        raise Refused(
            "import.bad_rows",
            "有 %(count)s 行不能导入（第 %(rows)s 行等），请改正后重新上传，或选择跳过这些行",
            count=len(bad),
            rows=numbers,
        )
    summary = _write(tx, roll, plan) | {"skipped": len(bad), "missing": len(plan.missing)}
    row.confirmed_at, row.summary, row.rows = tx.now, summary, []
    tx.record("system", "roll.imported", row.roll_id, file=row.filename, **summary)
    return summary


def _write(tx: Change, roll: Roll, plan: Plan) -> dict[str, int]:
    good = [p for p in plan.rows if not p.is_bad]
    changed = [p for p in good if p.is_changed]
    returning = [p for p in good if p.is_new and p.person is not None]
    fresh = [p for p in good if p.is_new and p.person is None]
    delegations = ensure_delegations(tx, roll.term_id, [p.row.delegation for p in good if p.row.delegation])
    _change_people(tx, roll.term_id, [*changed, *returning], delegations)
    _change_entries(tx, roll, changed)
    add_to_roll(tx, roll, [(p.person.person_id, p.row.seat, p.roles) for p in returning if p.person is not None])
    add_people(tx, roll.id, [_new_person(p) for p in fresh])
    return {
        "new": len(returning) + len(fresh),
        "changed": len(changed),
        "unchanged": len(good) - len(changed) - len(returning) - len(fresh),
    }


def _change_people(tx: Change, term_id: str, planned: list[Planned], delegations: dict[str, str]) -> None:
    touched = {p.person.person_id: p for p in planned if p.person is not None and p.changes}
    everybody = tx.session.scalars(select(Person).where(Person.term_id == term_id)) if touched else ()
    for person in [p for p in everybody if p.id in touched]:
        for change in touched[person.id].changes:
            if change.field == "delegation":
                person.delegation_id = delegations.get(change.after)
            elif change.field in PERSON_FIELDS:
                setattr(person, change.field, change.after)
    tx.session.flush()


def _change_entries(tx: Change, roll: Roll, planned: list[Planned]) -> None:
    touched = {p.person.person_id: p for p in planned if p.person is not None}
    entries = tx.session.scalars(select(RollEntry).where(RollEntry.roll_id == roll.id)) if touched else ()
    mine = [entry for entry in entries if entry.person_id in touched]
    moving = [entry for entry in mine if _moves(touched[entry.person_id])]
    for entry in moving:
        entry.seat = None
    tx.session.flush()
    for entry in mine:
        planned_row = touched[entry.person_id]
        entry.roles = list(planned_row.roles)
        entry.votes = gives_vote(roll.kind, planned_row.roles)
        if entry in moving:
            entry.seat = planned_row.row.seat
    tx.session.flush()


def _moves(planned: Planned) -> bool:
    return any(change.field == "seat" for change in planned.changes)


def _new_person(planned: Planned) -> NewPerson:
    row = planned.row
    return NewPerson(row.name, row.gender, row.delegation, row.post, row.phone4, row.seat, planned.roles, row.number)
