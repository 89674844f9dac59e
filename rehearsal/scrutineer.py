"""A scrutineer's tablet: makes a part of the key, counts the sealed ballots by itself, gives its part of the opening."""

from typing import Any

from rehearsal.codes import code_of_fingerprint
from rehearsal.prepared import Person
from rehearsal.tablet import State, Tablet
from rehearsal.wire import Target
from rehearsal.workshop import Workshop, part_of, sum_up
from voting.belenios.canonical import dumps, items, loads
from voting.belenios.pedersen import (
    certificates_fingerprint,
    identity,
    make_certificate,
    make_polynomial,
    make_voutput,
    new_seed,
    open_decryption_key,
    read_vinput,
)
from voting.belenios.signed import Signed, read_signed
from voting.belenios.trustee_key import new_key, single

PATIENCE = 60.0
"""Seconds that a scrutineer waits for the others."""


class Scrutineer:
    """A holder of the key; what goes wrong is put down in `faults`."""

    def __init__(self, person: Person, target: Target, meeting_id: str) -> None:
        self.person = person
        self.tablet = Tablet(target, meeting_id, "scrutineer")
        self.faults: list[str] = []
        self._me = identity(new_seed())
        self.secret = 0
        self._boxed: list[str] = []

    async def arrive(self) -> None:
        """Log in with the badge and open the scrutineers' page."""
        await self.tablet.client.log_in(badge=self.person.badge.token)
        await self.tablet.start()

    async def make_whole_key(self, group_id: str) -> None:
        """The one step of a key that all holders open with."""
        self.secret = int(new_key())
        public = dumps(single(self.secret, self.person.name).key.to_json()).decode()
        await self._give(group_id, "public", public)

    async def give_certificate(self, group_id: str) -> None:
        """The first step of a key of which some holders are enough."""
        await self._give(group_id, "certificate", dumps(make_certificate(self._me).to_json()).decode())

    async def share(self, group_id: str) -> None:
        """The second step: compare the code with the screen's, then seal a share for each of the others."""
        await self._wait_for_step("sharing")
        certificates, threshold, _ = await self._mine(group_id)
        fingerprint = certificates_fingerprint(certificates)
        keys = self.tablet.state["keys"]
        if (keys["fingerprint"], keys["code"]) != (fingerprint, code_of_fingerprint(fingerprint)):
            self.fault(f"核对码不一致 another code: hall {keys['code']}, own {code_of_fingerprint(fingerprint)}")
        made = make_polynomial(self._me, certificates, threshold)
        await self._give(group_id, "polynomial", dumps(made.to_json()).decode())

    async def finish(self, group_id: str) -> None:
        """The third step: open the shares of the others; the tablet knows its part of the key from now on."""
        await self._wait_for_step("finishing")
        certificates, threshold, vinput = await self._mine(group_id)
        made = make_voutput(self._me, certificates, threshold, read_vinput(vinput.encode()))
        self.secret = int(open_decryption_key(self._me, made.private_key))
        await self._give(group_id, "voutput", dumps(made.to_json()).decode())

    async def boxed(self, poll_id: str) -> list[str]:
        """All ballots of a box that is not open for voting any more."""
        self._boxed = []
        await self.follow(poll_id)
        return self._boxed

    async def follow(self, poll_id: str) -> int:
        """Take over what has come into the box since the last time; how many ballots there are."""
        while True:
            answer = await self.tablet.client.get(f"/polls/{poll_id}/sealed-ballots?after={len(self._boxed)}")
            self._boxed += answer["ballots"]
            if not answer["ballots"]:
                return len(self._boxed)

    async def open_box(self, poll_id: str, election: str, workshop: Workshop) -> None:
        """Add up what this tablet has collected, compare, and only then give the part of the opening; twice."""
        client = self.tablet.client
        own = await workshop(sum_up, election, await self._credentials(poll_id), self._boxed)
        tally: str = (await client.get(f"/polls/{poll_id}/tally"))["encrypted_tally"]
        self._boxed = []
        if tally != own:
            self.fault("合计与本机不一致，没有开箱 the sum is not the tablet's own: the box was not opened")
            return
        body = {"part": await workshop(part_of, election, tally, self.secret)}
        for _ in range(2):
            await client.post_until_answered(f"/polls/{poll_id}/part", body)

    async def _credentials(self, poll_id: str) -> str:
        return str((await self.tablet.client.get(f"/polls/{poll_id}/credentials"))["credentials"])

    async def _mine(self, group_id: str) -> tuple[list[Signed], int, str]:
        mine = await self.tablet.client.get(f"/keys/{group_id}/mine")
        listed = items(loads(mine["certificates"].encode(), "certificates"), "certificates")
        return [read_signed(one, "certificate") for one in listed], mine["threshold"], mine["vinput"] or ""

    async def _give(self, group_id: str, what: str, text: str) -> None:
        """Send a text of the ceremony, and the same once more as an impatient finger does."""
        for _ in range(2):
            await self.tablet.client.post_until_answered(f"/keys/{group_id}/{what}", {what: text})

    async def _wait_for_step(self, step: str) -> None:
        if not await self.tablet.wait_for(lambda state: _step(state) == step, PATIENCE):
            raise RuntimeError(f"{self.person.name}: 密钥生成停在 the ceremony stands at {_step(self.tablet.state)}")

    def fault(self, what: str) -> None:
        """Put down what was wrong."""
        self.faults.append(f"监票人 {self.person.name}: {what}")


def _step(state: State) -> Any:
    return state["keys"] and state["keys"]["step"]
