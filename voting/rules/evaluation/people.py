"""Who may grade: nobody in two groups, nobody themselves, and few enough are not shown by themselves."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from core.errors import Refused
from voting.rules.electorate import Member
from voting.rules.evaluation.form import Form

SMALL = 5
"""A group with fewer evaluators is not shown by itself: its table would tell who graded how."""

NAMED = 5
"""So many names a refusal gives before it says how many there are."""


class Named(Member, Protocol):
    """Somebody on the roll with a name."""

    @property
    def name(self) -> str: ...


def graders_of(form: Form, members: Iterable[Named]) -> list[list[Named]]:
    """The evaluators of each group, in the order of the roll."""
    everybody = list(members)
    return [group.graders.of(everybody) for group in form.groups]


def check_people(form: Form, members: Iterable[Named]) -> None:
    """Refuse somebody in two groups and somebody who would grade themselves (自评)."""
    groups = graders_of(form, members)
    _check_one_group_each(form, groups)
    _check_no_self_grading(form, groups)


def check_enough(form: Form, members: Iterable[Named]) -> None:
    """Refuse a group without anybody, and evaluators so few that the result itself would tell who graded how."""
    groups = graders_of(form, members)
    for group, people in zip(form.groups, groups, strict=True):
        if not people:
            raise Refused(
                "evaluation.empty_group", "测评组“%(name)s”没有人，请确定人员或删除该组", status=422, name=group.name
            )
    everybody = sum(map(len, groups))
    if everybody < SMALL:
        raise Refused(
            "evaluation.too_few",
            "测评人只有%(count)s人，少于%(least)s人，结果会暴露每个人的评价，请增加测评人",
            status=422,
            count=everybody,
            least=SMALL,
        )


def small_groups(form: Form, members: Iterable[Named]) -> list[str]:
    """The names of the groups that will not be shown by themselves."""
    groups = graders_of(form, members)
    hidden = protected([len(people) for people in groups])
    return [group.name for place, group in enumerate(form.groups) if place in hidden]


def protected(sizes: Sequence[int]) -> frozenset[int]:
    """The places of the groups that must not be shown by themselves, by their sizes.

    Those under 5; and so many of the next ones that nobody can work these out from the whole and what is shown.
    """
    hidden = {place for place, size in enumerate(sizes) if size < SMALL}
    rest = sorted((size, place) for place, size in enumerate(sizes) if place not in hidden)
    while rest and hidden and (len(hidden) < 2 or sum(sizes[place] for place in hidden) < SMALL):
        hidden.add(rest.pop(0)[1])
    return frozenset(hidden) if len(sizes) > 1 else frozenset()


def _check_one_group_each(form: Form, groups: Sequence[Sequence[Named]]) -> None:
    first: dict[str, int] = {}
    for place, people in enumerate(groups):
        doubled = [one for one in people if first.setdefault(one.person_id, place) != place]
        if doubled:
            raise Refused(
                "evaluation.in_two_groups",
                "%(names)s同时在“%(first)s”和“%(second)s”两组，每人只能在一组，请从其中一组除去",
                status=422,
                names=names_of(doubled),
                first=form.groups[first[doubled[0].person_id]].name,
                second=form.groups[place].name,
            )


def _check_no_self_grading(form: Form, groups: Sequence[Sequence[Named]]) -> None:
    subjects = {option.person for option in form.paper.options} - {""}
    for group, people in zip(form.groups, groups, strict=True):
        themselves = [one for one in people if one.person_id in subjects]
        if themselves:
            raise Refused(
                "evaluation.self_grading",
                "%(names)s是测评对象，不能测评自己，请从“%(group)s”组除去",
                status=422,
                names=names_of(themselves),
                group=group.name,
                people=[one.person_id for one in themselves],
            )


def names_of(people: Sequence[Named]) -> str:
    """Names in a row, and how many there are where they are many."""
    named = "、".join(one.name for one in people[:NAMED])
    return named if len(people) <= NAMED else f"{named}等{len(people)}人"
