"""The brief of the deliberation (审议意见汇总): comments by item, then by kind or by delegation."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from documents.deliberation.rules.comments import KINDS

By = Literal["kind", "delegation"]

WITHOUT_ITEM = "其他方面"
WITHOUT_DELEGATION = "未注明代表团"


@dataclass(frozen=True, slots=True)
class Said:
    """A comment as the brief takes it; `item` and `document` are titles, `delegation` a name, each empty where none is."""

    item: str
    document: str
    delegation: str
    speaker: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One comment: its words and whose they are."""

    text: str
    who: str


@dataclass(frozen=True, slots=True)
class Group:
    """Comments of one kind, or of one delegation."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Comments on one item."""

    title: str
    count: int
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole brief with its figures."""

    sections: tuple[Section, ...]
    count: int
    suggestions: int
    delegations: int


def brief_of(said: Sequence[Said], by: By, items: Sequence[str], delegations: Sequence[str]) -> Brief:
    """The brief of these comments; items and delegations in the order of these titles and names, the rest at the end."""
    named = _ordered([one.item for one in said], items)
    sections = tuple(_section(title, [one for one in said if one.item == title], by, delegations) for title in named)
    spoke = {one.delegation for one in said if one.delegation}
    return Brief(sections, len(said), sum(one.kind == "suggestion" for one in said), len(spoke))


def _section(title: str, said: Sequence[Said], by: By, delegations: Sequence[str]) -> Section:
    if by == "kind":
        groups = [_group(name, [one for one in said if one.kind == kind], by) for kind, name in KINDS.items()]
    else:
        names = _ordered([one.delegation for one in said], delegations)
        groups = [
            _group(name or WITHOUT_DELEGATION, [one for one in said if one.delegation == name], by) for name in names
        ]
    return Section(title or WITHOUT_ITEM, len(said), tuple(group for group in groups if group.lines))


def _group(title: str, said: Sequence[Said], by: By) -> Group:
    return Group(title, tuple(Line(_words(one), _who(one, by)) for one in said))


def _words(one: Said) -> str:
    return f"关于《{one.document}》：{one.text}" if one.document else one.text


def _who(one: Said, by: By) -> str:
    """Whose words: by kind with the delegation, by delegation with the kind."""
    if by == "kind":
        return "，".join(part for part in (one.delegation, one.speaker) if part)
    return "，".join(part for part in (one.speaker, KINDS[one.kind]) if part)


def _ordered(found: Sequence[str], order: Sequence[str]) -> list[str]:
    """What was found, each once, in the given order; what is not in it after that as it came, nothing named last."""
    places = {name: place for place, name in enumerate(order)}
    once = list(dict.fromkeys(found))
    return sorted(once, key=lambda name: (not name, places.get(name, len(places)), once.index(name)))
