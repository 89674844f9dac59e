"""Scrutineers that are programs: they make keys of which all are needed, and open the box with them."""

import time
from dataclasses import dataclass

from tests.browser.conftest import DemoHall
from tests.browser.scrutiny import keys
from voting.belenios.canonical import dumps
from voting.belenios.decryption import decrypt
from voting.belenios.election import read_election
from voting.belenios.tally import EncryptedTally, read_encrypted_tally
from voting.belenios.trustee_key import new_key, single


@dataclass
class Holder:
    """One of them; `place` is the place in the demo's list of badges."""

    hall: DemoHall
    place: int
    secret: int = 0

    @property
    def name(self) -> str:
        """The name on the badge."""
        return str(self.hall.demo["badges"][self.place]["name"])

    def make_key(self) -> None:
        """Make a key and give its public side."""
        self.secret = new_key()
        public = dumps(single(self.secret, self.name).key.to_json()).decode()
        self.hall.deputy(self.place).post(f"/keys/{keys(self.hall)['group_id']}/public", {"public": public})

    def open_box(self, poll: str) -> None:
        """Wait for the encrypted sums and give the part."""
        client = self.hall.deputy(self.place)
        while (tally := client.get(f"/polls/{poll}/tally")["encrypted_tally"]) is None:
            time.sleep(0.02)
        election = read_election(client.get(f"/polls/{poll}/election")["election"].encode())
        sums = EncryptedTally(read_encrypted_tally(tally.encode()), 0, 0)
        client.post(f"/polls/{poll}/part", {"part": decrypt(election, sums, self.secret).raw.decode()})
