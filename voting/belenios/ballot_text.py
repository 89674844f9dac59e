"""Ballots as they nearly always come, told from their bytes alone: written in the one compact way, of the right shape.

What matches would be read by `canonical.loads` and written again byte for byte; of what does not match nothing is said,
for finding out what is wrong is the business of those who read it as JSON.
"""

import re
from typing import Final

from voting.belenios.canonical import Json

_NUMBER: Final = "(?:0|[1-9][0-9]*+)"
_WORD: Final = "[0-9A-Za-z+/]++"


def _list(item: str) -> str:
    return rf"\[(?:{item}(?:,{item})*+)?\]"


def _pair(first: str, second: str, number: str = _NUMBER) -> str:
    return rf'\{{"{first}":"{number}","{second}":"{number}"\}}'


_PROOFS: Final = _list(_pair("challenge", "response"))
_ANSWER: Final = (
    rf'\{{"choices":{_list(_pair("alpha", "beta"))},"individual_proofs":{_list(_PROOFS)}'
    rf',"overall_proof":{_PROOFS}(?:,"blank_proof":{_PROOFS})?\}}'
)
_BALLOT: Final = re.compile(
    (
        rf'\{{"election_uuid":"({_WORD})","election_hash":"({_WORD})","credential":"({_NUMBER})"'
        rf',"answers":{_list(_ANSWER)}'
        rf',"signature":\{{"hash":"({_WORD})","proof":{_pair("challenge", "response", f"({_NUMBER})")}\}}\}}'
    ).encode()
)
_AN_ANSWER: Final = b'{"choices":'


def glance(raw: bytes) -> Json:
    """The ballot as JSON with nothing in its answers, if it is written as ballots are; None where that is not sure."""
    found = _BALLOT.fullmatch(raw)
    if found is None:
        return None
    uuid, election, credential, signed, challenge, response = (group.decode() for group in found.groups())
    return {
        "election_uuid": uuid,
        "election_hash": election,
        "credential": credential,
        "answers": [None] * raw.count(_AN_ANSWER),
        "signature": {"hash": signed, "proof": {"challenge": challenge, "response": response}},
    }
