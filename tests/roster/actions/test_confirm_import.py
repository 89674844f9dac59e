"""Confirming a list: all or nothing, once."""

import time

import pytest
from flask import Flask

from core.actor import SYSTEM
from core.db import change, reading
from core.errors import NotFound, Refused
from core.journal.store import entries_of
from roster.actions.add_people import NewPerson, add_people
from roster.actions.confirm_import import confirm_import
from roster.actions.freeze_roll import freeze_roll
from roster.actions.propose_import import propose_import
from roster.actions.remove_person import remove_person
from roster.import_store import Agreed
from tests.roster.builders import SECRETARY, BuiltRoll, a_roll

HEAD = "姓名,代表团,职务,座位,身份\n"


def propose(built: BuiltRoll, *lines: str, head: str = HEAD) -> str:
    return propose_import(SECRETARY, built.roll_id, "名单.csv", (head + "\n".join(lines)).encode())


def confirm(import_id: str, *, skip_bad: bool = False, new: Agreed = ()) -> dict[str, int]:
    with change(SECRETARY) as tx:
        return confirm_import(tx, import_id, skip_bad=skip_bad, new_delegations=new)


@pytest.fixture
def built(app: Flask) -> BuiltRoll:
    return a_roll(
        [
            NewPerson("甲", delegation="一团", post="教师", seat="1-1"),
            NewPerson("乙", delegation="一团", seat="1-2"),
            NewPerson("丙", delegation="二团", seat="1-3"),
        ]
    )


def test_new_changed_same_and_missing(built: BuiltRoll) -> None:
    import_id = propose(
        built,
        "甲,一团,医生,1-2,代表、监票人",
        "乙,一团,,1-1,代表",
        "丁,三团,工人,,列席",
    )
    summary = confirm(import_id, new=["三团"])
    assert summary == {"new": 1, "changed": 2, "unchanged": 0, "skipped": 0, "missing": 1}
    people = {m.name: (m.number, m.delegation, m.post, m.seat, m.roles, m.votes) for m in built.members()}
    assert people == {
        "甲": (1, "一团", "医生", "1-2", ("deputy", "scrutineer"), True),
        "乙": (2, "一团", "", "1-1", ("deputy",), True),
        "丙": (3, "二团", "", "1-3", ("deputy",), True),
        "丁": (4, "三团", "工人", None, ("attending",), False),
    }
    with reading() as session:
        last = entries_of(session, "system")[-1]
    assert (last.action, last.actor, last.data["new"]) == ("roll.imported", SECRETARY.label(), 1)


def test_confirming_twice_is_harmless(built: BuiltRoll) -> None:
    import_id = propose(built, "丁,一团,,,代表")
    assert confirm(import_id) == confirm(import_id)
    assert [m.name for m in built.members()].count("丁") == 1


def test_bad_rows_are_left_out_only_when_asked_for(built: BuiltRoll) -> None:
    import_id = propose(built, "丁,一团,,,代表", ",一团,,,代表", "戊,九团,,,代表")
    with pytest.raises(Refused, match=r"import\.bad_rows") as caught:
        confirm(import_id)
    assert caught.value.params == {"count": 2, "rows": "3、4"}
    assert len(built.members()) == 3
    assert confirm(import_id, skip_bad=True) == {"new": 1, "changed": 0, "unchanged": 0, "skipped": 2, "missing": 3}


def test_a_preview_that_no_longer_holds_is_refused(built: BuiltRoll) -> None:
    import_id = propose(built, "丁,一团,,,代表")
    with change(SYSTEM) as tx:
        add_people(tx, built.roll_id, [NewPerson("戊")])
    with pytest.raises(Refused, match=r"import\.stale"):
        confirm(import_id)
    with pytest.raises(NotFound):
        confirm("none")


def test_a_roll_frozen_since_the_preview_makes_it_stale(built: BuiltRoll) -> None:
    import_id = propose(built, "丁,一团,,,列席")
    with change(SYSTEM) as tx:
        freeze_roll(tx, built.roll_id)
    with pytest.raises(Refused, match=r"import\.stale"):
        confirm(import_id)
    import_id = propose(built, "丁,一团,,,列席", "戊,一团,,,代表", "甲,一团,局长,8-8,代表")
    assert confirm(import_id, skip_bad=True) == {"new": 1, "changed": 1, "unchanged": 0, "skipped": 1, "missing": 2}


def test_somebody_of_the_term_comes_back_to_the_roll(built: BuiltRoll) -> None:
    with change(SYSTEM) as tx:
        remove_person(tx, built.roll_id, built.by_name("丙").person_id)
    confirm(propose(built, "丙,二团,村民,2-2,代表"))
    found = built.by_name("丙")
    assert (found.number, found.post, found.seat, found.votes) == (3, "村民", "2-2", True)


def test_the_same_list_again_changes_nothing(built: BuiltRoll) -> None:
    lines = ("甲,一团,教师,1-1,代表", "乙,一团,,1-2,代表", "丙,二团,,1-3,代表")
    assert confirm(propose(built, *lines))["unchanged"] == 3


def test_five_thousand_people_in_three_seconds(app: Flask) -> None:
    built = a_roll()
    lines = [f"代表{n},第{n % 40}团,某单位,{n // 50 + 1}-{n % 50 + 1},代表" for n in range(5000)]
    started = time.process_time()
    import_id = propose(built, *lines)
    proposed = time.process_time() - started
    summary = confirm(import_id, new="all")
    written = time.process_time() - started - proposed
    assert summary["new"] == 5000
    assert proposed < 3
    assert written < 3
    again = propose(built, *(line.replace("某单位", "新单位") for line in lines))
    assert confirm(again)["changed"] == 5000
