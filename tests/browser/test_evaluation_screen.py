"""Evaluations on the big screen: whom the hall grades, and what came of it."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DemoHall, OpenPage, shot
from tests.browser.grading import FITNESS, FOUR, GOODNESS, SATISFACTION, grade_all, open_grading, paper
from tests.browser.polls import over

pytestmark = pytest.mark.browser

DEPUTIES = range(1, 10)


@pytest.fixture
def hall(demo_hall: DemoHall) -> DemoHall:
    """A hall that sits; some deputies are signed in."""
    demo_hall.sign_in(DEPUTIES)
    demo_hall.open_sitting()
    return demo_hall


def test_twenty_names_in_pages_and_by_score(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/screen", "screen", size="screen")
    poll = open_grading(hall, paper(20))
    expect(page.locator(".grading .option")).to_have_count(20)
    expect(page.locator(".listed-task")).to_have_text("请测评，共 20 个对象")
    grade_all(hall, poll, DEPUTIES)
    expect(page.locator(".listed-foot")).to_contain_text("9")
    shot(page, "evaluation-50-screen-grading")
    over(hall, poll)
    expect(page.locator(".graded-row:not(.-head)")).to_have_count(10)
    expect(page.locator(".graded-row:not(.-head) .graded-no").first).to_have_text("1")
    expect(page.locator(".rolling-place")).to_contain_text("第 1 页，共 2 页")
    shot(page, "evaluation-51-screen-result")
    hall.client("chair").post(f"/meetings/{hall.meeting}/stage", {"face": "result", "poll_id": poll, "text": "score"})
    expect(page.get_by_text("按得分排列")).to_be_visible()
    scores = [float(text) for text in page.locator(".graded-score").all_inner_texts()]
    assert scores == sorted(scores, reverse=True)
    shot(page, "evaluation-52-screen-by-score")


def test_several_dimensions_stand_side_by_side(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/screen", "screen", size="screen")
    poll = open_grading(hall, paper(20, *FOUR, scales=(GOODNESS, SATISFACTION)))
    grade_all(hall, poll, DEPUTIES)
    over(hall, poll)
    expect(page.locator(".graded-row.-head")).to_contain_text("综合测评")
    shot(page, "evaluation-53-screen-dimensions")


def test_one_subject_after_the_report(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/screen", "screen", size="screen")
    poll = open_grading(hall, paper(1, ("履职", "f4"), scales=(FITNESS,)), ruleset="dawu_appointees_four")
    expect(page.locator(".grading-name h1")).to_have_text("陈卫东")
    shot(page, "evaluation-54-screen-one")
    grade_all(hall, poll, DEPUTIES)
    over(hall, poll)
    expect(page.locator(".graded-verdict.-large")).to_be_visible()
    expect(page.locator(".graded-both")).to_contain_text("优秀+称职")
    shot(page, "evaluation-55-screen-one-result")
