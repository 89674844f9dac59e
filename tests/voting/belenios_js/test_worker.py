"""The worker: what goes in, what comes out, and that nothing else does."""

import pytest

from tests.voting.belenios.workshop import Workshop
from voting.belenios.ballot import check_ballot

pytestmark = pytest.mark.browser
CHOICES = [[1, 0], [0, 1, 1, 0]]
LISTEN = """const worker = new Worker("/js/belenios/worker.js", { type: "module" });
const said = [];
try {
  return await new Promise((resolve) => {
    worker.onmessage = ({ data }) => { said.push(data); if (!("progress" in data)) resolve(said); };
    worker.postMessage(asked);
  });
} finally { worker.terminate(); }"""


def asked(shop, **edits):
    return {"election": shop.election.raw.decode(), "credential": shop.credentials[0], "choices": CHOICES} | edits


def test_the_plain_message(js, shop):
    *_, result = js.run("", LISTEN, asked=asked(shop))
    assert set(result) - {"id"} == {"ballot", "tracker", "code"}
    ballot = check_ballot(shop.election, shop.key, shop.roll.weights, result["ballot"].encode())
    assert ballot.tracker == result["tracker"]


def test_what_is_refused_says_no_choice(js, shop):
    for edits, code in (
        ({"choices": [[1, 1], [0, 1, 1, 0]]}, "choices.invalid"),
        ({"credential": shop.credentials[0] + "x"}, "credential.malformed"),
        ({"election": "{}"}, "bytes.shape"),
        ({"job": "nothing"}, "worker.unknown_job"),
        ({"job": "toString"}, "worker.unknown_job"),
        ({"choices": None}, "worker.failed"),
    ):
        said = js.run("", LISTEN, asked=asked(shop, **edits))
        assert [set(one) - {"id"} for one in said] == [{"error"}]
        assert said[0]["error"]["code"] == code
        assert shop.credentials[0] not in str(said)


def test_the_page_side(js, shop):
    body = """const sealer = new Sealer();
    const { hash } = await sealer.ask("prepare", asked);
    const [one, other] = await Promise.all([sealer.ask("seal", asked), sealer.ask("seal", asked)]);
    const fault = await sealer.ask("seal", { ...asked, choices: [] }).catch(({ code }) => code);
    const pending = sealer.ask("seal", asked).catch(({ code }) => code);
    sealer.close();
    return { hash, one, other, fault, pending: await pending };"""
    found = js.run("Sealer from client", body, asked=asked(shop))
    assert found["hash"] == shop.election.fingerprint
    assert found["one"]["tracker"] != found["other"]["tracker"]
    assert (found["fault"], found["pending"]) == ("choices.invalid", "worker.closed")


def test_a_bad_election_does_not_stay(js, shop):
    """A page that asked with a wrong text may ask again."""
    body = """const sealer = new Sealer();
    const fault = await sealer.ask("prepare", { election: "{}" }).catch(({ code }) => code);
    const { hash } = await sealer.ask("prepare", asked);
    sealer.close();
    return { fault, hash };"""
    found = js.run("Sealer from client", body, asked=asked(shop))
    assert found == {"fault": "bytes.shape", "hash": shop.election.fingerprint}


def test_progress_is_patient(js):
    body = """const [heard, clock] = [[], { now: 1000 }];
    const listen = patient((share) => heard.push(share), () => clock.now);
    for (const [now, share] of [[1100, 0.1], [1499, 0.4], [1500, 0.5], [1550, 0.6], [1600, 0.7], [2000, 1]]) {
      clock.now = now;
      listen(share);
    }
    return heard;"""
    assert js.run("patient from progress", body) == [0.5, 0.7, 1]


def test_sealing_counts_its_steps(js, shop):
    body = """const heard = [];
    await sealBallot(await readElection(asked.election), asked.credential, asked.choices, { onStep: (one) => heard.push(one) });
    return heard;"""
    heard = js.run("readElection from election, sealBallot from ballot", body, asked=asked(shop))
    assert heard == sorted(heard)
    assert (len(heard), heard[-1]) == (8, 1)


def test_jobs_of_any_election_one_after_another(js):
    shops = [Workshop(seed=seed, voters=1, uuid=f"ABCDEFGHabcde{seed}") for seed in (2, 3)]
    body = """const sealer = new Sealer();
    const made = [];
    for (const one of all) made.push((await sealer.ask("seal", one)).ballot);
    sealer.close();
    return made;"""
    order = [shops[0], shops[1], shops[0]]
    made = js.run("Sealer from client", body, all=[asked(shop) for shop in order])
    for shop, raw in zip(order, made, strict=True):
        check_ballot(shop.election, shop.key, shop.roll.weights, raw.encode())
