"""Quorum (法定人数): how many must be present for a meeting of each kind, as data with its source."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.errors import Refused


@dataclass(frozen=True, slots=True)
class QuorumRule:
    """The share `num`/`den` of all members N that must be present: reached (以上), or passed where `strict` (超过).

    `sentence` is the rule in words, `base` says who is counted as N, `source` where the rule comes from.
    """

    name: str
    base: str
    sentence: str
    source: str
    num: int
    den: int
    strict: bool

    def needed(self, n: int) -> int:
        """The least number present that suffices for N = `n`; never less than one."""
        least = n * self.num // self.den + 1 if self.strict else -(-n * self.num // self.den)
        return max(1, least)

    def met(self, present: int, n: int) -> bool:
        """Whether `present` of N = `n` suffice."""
        return present >= self.needed(n)

    def to_data(self) -> dict[str, Any]:
        """Plain JSON, as it is stored with each check."""
        return {key: getattr(self, key) for key in self.__slots__}


PLENARY = QuorumRule(
    "plenary",
    "全体代表",
    "全体代表三分之二以上出席，始得举行会议",
    "地方各级人民代表大会和地方各级人民政府组织法（2022年修正）",
    2,
    3,
    strict=False,
)
STANDING = QuorumRule(
    "standing",
    "常委会全体组成人员",
    "常委会全体组成人员过半数出席，始得举行会议",
    "地方各级人民代表大会和地方各级人民政府组织法（2022年修正）第五十一条",
    1,
    2,
    strict=True,
)
PRESIDIUM = QuorumRule(
    "presidium",
    "主席团全体成员",
    "主席团全体成员过半数出席，始得举行会议",
    "主席团议事惯例",
    1,
    2,
    strict=True,
)
CHAIRPERSONS = QuorumRule(
    "chairpersons",
    "主任会议全体组成人员",
    "主任会议全体组成人员过半数出席，始得举行会议",
    "系统默认，可按本级议事规则设定",
    1,
    2,
    strict=True,
)
RULES = {rule.name: rule for rule in (PLENARY, STANDING, PRESIDIUM, CHAIRPERSONS)}


def rule_for(kind: str, own: Mapping[str, Any] | None = None) -> QuorumRule:
    """The rule of a meeting of this kind; `own` ({num, den, strict}) is a place's own rule, which prevails.

    Raises Refused("quorum.bad_rule") for a share that is not above 0 and at most 1, or cannot be reached.
    """
    standard = RULES.get(kind, CHAIRPERSONS)
    if not own:
        return standard
    num, den, strict = own.get("num"), own.get("den"), own.get("strict", False)
    if not (isinstance(num, int) and isinstance(den, int) and 0 < num <= den <= 1000 and num + bool(strict) <= den):
        raise Refused("quorum.bad_rule", "法定人数的比例应大于0、不超过1，请按“几分之几”重新填写", status=400)
    return QuorumRule(
        "own",
        standard.base,
        f"{standard.base}{_share(num, den, strict=bool(strict))}出席，始得举行会议",
        "本级议事规则",
        num,
        den,
        bool(strict),
    )


def _share(num: int, den: int, *, strict: bool) -> str:
    if strict and (num, den) == (1, 2):
        return "过半数"
    words = f"{den}分之{num}"
    return f"超过{words}的人员" if strict else f"{words}以上"
