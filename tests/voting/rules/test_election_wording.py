"""What the chair says in elections, sentence by sentence."""

from tests.voting.rules.build import ballot
from tests.voting.rules.test_election import FOUR, candidates, outcome
from voting.rules.outcome import accept_fewer, revote_paper
from voting.rules.ruleset import RULESETS
from voting.rules.wording import announcement, before_vote, ruleset_words


def test_before_a_contested_election_with_other_persons() -> None:
    assert before_vote(FOUR) == [
        "现在进行选举：选举区人大常委会副主任。",
        "候选人4名，应选3名，实行差额选举。",
        "对候选人可以赞成，可以反对，也可以弃权；没有选择的按弃权计。",
        "表示反对的，可以另选他人；弃权的，不能另选他人。",
        "赞成和另选他人的人数不得超过应选名额3名。",
        "请在表决器上选择，确认后提交。",
    ]


def test_before_secret_elections() -> None:
    words = before_vote(candidates(3, 2, write_ins=False), sealed=True)
    assert words[0] == "现在以无记名投票方式进行选举：选举区人大常委会副主任。"
    assert "本次无记名选举只计赞成票，反对和弃权不分别计票。" in words
    assert words[-1] == "投票后请记下选票编号，以便核对。"
    alike = before_vote(candidates(2, 2, write_ins=False), sealed=True)
    assert alike[1] == "候选人2名，应选2名，实行等额选举。"
    assert not any("不分别计票" in one for one in alike)


def test_the_result_with_somebody_written_in_and_a_shortfall() -> None:
    made = outcome(FOUR, [ballot("yyn-", (3, "王小明"))] * 3 + [ballot("yya-")], n=5)
    said = announcement(FOUR, made)
    assert said == [
        "现在宣布选举结果。",
        "应到代表5人，实到5人，参加表决4人。",
        "候选人得票情况：",
        "赵一：赞成4票，反对0票，弃权0票。",
        "钱二：赞成4票，反对0票，弃权0票。",
        "孙三：赞成0票，反对3票，弃权1票。",
        "李四：赞成0票，反对0票，弃权4票（其中未选4票）。",
        "另选他人：王小明3票。",
        "下列3名当选，按得票多少排列：",
        "1. 赵一，4票。",
        "2. 钱二，4票。",
        "3. 王小明，3票。",
    ]
    short = outcome(FOUR, [ballot("yy--")] * 3, n=5)
    assert announcement(FOUR, short)[-2:] == [
        "应选3名，当选2名，不足1名。",
        "不足的名额另行选举，在本次会议上还是在下一次会议上进行，由会议决定。",
    ]
    assert announcement(FOUR, accept_fewer(short))[-1] == "经会议决定，不足的名额不在本次会议上另行选举。"


def test_a_tie_and_the_second_round() -> None:
    made = outcome(FOUR, [ballot("yyy-")] * 2 + [ballot("yy-y")] * 2, 4, "election_revote")
    assert announcement(FOUR, made)[-2:] == [
        "孙三、李四2人得票相等，均为2票，不能确定当选人。",
        "现在就这2人再次投票，应选1名，以得票多的当选。",
    ]
    assert before_vote(revote_paper(FOUR, made))[1] == "候选人2名，应选1名，以得票多的当选。"


def test_nobody_is_elected() -> None:
    assert "没有人当选。" in announcement(FOUR, outcome(FOUR, [ballot("nnnn")] * 3, n=5))


def test_rules_in_one_sentence() -> None:
    assert (
        ruleset_words(RULESETS["election_majority"], 213)
        == "赞成票应为全体代表的过半数（213人，至少107票），以得票多的当选。"
    )
    assert ruleset_words(RULESETS["election_revote"]) == "以得票多的当选。"
    assert ruleset_words(RULESETS["rank_points"]) == "全部排序的以名次之和小的入选，只排前若干名的以得分高的入选。"
    assert "常委会全体组成人员的过半数" in ruleset_words(RULESETS["standing_appointment"])
