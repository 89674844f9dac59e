"""The chair's words, word by word."""

import pytest

from tests.voting.rules.build import MOTION, choose_paper, item_paper, outcome_of_motion, outcome_of_votes
from voting.rules.counts import Counts, OptionCount
from voting.rules.majority import Majority
from voting.rules.outcome import accept_fewer, decide, figures_of
from voting.rules.ruleset import RULESETS
from voting.rules.wording import announcement, before_vote, majority_words, rule_words, ruleset_words


def test_before_the_vote():
    assert before_vote(MOTION) == ["现在表决关于2026年工作报告的决议（草案）。", "现在付表决，请按表决器。"]
    assert before_vote(choose_paper()) == [
        "现在对“2027年民生实事项目”进行票决。",
        "候选项目共20项，应选13项；每位代表所选项目不得超过13项。",
        "请在表决器上选择，确认后提交。",
    ]
    assert before_vote(item_paper(3))[0] == "现在对“人事任免”逐项表决，共3项。"


def test_before_a_secret_vote():
    assert before_vote(MOTION, sealed=True)[0] == "现在以无记名方式表决关于2026年工作报告的决议（草案）。"
    assert "无记名票决" in before_vote(choose_paper(), sealed=True)[0]
    assert before_vote(item_paper(3), sealed=True)[-1] == "投票后请记下选票编号，以便核对。"


def test_a_motion_passes():
    outcome = outcome_of_motion(198, 3, 5, n=213, present=208)
    figures = "赞成198票，反对3票，弃权5票"
    assert announcement(MOTION, outcome) == ["现在宣布表决结果。", f"{figures}，未按表决器2人。", "通过。"]
    assert announcement(MOTION, outcome, read_not_pressed=False)[1] == f"{figures}。"


def test_a_motion_fails():
    assert announcement(MOTION, outcome_of_motion(106, 0, 0, n=213))[-1] == "赞成票未达到107票，没有通过。"


def test_too_few_took_part():
    outcome = outcome_of_motion(106, 0, 0, n=213, present=120, ruleset="plenary_motion_participation")
    assert announcement(MOTION, outcome) == [
        "应到代表213人，实到120人，参加表决106人。",
        "参加表决的106人，未达到107人，本次表决无效。",
        "请重新表决。",
    ]


def test_projects_by_votes():
    words = announcement(choose_paper(2, 3), outcome_of_votes([150, 100, 160], 2))
    assert words == [
        "现在宣布票决结果。",
        "应到代表213人，实到213人，参加表决213人。",
        "根据票决办法，下列2项入选，按得票多少排列：",
        "1. 项目3，160票。",
        "2. 项目1，150票。",
    ]


def test_a_tie():
    assert announcement(choose_paper(2, 3), outcome_of_votes([150, 120, 120], 2))[-3:] == [
        "1. 项目1，150票。",
        "“项目2”、“项目3”等2项得票相等，均为120票，不能确定入选项目。",
        "现在就这2项再次票决，应选1项，以得票多的入选。",
    ]


def test_a_shortfall():
    paper, outcome = choose_paper(2, 3), outcome_of_votes([150, 106, 80], 2)
    short = "应选2项，得票达到107票的有1项，尚缺1项。"
    assert announcement(paper, outcome)[-2:] == [short, "对其余项目另行票决或者不再票决，由会议主持人决定。"]
    assert announcement(paper, accept_fewer(outcome))[-2:] == [short, "不再另行票决，确定入选项目1项。"]
    assert "没有项目入选。" in announcement(paper, outcome_of_votes([0, 0, 0], 2))


def test_lines_of_a_list():
    counts = Counts("per_item", (OptionCount("o1", 15, 10, 2), OptionCount("o2", 14, 10, 4)), 28, 28)
    outcome = decide(item_paper(2), RULESETS["standing_motion"], counts, figures_of(counts, 29, 28))
    assert announcement(item_paper(2), outcome) == [
        "现在宣布表决结果。",
        "第1项，项目1：赞成15票，反对10票，弃权2票，未按表决器1人，通过。",
        "第2项，项目2：赞成14票，反对10票，弃权4票，未按表决器0人，没有通过。",
        "以上2项，1项通过，1项没有通过。",
    ]


@pytest.mark.parametrize(
    ("majority", "words"),
    [
        (Majority("all", 1, 2), "全体代表的过半数"),
        (Majority("all", 2, 3, strict=False), "全体代表的三分之二以上"),
        (Majority("present", 2, 3), "超过出席人数的三分之二"),
        (Majority("valid", 80, 100, strict=False), "有效票数的百分之80以上"),
        (Majority("cast", 11, 20, strict=False), "收回票数的20分之11以上"),
    ],
)
def test_majorities_in_words(majority, words):
    assert majority_words(majority) == words


def test_the_rule_in_words():
    standing = rule_words(outcome_of_motion(20, 0, 0, n=29, ruleset="standing_motion"))
    assert standing == "赞成票应为常委会全体组成人员的过半数（29人，至少15票）。"
    assert rule_words(outcome_of_votes([1, 0], 1)) == "赞成票应为全体代表的过半数（213人，至少107票），以得票多的入选。"
    assert rule_words(outcome_of_votes([1, 0], 1, ruleset="livelihood_revote")) == "以得票多的入选。"


@pytest.mark.parametrize(
    ("name", "n", "words"),
    [
        ("two_thirds_of_all", 213, "赞成票应为全体代表的三分之二以上（213人，至少142票）。"),
        ("two_thirds_of_all", None, "赞成票应为全体代表的三分之二以上。"),
        ("livelihood_most_votes", 213, "以得票多的入选。"),
        (
            "plenary_motion_participation",
            213,
            "参加表决的人数应为全体代表的过半数，赞成票应为全体代表的过半数（213人，至少107票）。",
        ),
    ],
)
def test_a_ruleset_in_words(name, n, words):
    assert ruleset_words(RULESETS[name], n) == words


def test_of_those_present_nobody_knows_before_the_vote():
    rule = RULESETS["chairpersons_motion"].configured(Majority("present", 1, 2), None, "办法")
    assert ruleset_words(rule, 7) == "赞成票应为出席人数的过半数。"


@pytest.mark.parametrize("mark", [",", ";", "?", "%", "None", "{"])
def test_punctuation_is_chinese(mark):
    outcomes = [outcome_of_votes(v, 2) for v in ([150, 120, 120], [150, 106, 80], [150, 140, 0])]
    words = [w for o in outcomes for w in announcement(choose_paper(2, 3), o)] + before_vote(choose_paper())
    assert not [w for w in words if mark in w]
