"""The pure rules of a sealed vote on the tablet, and of the board: the same as the server's, step by step."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.voting.belenios_js.twin import Twin, twin
from voting.rules.methods import method_named
from voting.rules.paper import Option, Paper
from voting.rules.scales import Dimension, Grade, Scale
from voting.rules.sealing import questions_of, values_of

pytestmark = pytest.mark.browser

SCALES = (
    Scale("s3", "满意度", (Grade("a", "满意", 100), Grade("b", "基本满意", 60), Grade("c", "不满意"))),
    Scale("s2", "好差", (Grade("g", "好"), Grade("p", "差"))),
)
OPTIONS = tuple(Option(f"p{n}", n, f"项目{n}") for n in (2, 1, 3))
PAPERS = {
    "choose": Paper("choose", "选两项", OPTIONS, choose=2),
    "motion": Paper("motion", "决议草案"),
    "per_item": Paper("per_item", "逐项", OPTIONS),
    "elect": Paper("elect", "等额选举", OPTIONS, choose=3),
    "contest": Paper("elect", "差额选举", OPTIONS, choose=2),
    "grade": Paper(
        "grade",
        "测评",
        OPTIONS,
        scales=SCALES,
        dimensions=(Dimension("d1", "态度", "s2"), Dimension("d2", "综合", "s3")),
    ),
}
DRAFTS: list[tuple[str, dict[str, Any]]] = [
    ("choose", {"chosen": ["p3", "p1"]}),
    ("choose", {"chosen": []}),
    ("motion", {"vote": "no"}),
    ("motion", {"vote": "abstain"}),
    ("per_item", {"votes": {"p2": "yes", "p3": "abstain"}}),
    ("per_item", {"votes": {}}),
    ("grade", {"grades": {"p2:d1": "p", "p1:d2": "a", "p3:d2": "c"}}),
    ("grade", {"grades": {}}),
    ("elect", {"votes": {"p1": "yes", "p3": "no"}}),
    ("elect", {"votes": {}}),
    ("contest", {"votes": {"p1": "yes", "p3": "yes"}}),
    ("contest", {"votes": {"p1": "no"}}),
]


@pytest.fixture(scope="module")
def js() -> Iterator[Twin]:
    with twin() as page:
        yield page


def shown(paper: Paper) -> dict[str, Any]:
    """The paper as the hall's state brings it."""
    options = [{"id": o.id, "number": o.number, "title": o.title} for o in paper.options]
    return paper.to_data() | {"options": options}


@pytest.mark.parametrize(("method", "draft"), DRAFTS)
def test_the_choices_that_are_sealed(js: Twin, method: str, draft: dict[str, Any]) -> None:
    paper = PAPERS[method]
    answer = method_named(paper.method).read_answer(paper, draft)
    body = "return choicesOf(paper, draft);"
    found = js.run("choicesOf from ../tablet/sealed/choices", body, paper=shown(paper), draft=draft)
    assert found == values_of(paper, answer)


@pytest.mark.parametrize("method", PAPERS)
def test_the_election_asks_what_the_paper_shows(js: Twin, method: str) -> None:
    paper = PAPERS[method]
    asked: list[Any] = [question.to_json() for question in questions_of(paper)]
    body = "return asksTheSame(paper, asked);"
    ask = "asksTheSame from ../tablet/sealed/choices"
    assert js.run(ask, body, paper=shown(paper), asked=asked)
    assert not js.run(ask, body, paper=shown(paper), asked=asked[::-1] if len(asked) > 1 else [asked[0] | {"max": 3}])


STEPS = """
  const paper = { method: 'choose', title: 'T', choose: 2, options: [] };
  const poll = { id: 'x', state: 'open', press: 'last', box: 'sealed', paper };
  const here = { attendance: { sitting_id: 's' }, my_attendance: { sitting_id: 's', state: 'present' } };
  const state = { poll, me: { votes: true }, ...here };
  const free = { obstacle: '', sealing: false };
  const draft = { ...keeper.begun(paper), draft: { chosen: ['p1'] }, step: 'review' };
  const sealed = keeper.sealedUp(draft, paper, { ballot: 'b', tracker: 't1', code: 'c', secret: 'no' });
  const said = (state, tracker, at) => ({ poll_id: 'x', tracker, code: 'c', state, at, presses: 1, reason: '' });
  const early = '2026-11-23T01:00:00Z', late = '2026-11-23T01:00:01Z';
  const at = (more, mine) => ({ ...state, poll: { ...poll, ...more }, my_sealed: mine ?? null });
  const store = { getItem: () => JSON.stringify({ version: 1, ...sealed, step: 'held' }) };
"""


