"""The rule-sets for elections, appointments and rankings."""

from voting.rules.majority import Majority
from voting.rules.ruleset_types import Ruleset

VERSION = "2026.11"
MORE_THAN_HALF = Majority("all", 1, 2, strict=True)
ELECTION_LAW = (
    "地方组织法（2022）第二十八条、第二十九条：获得过半数选票的候选人超过应选名额时，以得票多的当选；"
    "票数相等不能确定的，就票数相等的人再次投票，以得票多的当选；当选人数少于应选名额的，不足的名额另行选举"
)
TIE_LAW = "地方组织法（2022）第二十八条、第二十九条：就票数相等的人再次投票，以得票多的当选"

ELECTIONS = (
    Ruleset(
        "election_majority",
        VERSION,
        "选举：全体代表过半数，得票多者当选",
        ELECTION_LAW,
        "elect",
        ("elect",),
        MORE_THAN_HALF,
        revote="election_revote",
    ),
    Ruleset(
        "election_cast_majority",
        VERSION,
        "选举：收回选票过半数，得票多者当选",
        f"{ELECTION_LAW}；[assumed] 用于选举办法以收回的选票为基数的会议",
        "elect",
        ("elect",),
        Majority("cast", 1, 2, strict=True),
        revote="election_revote",
    ),
    Ruleset(
        "standing_election",
        VERSION,
        "常委会选举：全体组成人员过半数，得票多者当选",
        "[assumed] 常务委员会补选上一级人大代表，比照地方组织法（2022）第五十一条，以全体组成人员的过半数选票当选",
        "elect",
        ("elect",),
        MORE_THAN_HALF,
        revote="standing_election_revote",
        members="常委会全体组成人员",
        person="组成人员",
    ),
    Ruleset(
        "election_revote",
        VERSION,
        "票数相等再次投票：得票多者当选",
        TIE_LAW,
        "elect",
        ("elect",),
        None,
        revote="election_revote",
    ),
    Ruleset(
        "standing_election_revote",
        VERSION,
        "常委会票数相等再次投票：得票多者当选",
        TIE_LAW,
        "elect",
        ("elect",),
        None,
        revote="standing_election_revote",
        members="常委会全体组成人员",
        person="组成人员",
    ),
)

APPOINTMENTS = (
    Ruleset(
        "standing_appointment",
        VERSION,
        "任免：常委会全体组成人员过半数",
        "地方组织法（2022）第五十条、第五十一条：任免由常务委员会决定，以全体组成人员的过半数通过",
        "each",
        ("per_item",),
        MORE_THAN_HALF,
        members="常委会全体组成人员",
        person="组成人员",
    ),
    Ruleset(
        "plenary_appointment",
        VERSION,
        "决定人选：全体代表过半数",
        "地方组织法（2022）第二十五条：以全体代表的过半数通过",
        "each",
        ("per_item",),
        MORE_THAN_HALF,
    ),
)

RANKINGS = (
    Ruleset(
        "rank_points",
        VERSION,
        "排序票决：名次靠前者入选",
        "[assumed] 未见统一规定，以本次会议票决办法为准：全部排序的，名次之和小的入选；"
        "只排前若干名的，第一名记最高分，依次递减，末名记1分，总分高的入选",
        "rank",
        ("rank",),
        None,
        revote="rank_points",
    ),
    Ruleset(
        "rank_participation",
        VERSION,
        "排序票决：过半数参加表决，名次靠前者入选",
        "[assumed] 未见统一规定，以本次会议票决办法为准；参加表决的超过全体代表的半数，表决方为有效",
        "rank",
        ("rank",),
        None,
        participation=MORE_THAN_HALF,
        revote="rank_participation",
    ),
)

ELECTION_RULESETS = (*ELECTIONS, *APPOINTMENTS, *RANKINGS)
