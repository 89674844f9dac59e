"""Elections: papers, ballots, names that are written in, deciding, merging, by table."""

from dataclasses import replace

import pytest

from tests.voting.rules.build import ballot, meets, outcome_of, refusal
from voting.rules.counts import Counts, OptionCount
from voting.rules.election import Merge, check_merge, merged_answers, merged_counts, renamed
from voting.rules.election_names import clean_name
from voting.rules.methods import METHODS
from voting.rules.outcome import accept_fewer, rest_paper, revote_paper
from voting.rules.paper import Option, Paper, check_paper
from voting.rules.ruleset import revote_ruleset
from voting.rules.second_vote import without

ELECT = METHODS["elect"]
NAMES = "赵一", "钱二", "孙三", "李四", "周五", "吴六"


def candidates(count: int, choose: int, *, write_ins: bool = True) -> Paper:
    options = tuple(Option(f"c{i}", i, NAMES[i - 1], person=f"person{i}") for i in range(1, count + 1))
    return Paper("elect", "选举区人大常委会副主任", options, choose, write_ins=write_ins)


FOUR = candidates(4, 3)


def counted(paper: Paper, ballots: list[dict[str, object]]) -> Counts:
    return ELECT.count(paper, [ELECT.read_answer(paper, one) for one in ballots])


def outcome(paper: Paper, ballots: list[dict[str, object]], n: int, rules: str = "election_majority"):
    return outcome_of(paper, rules, counted(paper, ballots), n)


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("王 小 明", "王小明"),
        (" 王　小明\t", "王小明"),
        ("阿不力孜•买买提", "阿不力孜·买买提"),
        ("阿不力孜・买买提", "阿不力孜·买买提"),
        ("Ｌｉ　Ｍｉｎｇ", "Li Ming"),
        ("Li   Ming", "Li Ming"),
        ("张伟(第1代表团)", "张伟（第1代表团）"),
        ("𠮷野", "𠮷野"),
        ("丁", "丁"),
    ],
)
def test_names_are_cleaned(written, clean):
    assert clean_name(written) == clean
    assert clean_name(clean) == clean


@pytest.mark.parametrize(
    "name", ["", "   ", "　", "…", "123", "<b>王</b>", "王" * 31, "王\u202e明", "王😀", "·", "+王"]
)
def test_what_is_no_name_is_refused(name):
    assert refusal(clean_name, name).code == "ballot.bad_name"


@pytest.mark.parametrize("name", [None, 1, ["王"], "王\x00", "\ud800", "王" * 401])
def test_hostile_names_have_a_wrong_shape(name):
    assert refusal(clean_name, name).code == "ballot.wrong_shape"


