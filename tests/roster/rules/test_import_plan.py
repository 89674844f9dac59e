"""What a list would change: matching, changes, seats, frozen rolls."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from roster.rules.import_plan import FieldChange, Known, Plan, Setting, plan_import
from roster.rules.import_rows import ParsedRow

ALL = ("name", "gender", "delegation", "post", "seat", "phone4", "roles")
OPEN = Setting("plenary", False, frozenset({"一团", "二团"}))
FROZEN = Setting("plenary", True, frozenset({"一团", "二团"}))


def row(line: int, name: str, **fields: Any) -> ParsedRow:
    return ParsedRow(line, name, **({"delegation": "一团", "roles": ("deputy",)} | fields))


def known(number: int, name: str, **fields: Any) -> Known:
    values: dict[str, Any] = {"gender": "", "delegation": "一团", "post": "", "phone4": ""}
    on_roll: dict[str, Any] = {"on_roll": True, "roles": ("deputy",), "votes": True}
    return Known(f"p{number}", number, name, **(values | on_roll | fields))


def plan(rows: list[ParsedRow], people: list[Known], setting: Setting = OPEN, columns: tuple[str, ...] = ALL) -> Plan:
    return plan_import(rows, columns, people, setting)


def states(made: Plan) -> list[str]:
    return ["bad" if p.is_bad else "new" if p.is_new else "changed" if p.is_changed else "same" for p in made.rows]


def faults(made: Plan) -> list[list[str]]:
    return [[f.code for f in p.faults] for p in made.rows]


def test_new_changed_same_and_missing() -> None:
    people = [
        known(1, "甲"),
        known(2, "乙", post="教师"),
        known(3, "丙"),
        known(4, "丁", on_roll=False, votes=False, roles=()),
    ]
    made = plan([row(2, "甲"), row(3, "乙", post="医生", seat="1-1"), row(4, "戊"), row(5, "丁")], people)
    assert states(made) == ["same", "changed", "new", "new"]
    assert made.rows[1].changes == (FieldChange("post", "教师", "医生"), FieldChange("seat", "", "1-1"))
    assert [k.name for k in made.missing] == ["丙"]


def test_fields_without_a_column_stay() -> None:
    people = [known(1, "甲", post="教师", seat="1-1", phone4="1234", roles=("deputy", "chair"))]
    made = plan([row(2, "甲", roles=())], people, columns=("name", "delegation"))
    assert states(made) == ["same"]
    assert made.rows[0].roles == ("deputy", "chair")
    made = plan([row(2, "乙", roles=())], [], columns=("name", "delegation"))
    assert made.rows[0].roles == ("deputy",)


def test_an_empty_cell_empties_the_field() -> None:
    made = plan([row(2, "甲")], [known(1, "甲", seat="1-1", post="教师")])
    assert made.rows[0].changes == (FieldChange("post", "教师", ""), FieldChange("seat", "1-1", ""))


def test_the_number_says_who_it_is() -> None:
    people = [known(1, "甲"), known(2, "乙")]
    made = plan(
        [row(2, "甲新", number=1), row(3, "丙", number=9), row(4, "乙", number=8)], people, columns=(*ALL, "number")
    )
    assert states(made) == ["changed", "new", "bad"]
    assert [w.code for w in made.rows[0].warnings] == ["name_differs"]
    assert faults(made)[2] == ["number_differs"]


def test_people_of_one_name_are_told_apart_or_doubted() -> None:
    people = [known(1, "甲", phone4="1111"), known(2, "甲", phone4="2222"), known(3, "甲", delegation="二团")]
    rows = [
        row(2, "甲", phone4="2222", post="x"),
        row(3, "甲", phone4="3333"),
        row(4, "甲"),
        row(5, "甲", delegation="二团"),
    ]
    made = plan(rows, people)
    assert [p.person.person_id if p.person else None for p in made.rows] == ["p2", None, None, "p3"]
    assert states(made) == ["changed", "new", "bad", "same"]
    assert faults(made)[2] == ["ambiguous"]


def test_two_rows_for_one_person_are_both_bad() -> None:
    made = plan([row(2, "甲", number=1), row(3, "甲改", number=1)], [known(1, "甲")])
    assert faults(made) == [["person_double"], ["person_double"]]
    assert made.rows[0].faults[0].params == {"rows": "3"}


def test_somebody_of_that_name_elsewhere_is_said() -> None:
    made = plan([row(2, "甲", delegation="二团")], [known(1, "甲")])
    assert states(made) == ["new"]
    assert [w.code for w in made.rows[0].warnings] == ["known_name"]
    assert [k.name for k in made.missing] == ["甲"]


def test_unknown_delegations_are_bad_until_agreed_to() -> None:
    rows = [
        row(2, "甲", delegation="三团"),
        row(3, "乙", delegation="三团"),
        row(4, "丙", delegation="四团"),
        row(5, "丁"),
    ]
    made = plan(rows, [])
    assert states(made) == ["bad", "bad", "bad", "new"]
    assert made.unknown_delegations == (("三团", 2), ("四团", 1))
    agreed = Setting("plenary", False, OPEN.delegations, frozenset({"三团"}))
    assert states(plan(rows, [], agreed)) == ["new", "new", "bad", "new"]
    every = Setting("plenary", False, OPEN.delegations, frozenset(), True)
    assert states(plan(rows, [], every)) == ["new"] * 4


def test_seats_may_be_exchanged_but_not_taken_from_those_who_keep_them() -> None:
    people = [known(1, "甲", seat="1-1"), known(2, "乙", seat="1-2"), known(3, "丙", seat="1-3")]
    made = plan([row(2, "甲", seat="1-2"), row(3, "乙", seat="1-1"), row(4, "丁", seat="1-3")], people)
    assert states(made) == ["changed", "changed", "bad"]
    assert made.rows[2].faults[0].params == {"seat": "1-3", "name": "丙", "number": 3}


def test_a_bad_row_keeps_its_seat_and_so_may_block_others() -> None:
    people = [known(1, "甲", seat="1-1"), known(2, "乙", seat="1-2"), known(3, "丙", seat="1-3")]
    rows = [row(2, "甲", seat="1-2"), row(3, "乙", seat="1-3"), row(4, "丙", seat="1-9", delegation="九团")]
    made = plan(rows, people)
    assert faults(made) == [["seat_taken"], ["seat_taken"], ["delegation_unknown"]]


def test_a_frozen_roll_takes_guests_posts_and_seats_but_no_change_of_voters() -> None:
    people = [known(1, "甲"), known(2, "乙"), known(3, "丙", roles=("observer",), votes=False)]
    rows = [
        row(2, "甲", post="新职务", seat="2-2"),
        row(3, "乙", roles=("attending",)),
        row(4, "丙"),
        row(5, "丁"),
        row(6, "戊", roles=("observer",)),
    ]
    made = plan(rows, people, FROZEN)
    assert states(made) == ["changed", "bad", "bad", "bad", "new"]
    assert faults(made)[1:4] == [["frozen"]] * 3


NAMES = st.sampled_from(["甲", "乙", "丙", "丁"])
SEATS = st.sampled_from([None, "1-1", "1-2", "1-3"])


@given(
    st.lists(st.tuples(NAMES, SEATS, st.sampled_from(["一团", "二团", "九团"])), max_size=6),
    st.lists(st.tuples(NAMES, SEATS), max_size=5, unique_by=lambda t: t[1] or object()),
)
def test_the_good_rows_never_put_two_people_on_a_seat(
    given_rows: list[tuple[str, str | None, str]], given_people: list[tuple[str, str | None]]
) -> None:
    people = [known(n, name, seat=seat) for n, (name, seat) in enumerate(given_people, 1)]
    taken: set[str | None] = set()
    rows = []
    for number, (name, seat, delegation) in enumerate(given_rows, 2):
        rows.append(row(number, name, seat=None if seat in taken else seat, delegation=delegation))
        taken.add(seat)
    made = plan(rows, people)
    good = [p for p in made.rows if not p.is_bad]
    matched = [p.person.person_id for p in good if p.person]
    assert len(matched) == len(set(matched))
    after = {k.person_id: k.seat for k in people} | {
        p.person.person_id if p.person else f"new{p.row.row}": p.row.seat for p in good
    }
    seats = [seat for seat in after.values() if seat]
    assert len(seats) == len(set(seats))
