"""The polls of an evaluation, in the order in which they are held."""

from dataclasses import replace

from tests.voting.evaluations.builders import a_form
from voting.rules.electorate import Electorate
from voting.rules.evaluation.form import Group
from voting.rules.evaluation.parts import Part, part_paper, planned_parts
from voting.rules.paper import Option, check_paper

TWO = (Group("甲", Electorate(roles=("deputy",))), Group("乙", Electorate(roles=("attending",))))
OPTIONS = (
    Option("w1", 1, "书面一", report="written"),
    Option("s1", 2, "口头一", report="oral"),
    Option("w2", 3, "书面二", report="written"),
    Option("s2", 4, "口头二", report="oral"),
)


def form(parts, groups=TWO):
    made = a_form(groups=groups, parts=parts)
    return replace(made, paper=replace(made.paper, options=OPTIONS))


def test_at_once():
    assert planned_parts(form("at_once")) == [Part(0, ("w1", "s1", "w2", "s2")), Part(1, ("w1", "s1", "w2", "s2"))]


def test_one_by_one_oral_reports_first():
    parts = planned_parts(form("one_by_one"))
    assert [part.subjects[0] for part in parts[::2]] == ["s1", "s2", "w1", "w2"]
    assert [part.group for part in parts] == [0, 1] * 4


def test_by_report_the_others_at_the_end():
    parts = planned_parts(form("by_report"))
    assert [part.subjects for part in parts[::2]] == [("s1",), ("s2",), ("w1", "w2")]


def test_who_was_withdrawn_is_not_asked_about():
    assert planned_parts(form("one_by_one", TWO[:1]), {"s1", "w2"}) == [Part(0, ("s2",)), Part(0, ("w1",))]
    assert planned_parts(form("at_once"), {"w1", "w2", "s1", "s2"}) == []
    assert planned_parts(form("by_report", TWO[:1]), {"w1", "w2"}) == [Part(0, ("s1",)), Part(0, ("s2",))]


def test_papers_keep_ids_and_numbers_and_say_which_they_are():
    made = part_paper(form("one_by_one"), Part(1, ("s2",)))
    check_paper(made)
    assert (made.title, made.options) == ("满意度测评：口头二（乙）", (OPTIONS[3],))
    assert part_paper(form("by_report"), Part(0, ("w1", "w2"))).title == "满意度测评：其余2个对象（甲）"
    assert part_paper(form("at_once", TWO[:1]), Part(0, ("w1",))).title == "满意度测评"
    long = replace(form("at_once"), paper=replace(form("at_once").paper, title="题" * 300))
    check_paper(part_paper(long, Part(0, ("w1",))))
