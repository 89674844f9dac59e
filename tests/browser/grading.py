"""What the browser tests of evaluations share: papers that are graded, and polls of them."""

from typing import Any

from tests.browser.conftest import DemoHall
from tests.browser.polls import opened


def scale(scale_id: str, title: str, *grades: tuple[str, str, int]) -> dict[str, Any]:
    """A scale of grades, the best first, each with its id, word and points."""
    made = [{"id": grade_id, "title": word, "points": points} for grade_id, word, points in grades]
    return {"id": scale_id, "title": title, "grades": made}


SATISFACTION = scale("s3", "满意度", ("a", "满意", 100), ("b", "基本满意", 60), ("c", "不满意", 0))
GOODNESS = scale("h3", "好、较好、差", ("g", "好", 100), ("m", "较好", 70), ("p", "差", 0))
FITNESS = scale("f4", "称职", ("e", "优秀", 100), ("f", "称职", 80), ("h", "基本称职", 60), ("n", "不称职", 0))
NAMES = (
    *("陈卫东", "欧阳修文", "买买提江·吐尔逊艾力", "李建国", "王芳", "周晓燕", "吴志强", "郑海波", "冯静", "何伟"),
    *("区人民政府办公室", "区发展和改革委员会", "区教育委员会", "区民政局", "区财政局", "区人力资源和社会保障局"),
    *("区规划和自然资源局", "区住房和城乡建设委员会", "区农业农村委员会", "区文化和旅游发展委员会"),
)


def subjects(many: int) -> list[dict[str, Any]]:
    """So many subjects, the first eight with an oral report, every third with more to read."""
    return [
        {
            "title": NAMES[place % len(NAMES)] + ("" if place < len(NAMES) else f"（{place + 1}）"),
            "unit": "区人民政府工作部门主要负责人" if place % 4 == 1 else "区政府",
            "report": "oral" if place < 8 else "written",
            "description": "一年来主要履职情况：依法行政，办理代表建议十六件。" if place % 3 == 0 else "",
        }
        for place in range(many)
    ]


def paper(
    many: int, *dimensions: tuple[str, str], scales: tuple[dict[str, Any], ...] = (SATISFACTION,)
) -> dict[str, Any]:
    """A paper of so many subjects, graded in these dimensions (title, scale)."""
    asked = dimensions or (("满意度", "s3"),)
    return {
        "method": "grade",
        "title": "区人大常委会任命人员2026年度履职情况满意度测评",
        "options": subjects(many),
        "scales": list(scales),
        "dimensions": [{"id": f"d{n}", "title": title, "scale": by} for n, (title, by) in enumerate(asked, 1)],
    }


FOUR = (("办理态度", "h3"), ("办理方式", "h3"), ("办理效果", "h3"), ("综合测评", "s3"))
"""The four dimensions in which suggestions are graded."""


def open_grading(hall: DemoHall, asked: dict[str, Any], **more: Any) -> str:
    """A poll over this paper, on the stage and open; its id."""
    return opened(hall, {"paper": asked, "ruleset": "zhenhai_satisfaction"} | more)


def evaluation(hall: DemoHall, template: str, title: str, options: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """A named evaluation of these subjects with the template's questions, rule and groups; its polls are prepared."""
    desk = hall.client("secretariat")
    found = next(one for one in desk.get("/evaluation-templates") if one["name"] == template)
    body = {
        "title": title,
        "paper": found["paper"] | {"title": title, "options": options},
        "ruleset": found["ruleset"],
        "groups": found["groups"],
        "box": "open",
    }
    made = desk.post(f"/meetings/{hall.meeting}/evaluations", body | more)
    prepared: dict[str, Any] = desk.post(f"/evaluations/{made['id']}/prepare")
    return prepared


def lines_of(hall: DemoHall, poll: str) -> list[str]:
    """The ids of the lines in the paper's order."""
    asked = hall.client("secretariat").get(f"/polls/{poll}")["poll"]["paper"]
    return [f"{one['id']}:{dimension['id']}" for one in asked["options"] for dimension in asked["dimensions"]]


def hand_in(hall: DemoHall, poll: str, number: int, *grades: str) -> None:
    """A deputy's ballot: the id of a grade for each line in the paper's order, "" where none is given."""
    given = {line: grade for line, grade in zip(lines_of(hall, poll), grades, strict=True) if grade}
    body = {"answer": {"grades": given}, "gesture": f"gesture-{poll}-{number}"}
    hall.deputy(number).post(f"/polls/{poll}/ballot", body)


def grade_all(hall: DemoHall, poll: str, numbers: range) -> None:
    """Let these people hand in ballots that differ, each with a line or two left."""
    asked = hall.client("secretariat").get(f"/polls/{poll}")["poll"]["paper"]
    scales = {one["id"]: [grade["id"] for grade in one["grades"]] for one in asked["scales"]}
    for place, number in enumerate(numbers):
        grades = {}
        for at, subject in enumerate(asked["options"]):
            for dimension in asked["dimensions"]:
                ids = scales[dimension["scale"]]
                if (place + at) % 11:
                    grades[f"{subject['id']}:{dimension['id']}"] = ids[min((place * (at % 7)) // 12, len(ids) - 1)]
        body = {"answer": {"grades": grades}, "gesture": f"gesture-{poll}-{place}"}
        hall.deputy(number).post(f"/polls/{poll}/ballot", body)
