"""How anybody checks a sealed poll with programs that are not ours, in Chinese and English: a page, and a file to keep."""

from dataclasses import dataclass

from voting.sealed.facts import SealedFacts


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do: what, and the line to type, if there is one."""

    text: str
    command: str = ""


@dataclass(frozen=True, slots=True)
class Guide:
    """The guide in one language; `facts` are pairs of a name and what was announced."""

    language: str
    title: str
    intro: str
    facts: list[tuple[str, str]]
    steps: list[Step]
    limits: str


def guides(poll_title: str, facts: SealedFacts) -> list[Guide]:
    """The guide to one box, in Chinese and in English."""
    return [_chinese(poll_title, facts), _english(poll_title, facts)]


def markdown(poll_title: str, facts: SealedFacts) -> str:
    """The guide as a text to keep beside the box."""
    parts = []
    for guide in guides(poll_title, facts):
        parts.append(f"# {guide.title}\n\n{guide.intro}\n")
        parts.append("\n".join(f"- {name}: {value}" for name, value in guide.facts) + "\n")
        for number, step in enumerate(guide.steps, 1):
            parts.append(f"{number}. {step.text}\n" + (f"\n       {step.command}\n" if step.command else ""))
        parts.append(f"{guide.limits}\n")
    return "\n".join(parts)


def _commands(facts: SealedFacts) -> tuple[str, str, str, str]:
    file = f"{facts.uuid}.bel"
    return (
        "sudo apt install belenios-tool",
        f"mkdir check && cp {file} check/ && cd check && BELENIOS_USE_URANDOM=1 belenios-tool election verify",
        f"tar -tf {file} | grep {facts.head}",
        f"python -m voting.belenios verify {file}",
    )


def _chinese(title: str, facts: SealedFacts) -> Guide:
    install, verify, head, ours = _commands(facts)
    return Guide(
        "zh-CN",
        f"怎样核验：{title}",
        "本次无记名表决采用公开的 Belenios 2.0 协议。任何人都可以用第三方程序 belenios-tool 独立核验票箱，不需要相信本系统；"
        "核验不会、也不能看到任何一张选票的内容。",
        [
            ("票箱文件", f"{facts.uuid}.bel"),
            ("表决哈希", f"{facts.election_hash}（{facts.election_code}）"),
            ("封箱前公布的票箱码和校验值", f"{facts.head}（{facts.head_code}）"),
            ("箱内选票", f"{facts.ballots}张，其中被改投替换{facts.replaced}张，计票{facts.cast}张"),
            ("钥匙", _keys_zh(facts)),
        ],
        [
            Step("在装有 Debian 12（或类似 Linux）的电脑上安装 belenios-tool：", install),
            Step(
                "把票箱文件单独放进一个空文件夹，运行下面一行；输出 all checks passed 即每一张选票、每一份开箱数据都正确：",
                verify,
            ),
            Step("核对封箱前大屏公布并由主持人宣读的校验值：下面一行应输出一行文件名，没有输出就是票箱被换过：", head),
            Step("用本系统更严格的核验程序（它还检查 belenios-tool 不检查的内容），输出 every check passed：", ours),
            Step("把结果报告上的票数与核验程序列出的票数对照；把自己手里的选票编号与公示板（board.csv）对照。"),
        ],
        "核验能证明：每张选票都由名册上的凭证签署、恰好计了一次、结果与选票一致。封箱前丢失的选票只能由投票人核对编号发现，"
        "所以会场设有核对时间。若钥匙只由服务器保管，则保密性取决于服务器管理者；由监票人持钥时，不足规定人数无法开箱，"
        "任何人都无法单独打开某一张选票。",
    )


def _keys_zh(facts: SealedFacts) -> str:
    if facts.kind == "server":
        return "仅由服务器保管"
    rule = "全部到齐才能开箱" if facts.kind == "all" else f"其中任意{facts.needed}人可以开箱"
    names, opened = "、".join(facts.holders), "、".join(facts.openers) or "尚未开箱"
    return f"监票人{len(facts.holders)}名（{names}），{rule}；实际开箱：{opened}"


def _english(title: str, facts: SealedFacts) -> Guide:
    install, verify, head, ours = _commands(facts)
    return Guide(
        "en",
        f"How to check this: {title}",
        "This secret vote follows the published Belenios 2.0 protocol. Anybody can check the box with a program that we did not "
        "write, belenios-tool, without trusting this system; checking does not and cannot show what any single ballot holds.",
        [
            ("box", f"{facts.uuid}.bel"),
            ("hash of the election", f"{facts.election_hash} ({facts.election_code})"),
            ("head announced before the box was closed", f"{facts.head} ({facts.head_code})"),
            (
                "ballots in the box",
                f"{facts.ballots}, {facts.replaced} of them replaced by a later one, {facts.cast} counted",
            ),
            ("keys", _keys_en(facts)),
        ],
        [
            Step("On a computer with Debian 12 (or a like Linux) install belenios-tool:", install),
            Step(
                "Put the box alone into an empty folder and run this line; “all checks passed” says that every ballot and every "
                "part of the opening is right:",
                verify,
            ),
            Step(
                "Compare the head that was on the screen and read aloud before the box was closed: this line prints one file "
                "name; if it prints nothing, the box was exchanged:",
                head,
            ),
            Step(
                "Run this system's own verifier, which is stricter (it also checks what belenios-tool does not) and prints "
                "“every check passed”:",
                ours,
            ),
            Step(
                "Compare the counts that it lists with the result report, and your ballot's code with the board (board.csv)."
            ),
        ],
        "What this proves: every ballot was signed with a credential of the roll and counted exactly once, and the result is "
        "what the ballots add up to. A ballot that went missing before the closing is found only by its voter, by the code: "
        "that is what the pause for checking is for. Where the server alone held the key, secrecy rests on its operator; "
        "where scrutineers hold it, fewer than the number above cannot open anything, and nobody opens a single ballot.",
    )


def _keys_en(facts: SealedFacts) -> str:
    if facts.kind == "server":
        return "held by the server alone"
    rule = "all of them must open" if facts.kind == "all" else f"any {facts.needed} of them open"
    names, opened = ", ".join(facts.holders), ", ".join(facts.openers) or "nobody yet"
    return f"{len(facts.holders)} scrutineers ({names}), {rule}; opened by: {opened}"
