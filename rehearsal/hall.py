"""What the secretariat and the chair do in a rehearsal, step by step, through the API."""

import asyncio
import random
from collections.abc import Collection, Sequence
from typing import Any

from rehearsal.badge import Badge, read_badge
from rehearsal.client import Client, Refusal
from rehearsal.count import Named
from rehearsal.papers import EVALUATION, poll_body
from rehearsal.prepared import Person, Prepared
from rehearsal.roster_file import lines, workbook

PERSON = "代表"


class Office:
    """The secretariat's and the chair's desk: one login that may do what both do."""

    def __init__(self, client: Client) -> None:
        self.client = client

    async def prepare(
        self, deputies: int, methods: list[str], chance: random.Random, sealed: Collection[str] = ()
    ) -> Prepared:
        """Make term, meeting, roll, badges, sitting, agenda and polls; those of the methods in `sealed` are sealed."""
        meeting_id, roll_id = await self._meeting(f"演练：{deputies}名代表")
        people = await self._people(roll_id, deputies, chance)
        sitting = await self.client.post(f"/meetings/{meeting_id}/sittings", {"title": "演练全体会议"})
        prepared = Prepared(
            meeting_id,
            roll_id,
            sitting["id"],
            [person for person in people if person.role.startswith(PERSON)],
            [person for person in people if not person.role.startswith(PERSON)],
        )
        await self._agenda(prepared, methods, sealed)
        return prepared

    async def open_gate(self, prepared: Prepared) -> None:
        """Start the meeting, which freezes the roll, and show the sign-in board."""
        await self.client.post(f"/meetings/{prepared.meeting_id}/start")
        await self.stage(prepared, "signin")

    async def scan(self, prepared: Prepared, person: Person) -> dict[str, Any]:
        """The gate scans a badge."""
        answer: dict[str, Any] = await self.client.post_until_answered(
            f"/sittings/{prepared.sitting_id}/scan", {"badge": person.badge.token}
        )
        return answer

    async def enter_by_hand(self, prepared: Prepared, person: Person, state: str, reason: str) -> None:
        """Mark somebody's attendance at the desk: made_up (补签), leave (请假) or left (早退)."""
        body = {"person_id": person.id, "state": state, "reason": reason}
        await self.client.post(f"/sittings/{prepared.sitting_id}/attendance", body)

    async def wall_code(self, prepared: Prepared) -> str:
        """The code that stands on the wall now."""
        answer = await self.client.post(f"/sittings/{prepared.sitting_id}/wall/start")
        return str(answer["code"])

    async def open_sitting(self, prepared: Prepared) -> dict[str, Any]:
        """宣布开会, and check the quorum."""
        await self.client.post(f"/sittings/{prepared.sitting_id}/open")
        answer: dict[str, Any] = await self.client.post(f"/sittings/{prepared.sitting_id}/quorum")
        return answer

    async def stage(self, prepared: Prepared, face: str, **what: str) -> None:
        """Put something on the stage."""
        await self.client.post(f"/meetings/{prepared.meeting_id}/stage", {"face": face, **what})

    async def poll(self, poll_id: str, step: str) -> Any:
        """One step of a poll: open, close, show, revote."""
        return await self.client.post(f"/polls/{poll_id}/{step}")

    async def begin_keys(self, prepared: Prepared, people: Sequence[Person], threshold: int | None) -> str:
        """Begin a key ceremony: any `threshold` of these people open the boxes, or all of them; the group's id."""
        body = {
            "kind": "all" if threshold is None else "threshold",
            "threshold": threshold,
            "people": [person.id for person in people],
        }
        return str((await self.client.post(f"/meetings/{prepared.meeting_id}/keys", body))["group_id"])

    async def close_box(self, poll_id: str) -> None:
        """封箱, as soon as the last ballot is verified."""
        while True:
            try:
                await self.poll(poll_id, "close")
                return
            except Refusal as refusal:
                if refusal.code != "box.unchecked":
                    raise
            await asyncio.sleep(0.1)

    async def ballots(self, poll_id: str) -> list[Named]:
        """Who chose what, by seat, as the hall lists it."""
        answer = await self.client.get(f"/polls/{poll_id}/results")
        return [(row["seat"], row["answer"]) for row in answer["names"] if row["cast"]]

    async def finish(self, prepared: Prepared) -> None:
        """散会 and 闭会."""
        await self.client.post(f"/sittings/{prepared.sitting_id}/close")
        await self.client.post(f"/meetings/{prepared.meeting_id}/end")

    async def empty_roll(self, title: str) -> str:
        """The empty roll of a new meeting of its own term."""
        return (await self._meeting(title))[1]

    async def _meeting(self, title: str) -> tuple[str, str]:
        body = {"term_id": await self._term(), "kind": "plenary", "number": 1, "title": title, "rehearsal": True}
        meeting_id: str = (await self.client.post("/meetings", body))["id"]
        detail = await self.client.get(f"/meetings/{meeting_id}")
        return meeting_id, detail["meeting"]["roll_id"]

    async def _term(self) -> str:
        """A term of its own, long past, so that it never is the current one and its people are nobody's."""
        taken = {term["number"] for term in await self.client.get("/terms")}
        number = next((n for n in range(99, 0, -1) if n not in taken), None)
        if number is None:
            raise Refusal(0, "rehearsal.terms", "没有可用的届次编号，无法再演练 no number is left for another term")
        body = {"number": number, "title": f"演练（{number}）", "starts_on": "1900-01-01", "ends_on": "1900-12-31"}
        return str((await self.client.post("/terms", body))["id"])

    async def _people(self, roll_id: str, deputies: int, chance: random.Random) -> list[Person]:
        wanted = lines(deputies, chance)
        preview = await self.client.upload(f"/rolls/{roll_id}/imports", "rehearsal.xlsx", workbook(wanted))
        await self.client.post(f"/imports/{preview['id']}/confirm", {"new_delegations": "all"})
        listed = {row["seat"]: row for row in await self._listed(roll_id)}
        if len(listed) != len(wanted):
            raise Refusal(0, "rehearsal.import", f"导入 {len(wanted)} 人，名册上有 {len(listed)} 人")
        badges = await self._badges(roll_id)
        ids = {w.seat: listed[w.seat]["person_id"] for w in wanted}
        return [Person(ids[w.seat], w.name, w.seat, w.role, badges[ids[w.seat]]) for w in wanted]

    async def _listed(self, roll_id: str) -> list[dict[str, Any]]:
        people: list[dict[str, Any]] = await self.client.get(f"/rolls/{roll_id}/people")
        return people

    async def _badges(self, roll_id: str) -> dict[str, Badge]:
        badges = await self.client.post(f"/rolls/{roll_id}/badges", {"format": "json"})
        return {badge["person_id"]: read_badge(badge["secret"]) for badge in badges}

    async def _agenda(self, prepared: Prepared, methods: list[str], sealed: Collection[str]) -> None:
        for place, method in enumerate(methods):
            title = f"演练议程{place + 1}"
            agenda = await self.client.post(f"/meetings/{prepared.meeting_id}/agenda", {"title": title})
            prepared.items[method] = agenda["id"]
            if method == EVALUATION:
                continue
            body = {**poll_body(method, sealed=method in sealed), "item_id": agenda["id"]}
            made = await self.client.post(f"/meetings/{prepared.meeting_id}/polls", body)
            prepared.polls[method] = made["poll"]["id"]