@pytest.mark.parametrize(
    ("paper", "code"),
    [
        (candidates(3, 3), ""),
        (candidates(1, 1), ""),
        (candidates(3, 4), "paper.seats_too_many"),
        (candidates(3, 0), "paper.seats_missing"),
        (replace(FOUR, choose=None), "paper.seats_missing"),
        (replace(FOUR, options=()), "paper.too_few_options"),
        (replace(FOUR, options=(*FOUR.options, Option("c9", 9, "赵 一"))), "paper.person_twice"),
        (replace(FOUR, options=(*FOUR.options, Option("c9", 9, "另名", person="person2"))), "paper.person_twice"),
        (replace(FOUR, options=(*FOUR.options, Option("c9", 9, "赵一（女）"))), ""),
    ],
)
def test_papers(paper, code):
    meets(code, check_paper, paper)


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (ballot("yyy-"), ""),
        (ballot("yyyn", (4, "王小明")), "ballot.too_many_elected"),
        (ballot("yynn", (4, "王小明")), ""),
        (ballot("yynn", (3, "王小明"), (4, "郑七")), "ballot.too_many_elected"),
        (ballot("ynnn", (3, "王小明"), (4, "郑七")), ""),
        (ballot("yyyy"), "ballot.too_many_elected"),
        (ballot("a---", (1, "王小明")), "ballot.write_in_not_against"),
        (ballot("----", (1, "王小明")), "ballot.write_in_not_against"),
        (ballot("y---", (1, "王小明")), "ballot.write_in_not_against"),
        (ballot("n---", (9, "王小明")), "ballot.write_in_not_against"),
        (ballot("n---", (1, "王小明"), (1, "郑七")), "ballot.write_in_twice"),
        (ballot("nn--", (1, "王小明"), (2, "王 小明")), "ballot.name_twice"),
        (ballot("nn--", (1, "王小明"), (2, "郑七"), person="p"), "ballot.name_twice"),
        (ballot("nn--", (1, "孙 三")), "ballot.write_in_is_candidate"),
        (ballot("nn--", (1, "赵一")), "ballot.write_in_is_candidate"),
        (ballot("nn--", (1, "郑七"), person="person3"), "ballot.write_in_is_candidate"),
        (ballot("n---", (1, "")), "ballot.bad_name"),
        ({"votes": {"c9": "yes"}}, "ballot.unknown_choice"),
        ({"votes": {"c1": "ja"}}, "ballot.wrong_shape"),
        ({"votes": []}, "ballot.wrong_shape"),
        ({"votes": {}, "write_ins": {}}, "ballot.wrong_shape"),
        ({"votes": {}, "write_ins": [1]}, "ballot.wrong_shape"),
        ({"votes": {}, "write_ins": [{"against": "c1", "name": "王", "vote": 2}]}, "ballot.wrong_shape"),
        ({"votes": {}, "write_ins": [], "x": 1}, "ballot.wrong_shape"),
    ],
)
def test_answers(answer, code):
    if code:
        assert refusal(ELECT.read_answer, FOUR, answer).code == code
        return
    read = ELECT.read_answer(FOUR, answer)
    assert ELECT.read_answer(FOUR, ELECT.to_data(read)) == read


def test_without_write_ins_no_name_is_taken():
    paper = candidates(4, 3, write_ins=False)
    assert refusal(ELECT.read_answer, paper, ballot("n---", (1, "王"))).code == "ballot.no_write_ins"


def test_what_was_not_marked_is_an_abstention_and_known_apart():
    read = ELECT.read_answer(FOUR, ballot("yna-", (2, "王小明")))
    assert ELECT.describe(FOUR, read) == [
        "1. 赵一：赞成",
        "2. 钱二：反对，另选他人：王小明",
        "3. 孙三：弃权",
        "4. 李四：弃权（未选）",
    ]
    made = outcome(FOUR, [ballot("yna-", (2, "王小明")), ballot("yn--")], n=3)
    lines = {line.id: (line.yes, line.no, line.abstain, dict(line.marks), line.title) for line in made.lines}
    assert lines == {
        "c1": (2, 0, 0, {"unmarked": 0}, ""),
        "c2": (0, 2, 0, {"unmarked": 0}, ""),
        "c3": (0, 0, 2, {"unmarked": 1}, ""),
        "c4": (0, 0, 2, {"unmarked": 2}, ""),
        "+王小明": (1, 0, 0, {}, "王小明"),
    }
    assert all(line.yes + line.no + line.abstain == 2 for line in made.lines if not line.title)


@pytest.mark.parametrize(
    ("votes", "rules", "elected", "tied", "left", "short"),
    [
        # 应选3；过半数以全体人数（即选票数）为基数
        (["yyy-"] * 3 + ["--yy"] * 2, "election_majority", ["c3", "c1", "c2"], [], 0, 0),
        (["yyy-"] * 2 + ["yy-y"] * 2 + ["yy--"], "election_majority", ["c1", "c2"], [], 0, 1),
        (["yyy-"] * 3 + ["yy-y"] * 3, "election_majority", ["c1", "c2"], [], 0, 1),
        (["yyy-"] * 3 + ["yy-y"] * 3, "election_revote", ["c1", "c2"], ["c3", "c4"], 1, 0),
        (["yyy-", "y-yy", "yy-y"], "election_majority", ["c1"], ["c2", "c3", "c4"], 2, 0),
        (["----"] * 5, "election_majority", [], [], 0, 3),
        (["nnnn"] * 5, "election_revote", [], [], 0, 3),
    ],
)
def test_decided(votes, rules, elected, tied, left, short):
    made = outcome(FOUR, [ballot(one) for one in votes], len(votes), rules)
    assert (list(made.selected), list(made.tied), made.seats_left, made.shortfall) == (elected, tied, left, short)


