"""Random damage to a good ballot and to a good archive: never a crash, never accepted, never slow."""

import json
import shutil
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import create_app
from core.db import reading
from tests.conftest import Client, close, settings_in
from tests.voting.belenios.workshop import change
from tests.voting.builders import act, chosen, device, small_choose
from tests.voting.sealed.builders import (
    Here,
    KeyOwner,
    SealedHall,
    a_sealed_hall,
    certificate_text,
    closed_box,
    keys_for_all,
    part_text,
    public_text,
    sealed_poll,
)
from tests.voting.sealed.forging import signed
from voting.belenios.bel.read import read_archive
from voting.belenios.canonical import dumps
from voting.belenios.pedersen import identity, new_seed
from voting.belenios.trustee_key import new_key
from voting.belenios.verify import Rules, verify
from voting.sealed import keeper as keepers
from voting.sealed import store
from voting.sealed.actions.begin_keys import begin_keys
from voting.sealed.bel import bel_of
from voting.sealed.keeper import Keeper, install_keeper

FEW = settings(max_examples=50, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None)
LONGEST = 20.0
"""Seconds that one answer may take on a machine with much else to do."""


class Shop:
    """An open poll with a good ballot, and the archive of a poll that is over."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.hall: SealedHall = a_sealed_hall(2)
        done = sealed_poll(self.hall, "motion")
        self.hall.vote(0, done, {"vote": "yes"})
        closed_box(done)
        with reading() as session:
            self.archive = bel_of(session, done)
        self.poll_id = sealed_poll(self.hall, small_choose(2, 1))
        self.good = self.hall.sealed(0, self.poll_id, chosen(1)).raw.decode()
        self.fields = json.loads(self.good)
        self.client: Client = device(app, self.hall.hall.voters[0])

    def post(self, data: bytes) -> int:
        """The status of the answer; never a stumble, never a ballot in the box."""
        began = time.monotonic()
        headers = self.client.headers | {"Content-Type": "application/json"}
        response = self.client.http.post(f"/api/v1/polls/{self.poll_id}/sealed-ballot", data=data, headers=headers)
        assert time.monotonic() - began < LONGEST
        assert 400 <= response.status_code < 500, response.get_data()
        assert response.get_json()["error"]["message"]
        with reading() as session:
            assert store.unchecked_count(session, self.poll_id) == 0
        return response.status_code


@pytest.fixture(scope="module")
def shop(_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    folder = tmp_path_factory.mktemp("fuzz")
    shutil.copytree(_template, folder, dirs_exist_ok=True)
    app = create_app(settings_in(folder))
    app.testing = True
    yield Shop(app)
    close(app)


ODD: st.SearchStrategy[Any] = st.sampled_from(
    [
        None,
        True,
        -1,
        0,
        1.5,
        "",
        "0",
        "1",
        " 1",
        "1_0",
        "１",
        "-1",
        "1e3",
        "9" * 700,
        [],
        {},
        [[]],
        "\x7f",
        "é",
        "\\u0031",
    ]
)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value in a JSON value."""
    yield path
    inner: Sequence[tuple[Any, Any]] = ()
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    for key, one in inner:
        yield from places(one, (*path, key))


@FEW
@given(st.data())
def test_bytes_of_a_ballot_damaged(shop: Shop, data: st.DataObject) -> None:
    raw = shop.good
    for _ in range(data.draw(st.integers(1, 3))):
        at, length = data.draw(st.integers(0, len(raw) - 1)), data.draw(st.integers(0, 8))
        put = data.draw(st.text(st.characters(codec="utf-8") | st.sampled_from('[]{}",:0123456789\\'), max_size=6))
        raw = raw[:at] + put + raw[at + length :]
    if raw != shop.good:
        shop.post(json.dumps({"ballot": raw}).encode())


@FEW
@given(st.data())
def test_values_of_a_ballot_replaced_and_signed_again(shop: Shop, data: st.DataObject) -> None:
    """All that the door itself checks: what is left for the keeper is in test_door."""
    paths = [path for path in places(shop.fields) if path and path[0] != "signature"]
    path = data.draw(st.sampled_from(paths))
    new = data.draw(ODD)
    damaged = change(shop.fields, path, new)
    if damaged == shop.fields or (isinstance(new, str) and new in ("0", "1") and path[0] == "answers"):
        return
    shop.post(json.dumps({"ballot": signed(shop.hall.master(0), shop.poll_id, damaged)}).encode())


