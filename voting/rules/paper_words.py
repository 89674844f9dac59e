"""What is said when a vote is held on paper or by hands: by the chair, and by the chief scrutineer (总监票人)."""

from typing import Any

from voting.rules.outcome_types import Outcome
from voting.rules.paper_figures import VOID_REASONS, VOTED
from voting.rules.paper_types import Paper
from voting.rules.wording import announcement

HOW_TO_FILL = {
    "votes": "赞成的画“○”，反对的画“×”，弃权的不作任何标记。",
    "motion": "请在“赞成”“反对”“弃权”中选择一项，在其空格内画“○”；不作任何标记的，按弃权计。",
    "choose": "请在所选项目的空格内画“○”，所选不得超过%(choose)s项；超过的，选票作废；少于或等于的有效；一项不选的，按弃权计。",
    "grade": "请在每一项的各等次中选择一个，在其空格内画“○”；一项不选的，该项按未评计；一项选两个以上的，该项无效，不计票。",
    "rank": "请为所选项目填写名次，1为第一，依次填写到%(choose)s；同一名次只能填写一次，重复的，选票作废。",
}


def filling_words(paper: Paper) -> list[str]:
    """How a paper is filled in (填写说明), sentence by sentence."""
    if paper.method == "elect":
        return _elect_words(paper)
    kind = "votes" if paper.method == "per_item" else paper.method
    text = HOW_TO_FILL[kind].replace("%(choose)s", str(paper.choose or 0))
    return [text, "请用黑色签字笔填写，字迹应当清楚，无法辨认的，选票或者该项无效。"]


def _elect_words(paper: Paper) -> list[str]:
    limit = f"应选{paper.choose}名，赞成的人数（包括另选的人）不得超过应选名额，超过的，选票作废。"
    words = [HOW_TO_FILL["votes"], limit]
    if paper.write_ins:
        words.append("反对的，可以另选他人：请在“另选他人”栏写上姓名，并在其姓名后画“○”；弃权的，不能另选他人。")
    return [*words, "请用黑色签字笔填写，字迹应当清楚，无法辨认的，选票或者该项无效。"]


def before_on_paper(words: list[str], way: str) -> list[str]:
    """What the chair says when such a poll opens, made of the words for tablets, without those about keys and devices."""
    kept = [one for one in words if "表决器" not in one and "选票编号" not in one]
    if way == "hands":
        return [*kept, "本项表决采用举手方式。请赞成的举手；请放下。请反对的举手；请放下。弃权的请举手；请放下。"]
    hand_out = "现在分发选票。请核对选票是否完整，按照选票上的说明填写。"
    if way == "mixed":
        return [*words, "使用纸质选票的代表，请工作人员现在分发选票。"]
    return [*kept, hand_out, "填写完毕后，请将选票投入票箱。"]


def validity_words(issued: int, collected: int) -> list[str]:
    """The chief scrutineer's report on 发出 and 收回, and what the chair declares of it."""
    reported = f"发出选票{issued}张，收回选票{collected}张，"
    if collected > issued:
        return [f"{reported}收回的选票多于发出的选票。", "根据规定，本次表决无效，应当重新表决。"]
    compared = "收回的选票与发出的选票相等" if collected == issued else "收回的选票少于发出的选票"
    return [f"{reported}{compared}。", "现在我宣布，本次表决有效，请监票人、计票人开始计票。"]


def with_ways(result: dict[str, Any], paper: Paper, ways: dict[str, Any]) -> dict[str, Any]:
    """A stored result with how many votes came which way, said in its words too."""
    outcome = Outcome.from_data(result["outcome"])
    words = announcement(paper, outcome, read_not_pressed=False)
    head, rest = (words[:1], words[1:]) if words[0].startswith("现在宣布") else ([], words)
    return {**result, "ways": ways, "words": [*head, *ways_words(ways), *rest]}


def ways_words(ways: dict[str, Any]) -> list[str]:
    """How many votes came which way, in sentences."""
    return [*_fell_back(ways), *_counted(ways)]


def _fell_back(ways: dict[str, Any]) -> list[str]:
    if not ways["fallback"]:
        return []
    instead = "举手方式" if ways["way"] == "hands" else "纸质选票"
    kept = "此前用平板投出的票有效" if ways["fallback"] == "keep" else "此前用平板投出的票作废"
    return [f"表决中因{ways['reason']}，经主持人决定改用{instead}，{kept}。"]


def _counted(ways: dict[str, Any]) -> list[str]:
    tablets, paper, hands = ways["tablets"], ways["paper"], ways["hands"]
    parts = [] if tablets is None else [f"用平板表决{tablets['cast']}人"]
    if paper is not None:
        void = paper["collected"] - paper["valid"]
        kind = "纸质选票" if tablets is not None else "选票"
        parts.append(
            f"发出{kind}{paper['issued']}张，收回{paper['collected']}张，其中有效票{paper['valid']}张，废票{void}张"
        )
    if hands is not None:
        parts.append(f"举手表决{hands['people']}人，由{'、'.join(hands['witnesses'])}见证清点")
    together = "，合并计票" if len(parts) > 1 else ""
    return [f"{'；'.join(parts)}{together}。"] if parts else []


def void_words(void: list[list[Any]]) -> str:
    """Void ballots by their reasons, in words; empty where there are none."""
    return "，".join(f"{VOID_REASONS[str(why)]}{count}张" for why, count in void)


def report_words(paper: Paper, outcome: Outcome, ways: dict[str, Any], lines: list[tuple[str, str]]) -> list[str]:
    """What the chief scrutineer reads out (报告词); `lines` are titles with their votes in words."""
    words = [f"现在报告“{paper.title}”的计票结果。", *_counted(ways)]
    void = [] if ways["paper"] is None else ways["paper"]["void"]
    if void:
        words.append(f"废票中，{void_words(void)}。")
    words += [f"{title}：{votes}。" if title else f"{votes}。" for title, votes in lines]
    if not outcome.valid:
        return [*words, f"参加表决的{outcome.figures.cast}人，未达到{outcome.participation_needed}人。", "报告完毕。"]
    return [*words, "报告完毕。"]


def line_votes(paper: Paper, line: Any) -> str:
    """A line's votes in words, for any method."""
    if paper.method in ("grade", "rank"):
        titles = {grade.id: grade.title for scale in paper.scales for grade in scale.grades}
        return "，".join(f"{titles.get(mark, f'第{mark}')}{count}票" for mark, count in line.marks)
    if paper.method in VOTED and not line.title:
        return f"赞成{line.yes}票，反对{line.no}票，弃权{line.abstain}票"
    return f"得{line.yes}票"
