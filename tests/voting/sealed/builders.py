"""A hall whose deputies hold badges, scrutineers with keys, and sealed polls for tests."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from typing import Any

from core.actor import Actor
from core.db import change, reading
from meeting.store import roll_of
from roster.actions.issue_badges import issue_badges
from tests.voting.builders import STAFF, Hall, a_hall, a_poll, act, poll_now
from voting import store as polls
from voting.actions.close_poll import close_poll
from voting.actions.open_poll import open_poll
from voting.belenios.badge import Master, master_of, poll_exponent
from voting.belenios.ballot import Ballot, seal_ballot
from voting.belenios.canonical import dumps, loads
from voting.belenios.chance import SECURE
from voting.belenios.decryption import decrypt
from voting.belenios.pedersen import (
    Identity,
    Polynomial,
    identity,
    make_certificate,
    make_polynomial,
    make_voutput,
    new_seed,
    open_decryption_key,
    read_vinput,
)
from voting.belenios.signed import read_signed
from voting.belenios.trustee_key import new_key, single
from voting.rules.methods import method_named
from voting.rules.sealing import values_of
from voting.sealed import store, work
from voting.sealed.actions.begin_keys import begin_keys
from voting.sealed.actions.cast_sealed import cast_sealed
from voting.sealed.actions.give_certificate import give_certificate
from voting.sealed.actions.give_part import give_part
from voting.sealed.actions.give_polynomial import give_polynomial
from voting.sealed.actions.give_public import give_public
from voting.sealed.actions.give_voutput import give_voutput
from voting.sealed.actions.start_check import start_check
from voting.sealed.frozen import frozen_election, read_sealed
from voting.sealed.keeper import Keeper
from voting.sealed.live import MySealedSlice
from voting.sealed.shown import my_key_part


class Here(Executor):
    """Runs tasks at once in this process."""

    def submit(self, task: Any, /, *arguments: Any, **named: Any) -> "Future[Any]":
        """A future that is done."""
        future: Future[Any] = Future()
        try:
            future.set_result(task(*arguments, **named))
        except Exception as error:
            future.set_exception(error)
        return future


def keep() -> None:
    """What the keeper does until nothing is left to do."""
    keeper = Keeper(Here)
    while keeper.look():
        pass


@dataclass
class SealedHall:
    """A hall whose deputies hold badges; `masters` are the keys that follow from them, by person."""

    hall: Hall
    masters: dict[str, Master]
    holders: "list[KeyOwner]" = field(default_factory=list)

    @property
    def meeting_id(self) -> str:
        """The meeting's id."""
        return self.hall.meeting_id

    def actor(self, place: int) -> Actor:
        """The voter in that place of the roll."""
        return self.hall.actor(place)

    def master(self, place: int) -> Master:
        """That voter's key."""
        return self.masters[self.hall.voters[place].person_id]

    def sealed(self, place: int, poll_id: str, answer: Mapping[str, Any]) -> Ballot:
        """The ballot that this voter's tablet would seal."""
        return sealed_by(self.master(place), poll_id, answer)

    def vote(self, place: int, poll_id: str, answer: Mapping[str, Any]) -> MySealedSlice:
        """Seal and cast a ballot."""
        return cast(self.actor(place), poll_id, self.sealed(place, poll_id, answer).raw.decode())


@dataclass
class KeyOwner:
    """A scrutineer with what only their tablet knows."""

    actor: Actor
    secret: int = 0
    me: Identity | None = None


def a_sealed_hall(count: int = 5, *, scrutineers: int = 0, **options: Any) -> SealedHall:
    """A hall whose deputies all hold badges; the first `scrutineers` of them are scrutineers."""
    hall = a_hall(count, scrutineers=scrutineers, **options)
    return SealedHall(hall, new_badges(hall, range(count)))


def new_badges(hall: Hall, places: Sequence[int]) -> dict[str, Master]:
    """Issue badges to these voters; the keys that follow from their secrets."""
    people = [hall.voters[place].person_id for place in places]
    with change(STAFF) as tx:
        roll_id = roll_of(tx.session, hall.meeting_id) or ""
        return {one.person_id: master_of(one.secret) for one in issue_badges(tx, roll_id, people)}


def sealed_by(master: Master, poll_id: str, answer: Mapping[str, Any]) -> Ballot:
    """A ballot with this answer under this key."""
    with reading() as session:
        paper = polls.paper_of(polls.poll_row(session, poll_id))
    read = method_named(paper.method).read_answer(paper, dict(answer))
    election = frozen_election(poll_id)
    return seal_ballot(election, poll_exponent(master, election.uuid), values_of(paper, read))