@FEW
@given(st.data())
def test_parts_of_a_ballot_moved(shop: Shop, data: st.DataObject) -> None:
    """Pieces of the ballot in other places, some left out, some twice; under the old signature."""
    paths = [path for path in places(shop.fields) if path]
    damaged = shop.fields
    source, target = data.draw(st.sampled_from(paths)), data.draw(st.sampled_from(paths))
    piece: Any = shop.fields
    for key in source:
        piece = piece[key]
    damaged = change(damaged, target, piece)
    raw = dumps(damaged).decode()
    if raw != shop.good:
        shop.post(json.dumps({"ballot": raw}).encode())


@FEW
@given(st.binary(max_size=60) | st.text('[]{}",:ballot0\\u d8', max_size=60).map(str.encode))
def test_requests_of_any_bytes(shop: Shop, data: bytes) -> None:
    shop.post(data)
    shop.post(b'{"ballot":"' + data + b'"}')


@FEW
@given(st.data())
def test_archives_damaged(shop: Shop, data: st.DataObject) -> None:
    """The verifier names a fault, whatever was done to a good archive."""
    raw = shop.archive
    how = data.draw(st.sampled_from(("flip", "cut", "repeat", "move", "zero", "append")))
    blocks = [raw[i : i + 512] for i in range(0, len(raw), 512)]
    at = data.draw(st.integers(0, len(raw) - 1))
    if how == "flip":
        damaged = raw[:at] + bytes([raw[at] ^ data.draw(st.integers(1, 255))]) + raw[at + 1 :]
    elif how == "cut":
        damaged = raw[:at]
    elif how == "append":
        damaged = raw + data.draw(st.sampled_from((b"\0" * 512, b"\0" * 1024, b"x", raw)))
    else:
        one, other = (data.draw(st.integers(0, len(blocks) - 1)) for _ in range(2))
        if how == "repeat":
            blocks.insert(other, blocks[one])
        elif how == "move":
            blocks[one], blocks[other] = blocks[other], blocks[one]
        else:
            blocks[one] = b"\0" * 512
        damaged = b"".join(blocks)
    if damaged == raw:
        return
    began = time.monotonic()
    report = verify(damaged, Rules())
    assert report.faults
    assert time.monotonic() - began < LONGEST


class Ceremony:
    """A scrutineer whose key is asked for, and one who is asked to open a box."""

    def __init__(self, app: Flask) -> None:
        hall = a_sealed_hall(2, scrutineers=2, number=20)
        keys_for_all(hall, 1)
        poll_id = sealed_poll(hall, keys="scrutineers")
        hall.vote(1, poll_id, {"vote": "no"})
        closed_box(poll_id)
        part = part_text(hall.holders[0], poll_id)
        one, some = (
            act(begin_keys, of.meeting_id, kind, needed, [of.actor(place).id for place in range(2)])
            for of, kind, needed in (
                (hall, "all", None),
                (a_sealed_hall(2, scrutineers=2, number=21), "threshold", 2),
            )
        )
        certificate = certificate_text(KeyOwner(hall.actor(0), me=identity(new_seed())))
        self.client = device(app, hall.hall.voters[0])
        self.doors = {
            "part": (f"/polls/{poll_id}/part", part),
            "public": (f"/keys/{one}/public", public_text(new_key())),
            "certificate": (f"/keys/{one}/certificate", certificate),
            "polynomial": (f"/keys/{some}/polynomial", certificate),
        }


@pytest.fixture(scope="module")
def ceremony(shop: Shop) -> Iterator[Ceremony]:
    before = keepers.keeper()
    install_keeper(Keeper(Here))
    yield Ceremony(shop.app)
    install_keeper(before)


@FEW
@given(st.data())
def test_texts_of_scrutineers_damaged(ceremony: Ceremony, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(ceremony.doors)))
    path, good = ceremony.doors[name]
    fields = json.loads(good)
    if data.draw(st.booleans()):
        damaged = change(fields, data.draw(st.sampled_from(list(places(fields)))), data.draw(ODD))
        raw = dumps(damaged).decode()
    else:
        at = data.draw(st.integers(0, len(good) - 1))
        raw = good[:at] + data.draw(st.text(st.characters(codec="utf-8"), max_size=3)) + good[at + 1 :]
    if raw == good:
        return
    response = ceremony.client.post(path, {name: raw})
    assert 400 <= response.status_code < 500, response.get_data()


def test_the_undamaged_ones_are_good(shop: Shop) -> None:
    assert not verify(shop.archive, Rules()).faults
    assert read_archive(shop.archive).head.hash
    answer = shop.client.post(f"/polls/{shop.poll_id}/sealed-ballot", {"ballot": shop.good})
    assert answer.get_json()["state"] == "received"
