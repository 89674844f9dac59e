"""The demo's people: made up from common surnames and given names, some rare characters and long names among them."""

import random
from dataclasses import dataclass

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
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
WOMEN = "芳 娜 敏 静 丽 艳 霞 秀英 桂兰 玉梅 雪琴 晓燕 春梅 淑芬 红 莉 婷 慧 丹 琳 雅琴 文静 佳怡 欣怡 思颖 月华 素珍 小凤 明霞 永芳 诗涵 梓萱"
MEN = "伟 强 磊 军 勇 杰 涛 明 超 刚 平 辉 建国 志强 建华 国庆 文斌 德明 永福 光荣 家豪 宇航 浩然 晓东 春生 世杰 正华 启明 云飞 大勇 立新 学军"
RARE = (("田𬭎", "男"), ("李𠮷安", "男"), ("买买提江·吐尔逊艾力", "男"), ("欧阳䶮", "男"), ("冯喆", "女"), ("土家·彭玛拉初", "女"))
POSTS = (
    "社区党委书记",
    "居委会主任",
    "小学校长",
    "中学高级教师",
    "社区卫生服务中心主任医师",
    "物业公司客户经理",
    "汽车制造企业装配车间班组长",
    "城市轨道交通运营公司值班站长",
    "农业合作社理事长",
    "律师事务所合伙人",
    "退休干部",
    "餐饮企业总经理",
    "环卫所路段班长",
    "科技企业研发部经理",
    "街道办事处党工委副书记、综合行政执法大队大队长",
    "派出所社区民警",
    "物流企业驾驶员",
    "非遗项目代表性传承人",
    "银行支行行长",
    "建筑设计院高级工程师",
)


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
            chance.choice(POSTS),
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
    for position, (name, gender) in enumerate(RARE):
        found[name] = gender
        if position + 1 == count:
            break
    while len(found) < count:
        gender = "女" if chance.random() < 0.36 else "男"
        given = chance.choice((WOMEN if gender == "女" else MEN).split())
        found.setdefault(chance.choice(SURNAMES) + given, gender)
    names = list(found.items())
    chance.shuffle(names)
    return names
