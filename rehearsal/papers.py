"""The papers that a rehearsal puts to the vote."""

from typing import Any

METHODS = ("motion", "choose", "per_item", "elect")
EVALUATION = "grade"
"""Not one poll but one for each group; see rehearsal.evaluation."""

SEALED = ("choose",)
"""The methods whose polls are secret unless the rehearsal is asked for named ones."""

RULESETS = {
    "motion": "plenary_motion",
    "choose": "livelihood_majority",
    "per_item": "plenary_motion",
    "elect": "election_majority",
}
TITLES = {
    "motion": "关于演练议案的决议（草案）",
    "choose": "演练：从20个民生实事候选项目中票决13个",
    "per_item": "演练：逐项表决",
    "elect": "演练：选举委员",
}
PROJECTS = 20
CHOOSE = 13
ITEMS = 5
CANDIDATES, SEATS = 6, 4


def poll_body(method: str, *, sealed: bool = False) -> dict[str, Any]:
    """The poll of a method as the API takes it: named, or sealed under the scrutineers' key."""
    box = {"box": "sealed", "keys": "scrutineers", "check_seconds": 0} if sealed else {"box": "open"}
    return {"paper": paper(method), "ruleset": RULESETS[method], **box}


def paper(method: str) -> dict[str, Any]:
    """The paper of a method."""
    number = {"motion": 0, "choose": PROJECTS, "per_item": ITEMS, "elect": CANDIDATES}[method]
    word = {"choose": "候选项目", "elect": "候选人"}.get(method, "事项")
    options = [_option(i, f"演练{word}第{i}号") for i in range(1, number + 1)]
    return {
        "method": method,
        "title": TITLES[method],
        "options": options,
        "choose": {"choose": CHOOSE, "elect": SEATS}.get(method),
    }


def _option(number: int, title: str) -> dict[str, Any]:
    return {"id": f"p{number}", "number": number, "title": title, "unit": "演练责任单位", "investment": "1,000 万元"}
