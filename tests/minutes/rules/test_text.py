"""Edited text is never overwritten by a draft, whatever is drafted and edited in which order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Refused
from minutes.rules.draft import Section
from minutes.rules.text import LONGEST_TEXT, MOST_SECTIONS, Part, edited, parts_of, redrafted

TIME, PLACE = Section("time", "时间", "九点"), Section("place", "地点", "大厅")


def test_a_first_draft_is_taken_as_it_is() -> None:
    assert redrafted([], [TIME]) == [Part("time", "时间", "九点", "九点")]


def test_an_untouched_section_follows_the_draft() -> None:
    parts = redrafted(redrafted([], [TIME]), [Section("time", "时间", "十点")])
    assert parts == [Part("time", "时间", "十点", "十点")]


def test_an_edited_section_keeps_its_text_and_is_offered_the_new_one() -> None:
    parts = edited(redrafted([], [TIME]), [Section("time", "时间", "上午九点")])
    assert redrafted(parts, [TIME])[0].offered == ""
    again = redrafted(parts, [Section("time", "时间", "十点")])
    assert (again[0].text, again[0].offered) == ("上午九点", "十点")
    taken = edited(again, [Section("time", "时间", "十点")])
    assert taken == [Part("time", "时间", "十点", "十点")]


def test_an_offer_that_was_declined_is_not_made_again() -> None:
    parts = edited(redrafted([], [TIME]), [Section("time", "时间", "上午九点")])
    offered = redrafted(parts, [Section("time", "时间", "十点")])
    kept = edited(offered, [Section("time", "时间", "上午九点")], {"time"})
    assert redrafted(kept, [Section("time", "时间", "十点")])[0].offered == ""
    assert redrafted(kept, [Section("time", "时间", "十一点")])[0].offered == "十一点"


def test_own_sections_stay_where_they_were_put() -> None:
    parts = edited(redrafted([], [TIME, PLACE]), [TIME, Section("own1", "致辞", "……"), PLACE])
    assert [part.id for part in redrafted(parts, [TIME, PLACE])] == ["time", "own1", "place"]


def test_a_section_that_the_draft_lost_goes_unless_it_was_edited() -> None:
    parts = redrafted([], [TIME, PLACE])
    assert [part.id for part in redrafted(parts, [TIME])] == ["time"]
    kept = edited(parts, [TIME, Section("place", "地点", "二楼")])
    assert [part.id for part in redrafted(kept, [TIME])] == ["time", "place"]


def test_what_is_left_out_is_removed_until_the_next_draft() -> None:
    assert edited(redrafted([], [TIME, PLACE]), [PLACE]) == [Part("place", "地点", "大厅", "大厅")]


@pytest.mark.parametrize(
    ("sections", "code"),
    [
        ([TIME, TIME], "minutes.twice"),
        ([Section("a", " ", "x")], "minutes.no_heading"),
        ([Section("a", "标题", "字" * (LONGEST_TEXT + 1))], "minutes.too_long"),
        ([Section(f"s{n}", "标题", "") for n in range(MOST_SECTIONS + 1)], "minutes.too_many"),
    ],
)
def test_what_cannot_be_kept_is_refused(sections: list[Section], code: str) -> None:
    with pytest.raises(Refused) as refused:
        edited([], sections)
    assert refused.value.code == code


words = st.sampled_from(["", "甲", "乙", "丙"])
drafts = st.lists(st.tuples(st.sampled_from("abcd"), words), unique_by=lambda pair: pair[0], max_size=4)


@given(first=drafts, mine=st.dictionaries(st.sampled_from("abcd"), words), second=drafts)
def test_no_draft_loses_what_was_written(
    first: list[tuple[str, str]], mine: dict[str, str], second: list[tuple[str, str]]
) -> None:
    parts = redrafted([], [Section(name, "标题", text) for name, text in first])
    wrote = [Section(part.id, part.heading, mine.get(part.id, part.text)) for part in parts]
    saved = edited(parts, wrote)
    touched = {part.id: part.text for part in saved if part.text != part.drafted}
    after = {part.id: part for part in redrafted(saved, [Section(name, "标题", text) for name, text in second])}
    assert all(after[name].text == text for name, text in touched.items())
    assert len(after) == len(redrafted(saved, [Section(name, "标题", text) for name, text in second]))
    assert parts_of([part.to_data() for part in after.values()]) == list(after.values())
