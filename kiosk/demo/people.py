"""The demo's people: made up from common surnames and given names, some rare characters and long names among them."""

import json
import random
from dataclasses import dataclass
from pathlib import Path

DELEGATIONS = (
    "华新街代表团",
    "江北城代表团",
    "石马河代表团",
    "大石坝代表团",
    "寸滩代表团",
    "观音桥代表团",
    "五里店代表团",
    "郭家沱代表团",
    "铁山坪代表团",
    "鱼嘴镇代表团",
    "复盛镇代表团",
    "五宝镇代表团",
)
_WORDS = json.loads(Path(__file__).with_name("names.json").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """One made-up person as the roster's import takes it."""

    name: str
    gender: str
    delegation: str
    post: str
    seat: str
    phone4: str
    roles: tuple[str, ...]

    @property
    def is_scrutineer(self) -> bool:
        """Whether this person watches over the sealed ballots."""
        return bool({"监票人", "总监票人"} & set(self.roles))


def seats(count: int, row_length: int = 18) -> list[str]:
    """Seat names "row-number", filled row by row."""
    return [f"{i // row_length + 1}-{i % row_length + 1}" for i in range(count)]


def people(deputies: int, seed: int = 20) -> list[DemoPerson]:
    """`deputies` with a vote in 12 delegations, and after them some who attend without one; the same for one seed."""
    chance = random.Random(seed)
    names = _names(deputies + 8, chance)
    places = seats(deputies + 8)
    result = [
        DemoPerson(
            name,
            gender,
            DELEGATIONS[i * len(DELEGATIONS) // deputies],
            chance.choice(_WORDS["posts"]),
            places[i],
            f"{chance.randrange(10000):04}",
            _roles(i),
        )
        for i, (name, gender) in enumerate(names[:deputies])
    ]
    for i, (name, gender) in enumerate(names[deputies:], deputies):
        role = "列席" if i < deputies + 5 else "旁听"
        post = "区政府组成部门主要负责人" if role == "列席" else "选民监督员"
        result.append(DemoPerson(name, gender, "", post, places[i], f"{chance.randrange(10000):04}", (role,)))
    return result


def _roles(index: int) -> tuple[str, ...]:
    extra = {0: "主持人", 17: "总监票人", 35: "监票人", 53: "监票人", 71: "监票人", 89: "监票人"}.get(index)
    return ("代表", extra) if extra else ("代表",)


def _names(count: int, chance: random.Random) -> list[tuple[str, str]]:
    found: dict[str, str] = {}
    for position, (name, gender) in enumerate(_WORDS["rare"]):
        found[name] = gender
        if position + 1 == count:
            break
    while len(found) < count:
        gender = "女" if chance.random() < 0.36 else "男"
        given = chance.choice(_WORDS["women" if gender == "女" else "men"].split())
        found.setdefault(chance.choice(_WORDS["surnames"]) + given, gender)
    names = list(found.items())
    chance.shuffle(names)
    return names
