"""What the browser tests of elections share: papers with candidates, and with projects that are ranked."""

from typing import Any

NAMES = "陈志远", "李秀英", "王建国", "欧阳晓静", "周海波", "吴桂芳"
POSTS = "区人大常委会办公室主任", "民进区委会主委", "区总工会主席", "大石坝街道党工委书记", "区教委主任", "区妇联主席"


def election(choose: int = 5, count: int = 6, *, write_ins: bool = True, **more: Any) -> dict[str, Any]:
    """An election of `choose` among `count` candidates, as the API takes it."""
    options = [{"id": f"c{n}", "title": NAMES[n - 1], "unit": POSTS[n - 1]} for n in range(1, count + 1)]
    paper = {
        "method": "elect",
        "title": "选举江北区第十九届人民代表大会常务委员会副主任",
        "choose": choose,
        "options": options,
    }
    return {"paper": paper | {"write_ins": write_ins}, "ruleset": "election_majority"} | more


def ranking(count: int = 20, ranks: int = 20, winners: int = 13) -> dict[str, Any]:
    """A ranking of projects with long titles."""
    title = "老旧小区加装电梯及适老化改造（含消防通道清理、充电桩安装与社区食堂建设）第{}期"
    options = [{"id": f"p{n}", "title": title.format(n), "unit": "区住房城乡建委"} for n in range(1, count + 1)]
    paper = {"method": "rank", "title": "江北区2027年民生实事项目排序票决", "choose": ranks, "winners": winners}
    return {"paper": paper | {"options": options}, "ruleset": "rank_points"}
