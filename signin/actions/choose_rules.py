"""Choose how a meeting signs in: does a tablet count, and which quorum applies."""

from typing import Any

from core.db import Change
from core.errors import Refused
from meeting.store import access_meeting
from signin.live_store import tell_figures
from signin.rules.quorum import rule_for
from signin.store import Choices, choices_of
from signin.tables import SigninRules


def choose_rules(tx: Change, meeting_id: str, *, tablet_signs_in: bool, quorum: dict[str, Any] | None) -> Choices:
    """Keep the choices; `quorum` ({num, den, strict}) is a place's own rule, None the law's for this kind of meeting.

    Raises Refused: "quorum.bad_rule", and "quorum.frozen" where it would change after the meeting has started.
    """
    meeting = access_meeting(tx.session, meeting_id, tx.actor)
    rule = rule_for(meeting.kind, quorum)
    before = choices_of(tx.session, meeting_id)
    own = {"num": rule.num, "den": rule.den, "strict": rule.strict} if quorum else None
    after = Choices(tablet_signs_in, own)
    if after == before:
        return before
    if after.quorum != before.quorum and meeting.state != "prepared":
        raise Refused("quorum.frozen", "会议已经开始，法定人数规则已锁定，不能再改")
    row = tx.session.get(SigninRules, meeting_id, with_for_update=True)
    if row is None:
        row = SigninRules(meeting_id=meeting_id)
        tx.session.add(row)
    row.tablet_signs_in, row.quorum = tablet_signs_in, own
    tx.session.flush()
    tx.record(
        f"meeting:{meeting_id}",
        "signin.rules_chosen",
        meeting_id,
        tablet_signs_in=tablet_signs_in,
        quorum=rule.to_data(),
    )
    tell_figures(tx, meeting_id)
    return after