def test_an_empty_box_elects_nobody():
    made = outcome(FOUR, [], 5)
    assert (made.selected, made.tied, made.shortfall) == ((), (), 3)


def test_exactly_half_is_not_a_majority():
    paper = candidates(1, 1)
    half = outcome(paper, [ballot("y"), ballot("y"), ballot("n"), ballot("n")], n=4)
    assert (half.needed, half.selected, half.lines[0].state) == (3, (), "below_majority")
    assert outcome(paper, [ballot("y")] * 3 + [ballot("n")], n=4).selected == ("c1",)


def test_the_base_may_be_the_ballots_cast():
    paper = candidates(1, 1)
    assert outcome(paper, [ballot("y"), ballot("y"), ballot("n")], n=9).selected == ()
    assert outcome(paper, [ballot("y"), ballot("y"), ballot("n")], 9, "election_cast_majority").selected == ("c1",)


def test_somebody_written_in_is_elected_and_may_tie():
    paper = candidates(2, 2)
    made = outcome(paper, [ballot("yn", (2, "王小明"))] * 3 + [ballot("yy")], n=5)
    assert made.selected == ("c1", "+王小明")
    tie = outcome(candidates(2, 1), [ballot("y-")] * 3 + [ballot("-n", (2, "王小明"))] * 3, 6, "election_cast_majority")
    assert tie.shortfall == 1
    level = outcome(candidates(2, 1), [ballot("y-")] * 3 + [ballot("-n", (2, "王小明"))] * 3, 6, "election_revote")
    assert level.tied == ("c1", "+王小明")
    again = revote_paper(candidates(2, 1), level)
    assert [(o.id, o.number, o.title) for o in again.options] == [("c1", 1, "赵一"), ("w1", 3, "王小明")]
    assert (again.choose, again.write_ins, again.title) == (1, False, "选举区人大常委会副主任（再次投票）")
    check_paper(again)
    assert revote_ruleset(level.ruleset).majority is None


def test_the_rest_are_voted_on_again_with_those_of_the_written_in_who_are_named():
    made = outcome(
        FOUR, [ballot("yynn", (3, "王小明"))] * 3 + [ballot("yy--")] * 2 + [ballot("n---", (1, "郑七"))], n=6
    )
    assert (made.selected, made.shortfall) == (("c1", "c2"), 1)
    assert [o.id for o in rest_paper(FOUR, made).options] == ["c3", "c4"]
    rest = rest_paper(FOUR, made, ["+王小明"])
    assert [(o.title, o.number) for o in rest.options] == [("孙三", 3), ("李四", 4), ("王小明", 5)]
    assert (rest.choose, rest.write_ins, rest.title) == (1, True, "选举区人大常委会副主任（另行选举）")
    assert refusal(rest_paper, FOUR, made, ["+没有"]).code == "outcome.not_written_in"
    assert accept_fewer(made).next_step == "done"
    assert refusal(rest_paper, FOUR, accept_fewer(made)).code == "outcome.fewer_accepted"


def test_nobody_may_be_left():
    made = outcome(candidates(1, 1), [ballot("y")] * 2, n=2)
    assert refusal(rest_paper, candidates(1, 1), made).code == "outcome.no_shortfall"


def test_a_withdrawn_candidate_leaves_the_paper():
    paper = without(FOUR, ["c2"])
    assert [(o.id, o.number) for o in paper.options] == [("c1", 1), ("c3", 2), ("c4", 3)]
    assert (paper.choose, without(paper, ["c1"]).choose) == (3, 2)
    assert refusal(without, FOUR, ["c9"]).code == "paper.unknown_option"
    assert refusal(without, FOUR, []).code == "paper.unknown_option"