def steps(js: Twin, body: str) -> Any:
    """What follows in a world of one poll."""
    names = "phaseOf from ../tablet/vote/phase, inBoxOf refusedOf from ../tablet/vote/in-box"
    load = "const keeper = await import('/js/tablet/ballot-keeper.js');"
    return js.run(names, f"{load} {STEPS} return {body};")


def test_what_is_left_of_a_ballot_once_it_is_sealed(js: Twin) -> None:
    assert steps(js, "sealed") == {
        "paper": steps(js, "keeper.fingerprint(paper)"),
        "draft": {"chosen": []},
        "step": "sending",
        "gesture": None,
        "basis": None,
        "revising": False,
        "sealed": {"ballot": "b", "tracker": "t1", "code": "c"},
    }
    assert steps(js, "[keeper.load(store, 'k', paper).step, keeper.load(store, 'k', paper).draft]") == [
        "sending",
        {"chosen": []},
    ]


def test_which_step_follows_which(js: Twin) -> None:
    assert steps(js, "[phaseOf(at({}), null, null, free), phaseOf(at({}), draft, null, free)]") == [
        "choosing",
        "review",
    ]
    assert steps(js, "phaseOf(at({}), draft, null, { ...free, sealing: true })") == "sealing"
    assert steps(js, "phaseOf(at({}), draft, null, { ...free, obstacle: 'no_key' })") == "no_key"
    assert steps(js, "phaseOf(at({ box: 'open' }), draft, null, { ...free, obstacle: 'no_key' })") == "review"
    assert steps(js, "phaseOf(at({ state: 'checking' }), sealed, null, free)") == "sending"
    assert steps(js, "phaseOf(at({}), { ...sealed, step: 'held' }, null, free)") == "held"
    assert steps(js, "phaseOf(at({}), null, { mark: 't1' }, { ...free, obstacle: 'no_key' })") == "submitted"
    outlooks = """[keeper.outlook(draft, { ...poll, state: 'checking' }, null),
      keeper.outlook(draft, { ...poll, state: 'unsealing' }, null),
      keeper.outlook(sealed, { ...poll, state: 'closed' }, null),
      keeper.outlook({ ...draft, basis: 't1' }, poll, { mark: 't1' }),
      keeper.outlook({ ...draft, basis: 't1' }, poll, { mark: 't2' })]"""
    assert steps(js, outlooks) == ["go on", "missed", "send", "go on", "in"]


def test_what_the_state_and_the_receipt_say_of_the_box(js: Twin) -> None:
    assert steps(js, "inBoxOf(at({}, said('checked', 't1', early)), said('received', 't1', early)).state") == "checked"
    assert steps(js, "inBoxOf(at({}, said('checked', 't1', early)), said('received', 't2', late)).mark") == "t2"
    assert steps(js, "inBoxOf(at({}, said('refused', 't1', early)), said('received', 't1', early))") is None
    assert steps(js, "refusedOf(at({}, said('refused', 't1', early)), null).mark") == "t1"
    assert steps(js, "inBoxOf(at({ id: 'y' }, said('checked', 't1', early)), null)") is None


def test_codes_on_the_board(js: Twin) -> None:
    from_lines = "tidied isWhole trackerIn fragmentOf found grouped paged from ../board/lines"
    body = """
      const code = (i) => i.toString(16).padStart(8, '0').toUpperCase();
      const lines = Array.from({ length: 3000 }, (_, i) => ({ code: code(i), tracker: 't' + i }));
      const { pages, columns, rows } = paged(lines);
      const most = Math.max(...pages.map((one) => one.length));
      return {
        tidied: ['ab1o-il9z', 'abcd', 'ａｂｃｄｅ', '--', 'uvw'].map(tidied),
        whole: [isWhole('ABCD-EFGH'), isWhole('ABCD-E')],
        round: trackerIn(fragmentOf('a+b/c=')), broken: trackerIn('#%'), found: found(lines, { tracker: 't7' }).length,
        by: found(lines, { code: '00000B' }).length, none: found(lines, {}).length, groups: grouped(lines).length,
        few: grouped(lines.slice(0, 9))[0].letter, all: pages.flat().length, fits: most <= columns * rows,
        empty: paged([]).pages,
      };"""
    assert js.run(from_lines, body) == {
        "tidied": ["AB10-119Z", "ABCD", "ABCD-E", "", "VW"],
        "whole": [True, False],
        "round": "a+b/c=",
        "broken": "",
        "found": 1,
        "by": 184,
        "none": 0,
        "groups": 1,
        "few": "",
        "all": 3000,
        "fits": True,
        "empty": [[]],
    }