def cast(who: Actor, poll_id: str, raw: str) -> MySealedSlice:
    """What a tablet's submission does."""
    ballot = read_sealed(poll_id, raw)
    with change(who) as tx:
        return cast_sealed(tx, poll_id, ballot, tx.now)


def sealed_poll(hall: SealedHall, draft: Any = "motion", *, keys: str = "server", **changes: Any) -> str:
    """An open sealed poll."""
    poll_id = a_poll(hall.hall, draft, box="sealed", keys=keys, **changes)
    act(open_poll, poll_id)
    return poll_id


def keys_for_all(hall: SealedHall, count: int) -> str:
    """A group of the first `count` scrutineers, all of whom must open; its id."""
    people = [hall.hall.voters[place].person_id for place in range(count)]
    group_id: str = act(begin_keys, hall.meeting_id, "all", None, people)
    hall.holders = [KeyOwner(hall.actor(place), new_key()) for place in range(count)]
    for owner in hall.holders:
        act(give_public, group_id, public_text(owner.secret, owner.actor.name), by=owner.actor)
    return group_id


def public_text(secret: int, name: str | None = None) -> str:
    """The public side of a key as a tablet sends it."""
    return dumps(single(secret, name).key.to_json()).decode()


def keys_for_some(hall: SealedHall, count: int, threshold: int) -> str:
    """A group of the first `count` scrutineers, of whom `threshold` are enough; its id."""
    people = [hall.hall.voters[place].person_id for place in range(count)]
    group_id: str = act(begin_keys, hall.meeting_id, "threshold", threshold, people)
    hall.holders = [KeyOwner(hall.actor(place), me=identity(new_seed())) for place in range(count)]
    for owner in hall.holders:
        act(give_certificate, group_id, certificate_text(owner), by=owner.actor)
    for owner in hall.holders:
        act(give_polynomial, group_id, polynomial_text(owner, group_id), by=owner.actor)
    for owner in hall.holders:
        act(give_voutput, group_id, voutput_text(owner, group_id), by=owner.actor)
    return group_id


def certificate_text(owner: KeyOwner) -> str:
    """Step 1 as a tablet sends it."""
    assert owner.me is not None
    return dumps(make_certificate(owner.me).to_json()).decode()


def polynomial_text(owner: KeyOwner, group_id: str) -> str:
    """Step 3 as a tablet sends it."""
    assert owner.me is not None
    with reading() as session:
        mine = my_key_part(session, owner.actor, group_id)
    made: Polynomial = make_polynomial(owner.me, _certificates(mine.certificates), mine.threshold)
    return dumps(made.to_json()).decode()


def voutput_text(owner: KeyOwner, group_id: str) -> str:
    """Step 5 as a tablet sends it; the owner knows the decryption key from now on."""
    assert owner.me is not None
    with reading() as session:
        mine = my_key_part(session, owner.actor, group_id)
    vinput = read_vinput((mine.vinput or "").encode())
    made = make_voutput(owner.me, _certificates(mine.certificates), mine.threshold, vinput)
    owner.secret = open_decryption_key(owner.me, made.private_key)
    return dumps(made.to_json()).decode()


def _certificates(text: str | None) -> Any:
    certificates: Any = loads((text or "").encode(), "certificates")
    return [read_signed(one, "certificate") for one in certificates]


def closed_box(poll_id: str) -> None:
    """Stop the vote, verify, close and add up."""
    act(start_check, poll_id)
    keep()
    act(close_poll, poll_id)
    keep()


def part_text(owner: KeyOwner, poll_id: str) -> str:
    """The partial decryption that the owner's tablet makes."""
    with reading() as session:
        box = store.box_of(session, poll_id)
    assert box.tally is not None
    assert box.sized_tally is not None
    return decrypt(
        frozen_election(poll_id), work.read_tally(box.tally, box.sized_tally), owner.secret, SECURE
    ).raw.decode()


def opened_box(hall: SealedHall, poll_id: str, owners: Sequence[int]) -> None:
    """These owners open the box."""
    for place in owners:
        owner = hall.holders[place]
        act(give_part, poll_id, part_text(owner, poll_id), by=owner.actor)
        keep()


def receipt_of(poll_id: str, who: Actor) -> Any:
    """What is known of the person's newest ballot."""
    with reading() as session:
        return store.latest_receipt(session, poll_id, who.id)


def result_of(poll_id: str) -> dict[str, Any]:
    """The result of a poll whose box was opened."""
    result = poll_now(poll_id).result
    assert result is not None
    return result


def opened_counts(poll_id: str) -> dict[str, int]:
    """What a motion's box was opened to."""
    line = result_of(poll_id)["counts"]["options"][0]
    return {key: line[key] for key in ("yes", "no", "abstain")}