@pytest.mark.parametrize(
    ("lines", "cast", "code"),
    [
        ([OptionCount("c1", 2), OptionCount("c2", 0, 2), OptionCount("+王", 2)], 2, ""),
        ([OptionCount("c1", 2), OptionCount("c2", 0, 1), OptionCount("+王", 2)], 2, "counts.too_many_written"),
        ([OptionCount("c1", 2), OptionCount("c2", 1, 1), OptionCount("+王", 1)], 2, ""),
        ([OptionCount("c1", 2), OptionCount("c2", 2)], 2, ""),
        ([OptionCount("c1", 3), OptionCount("c2", 2)], 2, "counts.too_many_votes"),
        ([OptionCount("c1", 2), OptionCount("+王", 0), OptionCount("c2", 0)], 2, "counts.other_paper"),
        ([OptionCount("c1", 2), OptionCount("c2", 0), OptionCount("王", 0)], 2, "counts.other_paper"),
        (
            [OptionCount("c1", 2), OptionCount("c2", 0, 1), OptionCount("+王", 1), OptionCount("+王", 0)],
            2,
            "counts.other_paper",
        ),
        ([OptionCount("c1", 2), OptionCount("c2", 0, 2), OptionCount("+王", 1, 1)], 2, "counts.other_paper"),
        ([OptionCount("c1", 0, marks=(("1", 1),)), OptionCount("c2", 0)], 2, "counts.other_paper"),
    ],
)
def test_counts_that_no_box_can_hold(lines, cast, code):
    counts = Counts("elect", tuple(lines), cast, cast)
    meets(code, outcome_of, candidates(2, 2), "election_majority", counts, 5)


def test_more_votes_for_people_than_seats_are_refused():
    counts = Counts("elect", (OptionCount("c1", 2), OptionCount("c2", 1)), 2, 2)
    other = replace(FOUR, write_ins=False)
    assert refusal(outcome_of, candidates(2, 1), "election_majority", counts, 5).code == "counts.too_many_marks"
    assert refusal(outcome_of, other, "election_majority", counts, 5).code == "counts.other_paper"


WRITTEN = [
    ballot("yn--", (2, "张珊")),
    ballot("yn--", (2, "张姗")),
    ballot("nn--", (1, "张珊"), (2, "张姗")),
    ballot("n---", (1, "王小明")),
]


def test_two_spellings_are_merged_and_a_ballot_counts_once():
    answers = [ELECT.read_answer(FOUR, one) for one in WRITTEN]
    before = ELECT.count(FOUR, answers)
    assert [(o.id, o.yes) for o in before.options[4:]] == [("+张姗", 2), ("+张珊", 2), ("+王小明", 1)]
    merge = check_merge(FOUR, before, Merge(("张姗", "张珊"), "张 珊"))
    after = ELECT.count(FOUR, merged_answers(answers, [merge]))
    assert [(o.id, o.yes) for o in after.options[4:]] == [("+张珊", 3), ("+王小明", 1)]
    assert after.options[:4] == before.options[:4]
    assert [one.write_ins for one in answers][2][1].name == "张姗"
    assert [(o.id, o.yes) for o in merged_counts(before, [merge]).options[4:]] == [("+张珊", 4), ("+王小明", 1)]


@pytest.mark.parametrize(
    ("merge", "code"),
    [
        (Merge(("张姗",), "张三姗"), ""),
        (Merge(("张姗", "张珊"), "张山"), ""),
        (Merge(("张姗",), "张姗"), "merge.one_name"),
        (Merge((), "张姗"), "merge.one_name"),
        (Merge(("没有", "张姗"), "张姗"), "merge.unknown_name"),
        (Merge(("张姗",), "赵一"), "merge.is_candidate"),
        (Merge(("张姗",), "!"), "ballot.bad_name"),
    ],
)
def test_merges_are_checked(merge, code):
    meets(code, check_merge, FOUR, counted(FOUR, WRITTEN), merge)


@pytest.mark.parametrize(
    ("merges", "names"),
    [
        ([Merge(("甲",), "乙")], {"甲": "乙"}),
        ([Merge(("甲",), "乙"), Merge(("乙",), "丙")], {"甲": "丙", "乙": "丙"}),
        ([Merge(("甲",), "乙"), Merge(("乙",), "甲")], {"乙": "甲"}),
        ([Merge(("甲", "乙"), "乙"), Merge(("丙",), "乙")], {"甲": "乙", "丙": "乙"}),
    ],
)
def test_merges_apply_one_after_the_other(merges, names):
    assert renamed(merges) == names
