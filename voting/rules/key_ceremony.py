"""How scrutineers make the key of a box together: which policies there are, and which step follows which."""

from typing import Literal

from core.errors import Refused

Kind = Literal["all", "threshold"]
KINDS: tuple[Kind, ...] = ("all", "threshold")
Step = Literal["gathering", "sharing", "finishing", "ready", "dropped"]
MOST = 15
"""More holders than this make the ceremony slow and help nobody."""


def check_policy(kind: Kind, threshold: int | None, holders: int) -> int:
    """How many of the holders open the box together; refuses (`keys.*`) what cannot be.

    `kind` all: every one of them; threshold: any `threshold` of them, at least two. Were one enough, all would hold the same
    key, which no verifier takes for several.
    """
    if not 1 <= holders <= MOST:
        raise Refused("keys.holders", "请选择1至%(most)s名监票人", status=422, most=MOST)
    if kind == "all":
        return holders
    if threshold is None or not 2 <= threshold <= holders:
        raise Refused("keys.threshold", "开箱人数应在2至监票人总数%(holders)s之间", status=422, holders=holders)
    return threshold


def next_step(kind: Kind, step: Step) -> Step:
    """The step after one for which all holders have given what it asks: of a threshold group three, of the other one."""
    if kind == "all":
        return "ready"
    following: dict[Step, Step] = {"gathering": "sharing", "sharing": "finishing", "finishing": "ready"}
    return following[step]


def require_step(step: Step, wanted: Step) -> None:
    """Refuse (`keys.other_step`) what does not belong to the present step."""
    if step != wanted:
        raise Refused("keys.other_step", "钥匙生成已进入其他步骤，请刷新页面")
