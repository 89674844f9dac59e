"""Elections (选举): 赞成, 反对 or 弃权 for each candidate, and other persons written in by those who are against one."""

from collections import Counter
from collections.abc import Iterable

from core.errors import Refused
from voting.rules.counts import Counts, OptionCount
from voting.rules.election_checks import check_candidates, check_seats
from voting.rules.election_names import WriteIn, known_as, line_id
from voting.rules.methods.counting import BALLOT_CODE, NO, VOTE_WORDS, VOTES, YES, check_known, count_marks
from voting.rules.methods.protocol import Answer
from voting.rules.paper_checks import check_options, check_title
from voting.rules.paper_types import MAX_OPTIONS, Paper
from voting.rules.reading import read_list, read_object, read_word, wrong_shape

NOT_MARKED = "弃权（未选）"


class Elect:
    """Answer: {"votes": {candidate: "yes" | "no" | "abstain"}, "write_ins": [{"against", "name", "person"}]}.

    A candidate who is left out counts as 弃权 (“未选按弃权计”); how many were left out is known apart from those who
    pressed 弃权. Votes for candidates and names written in together are at most 应选 (`paper.choose`).
    """

    name = "elect"
    label = "选举"

    def check_paper(self, paper: Paper) -> None:
        """A title, 1 to 200 candidates, nobody twice, 1 ≤ 应选 ≤ candidates."""
        check_title(paper)
        check_options(paper)
        check_candidates(paper)
        check_seats(paper)

    def questions(self, paper: Paper) -> tuple[str, ...]:
        """The candidates."""
        return tuple(option.id for option in paper.in_order())

    def most_marks(self, paper: Paper) -> int:
        """One for each candidate, and a name for each of those whom the voter is against, up to 应选."""
        names = min(paper.choose or 0, len(paper.options)) if paper.write_ins else 0
        return len(paper.options) + names

    def read_answer(self, paper: Paper, data: object) -> Answer:
        """Known candidates, names only where they may be: what voids (作废) a paper ballot is refused while it can be mended."""
        fields = read_object(data, BALLOT_CODE, ("votes",), ("write_ins",), where="answer")
        marks = self._marks(paper, fields["votes"])
        items = read_list(fields.get("write_ins", []), BALLOT_CODE, "write_ins", limit=MAX_OPTIONS * 5)
        names = self._names(paper, dict(marks), [WriteIn.from_data(item) for item in items])
        wanted = sum(mark == YES for _, mark in marks) + len(names)
        if wanted > (paper.choose or 0):
            raise Refused(
                "ballot.too_many_elected",
                "应选%(limit)s人，您赞成和另选的共%(chosen)s人，请减少到%(limit)s人以内",
                status=422,
                limit=paper.choose,
                chosen=wanted,
            )
        return Answer(self.name, marks, names)

    def _marks(self, paper: Paper, votes: object) -> tuple[tuple[str, str], ...]:
        if type(votes) is not dict or any(type(key) is not str for key in votes):
            raise wrong_shape(BALLOT_CODE, "votes")
        known = set(self.questions(paper))
        for key in votes:
            check_known(key, known)
        return tuple((i, read_word(votes[i], VOTES, BALLOT_CODE, i)) for i in self.questions(paper) if i in votes)

    def _names(self, paper: Paper, marks: dict[str, str], names: list[WriteIn]) -> tuple[WriteIn, ...]:
        if names and not paper.write_ins:
            raise Refused("ballot.no_write_ins", "本次选举不设另选他人，请取消所填的姓名", status=422)
        for name in names:
            self._check_place(paper, marks, name)
            self._check_name(paper, name)
        _check_twins(names)
        order = {key: place for place, key in enumerate(self.questions(paper))}
        return tuple(sorted(names, key=lambda one: order[one.against]))

    def _check_place(self, paper: Paper, marks: dict[str, str], name: WriteIn) -> None:
        option = paper.option(name.against)
        if option is None or marks.get(name.against) != NO:
            raise Refused(
                "ballot.write_in_not_against",
                "对候选人投反对票才能另选他人，请先对该候选人选“反对”，或取消所填的“%(name)s”",
                status=422,
                name=name.name,
            )

    def _check_name(self, paper: Paper, name: WriteIn) -> None:
        for option in paper.options:
            if name.name == known_as(option.title) or (name.person and name.person == option.person):
                raise Refused(
                    "ballot.write_in_is_candidate",
                    "%(name)s已经是候选人，如赞成请在其姓名下选“赞成”，或改填他人",
                    status=422,
                    name=name.name,
                )

    def to_data(self, answer: Answer) -> dict[str, object]:
        """The canonical JSON, in the paper's order."""
        return {"votes": dict(answer.marks), "write_ins": [name.to_data() for name in answer.write_ins]}

    def count(self, paper: Paper, answers: Iterable[Answer]) -> Counts:
        """The three figures of each candidate as they were pressed, then the written-in names; nobody counts twice a ballot."""
        held = list(answers)
        counts = count_marks(self.name, self.questions(paper), [Answer(one.method, one.marks) for one in held])
        names = Counter(name for one in held for name in {line_id(one_name.name) for one_name in one.write_ins})
        written = tuple(OptionCount(key, yes=names[key]) for key in sorted(names))
        return Counts(self.name, counts.options + written, counts.cast, counts.valid, counts.blank)

    def describe(self, paper: Paper, answer: Answer) -> list[str]:
        """Each candidate with the key, and who is written in instead."""
        instead = {name.against: f"，另选他人：{name.name}" for name in answer.write_ins}
        return [
            f"{o.number}. {o.title}：{VOTE_WORDS.get(answer.mark(o.id) or '', NOT_MARKED)}{instead.get(o.id, '')}"
            for o in paper.in_order()
        ]


def _check_twins(names: list[WriteIn]) -> None:
    against, written, people = set(), set(), set()
    for name in names:
        if name.against in against:
            raise Refused("ballot.write_in_twice", "对一名候选人投反对票，只能另选一人，请取消多填的姓名", status=422)
        if name.name in written or name.person in people:
            raise Refused("ballot.name_twice", "“%(name)s”填写了两次，请取消一处", status=422, name=name.name)
        against.add(name.against)
        written.add(name.name)
        people |= {name.person} - {""}
