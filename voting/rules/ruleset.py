"""The rule-sets that are shipped; a session's own 办法 prevails over each of them (`Ruleset.configured`)."""

from core.errors import Refused
from voting.rules.election_rulesets import ELECTION_RULESETS
from voting.rules.majority import Majority
from voting.rules.reading import printable
from voting.rules.ruleset_types import Ruleset
from voting.rules.verdict_rulesets import VERDICT_RULESETS

__all__ = ["MORE_THAN_HALF", "RULESETS", "Ruleset", "revote_ruleset", "ruleset_named"]

VERSION = "2026.11"
MORE_THAN_HALF = Majority("all", 1, 2, strict=True)
TWO_THIRDS = Majority("all", 2, 3, strict=False)
TOOK_PART = "广东省有关规定第六十条：参加表决的超过全体代表的半数，表决方为有效"
ASSUMED = "[assumed] 未见统一规定，以本次会议票决办法为准"
PLENARY_LAW = "地方组织法（2022）第二十五条：以全体代表的过半数通过"
SINGLE = ("motion", "per_item")

MOTIONS = (
    Ruleset("plenary_motion", VERSION, "代表大会表决：全体代表过半数", PLENARY_LAW, "each", SINGLE, MORE_THAN_HALF),
    Ruleset(
        "plenary_motion_participation",
        VERSION,
        "代表大会表决：全体代表过半数，且过半数参加表决",
        f"{PLENARY_LAW}；{TOOK_PART}",
        "each",
        SINGLE,
        MORE_THAN_HALF,
        participation=MORE_THAN_HALF,
    ),
    Ruleset(
        "standing_motion",
        VERSION,
        "常委会表决：全体组成人员过半数",
        "地方组织法（2022）第五十一条：以常务委员会全体组成人员的过半数通过",
        "each",
        SINGLE,
        MORE_THAN_HALF,
        members="常委会全体组成人员",
        person="组成人员",
    ),
    Ruleset(
        "presidium_motion",
        VERSION,
        "主席团表决：全体成员过半数",
        "主席团的决定由其全体成员的过半数通过；[assumed] 以本级议事规则为准",
        "each",
        SINGLE,
        MORE_THAN_HALF,
        members="主席团全体成员",
        person="成员",
    ),
    Ruleset(
        "chairpersons_motion",
        VERSION,
        "主任会议表决：全体成员过半数（可设定）",
        "[assumed] 主任会议的表决比例由本级议事规则规定，此处为默认值",
        "each",
        SINGLE,
        MORE_THAN_HALF,
        members="主任会议全体成员",
        person="成员",
    ),
    Ruleset(
        "two_thirds_of_all",
        VERSION,
        "全体代表三分之二以上",
        "[assumed] 用于本级议事规则或会议办法要求三分之二以上的事项；“以上”含本数（民法典第一千二百五十九条）",
        "each",
        SINGLE,
        TWO_THIRDS,
    ),
)

LIVELIHOOD = (
    Ruleset(
        "livelihood_majority",
        VERSION,
        "民生实事票决：全体代表过半数，得票多者当选",
        ASSUMED,
        "most",
        ("choose",),
        MORE_THAN_HALF,
        revote="livelihood_revote",
    ),
    Ruleset(
        "livelihood_most_votes",
        VERSION,
        "民生实事票决：得票多者当选",
        ASSUMED,
        "most",
        ("choose",),
        None,
        revote="livelihood_revote",
    ),
    Ruleset(
        "livelihood_participation",
        VERSION,
        "民生实事票决：过半数参加表决，且全体代表过半数，得票多者当选",
        f"{ASSUMED}；{TOOK_PART}",
        "most",
        ("choose",),
        MORE_THAN_HALF,
        participation=MORE_THAN_HALF,
        revote="livelihood_participation_revote",
    ),
    Ruleset(
        "livelihood_revote",
        VERSION,
        "票数相等再次票决：得票多者当选",
        "[assumed] 比照地方组织法（2022）第二十八条：就票数相等的再次投票，以得票多的当选",
        "most",
        ("choose",),
        None,
        revote="livelihood_revote",
    ),
    Ruleset(
        "livelihood_participation_revote",
        VERSION,
        "票数相等再次票决：过半数参加表决，得票多者当选",
        f"[assumed] 比照地方组织法（2022）第二十八条：就票数相等的再次投票，以得票多的当选；{TOOK_PART}",
        "most",
        ("choose",),
        None,
        participation=MORE_THAN_HALF,
        revote="livelihood_participation_revote",
    ),
)

RULESETS: dict[str, Ruleset] = {
    ruleset.name: ruleset for ruleset in (*MOTIONS, *LIVELIHOOD, *VERDICT_RULESETS, *ELECTION_RULESETS)
}


def ruleset_named(name: str) -> Ruleset:
    """The shipped rule-set of that name; refuses an unknown one with `ruleset.unknown`."""
    if name not in RULESETS:
        raise Refused("ruleset.unknown", "没有“%(name)s”这种表决规则，请重新选择", status=422, name=printable(name))
    return RULESETS[name]


def revote_ruleset(ruleset: Ruleset) -> Ruleset:
    """The rule-set for a vote among the tied: more votes wins (地方组织法 2022 第二十八条, by analogy for projects)."""
    return ruleset_named(ruleset.revote)
