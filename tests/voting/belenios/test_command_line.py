"""`python -m voting.belenios verify`: what it prints and how it exits."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.voting.belenios.workshop import chained
from voting.belenios.__main__ import main

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def archive(tmp_path, steps):
    def write(some) -> str:
        path = tmp_path / "archive.bel"
        path.write_bytes(chained(some))
        return str(path)

    return write


def test_a_regular_election(archive, steps):
    command = [sys.executable, "-m", "voting.belenios", "verify", archive(steps)]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert answer.returncode == 0
    assert answer.stderr == ""
    assert "3 cast, 2 tallied" in answer.stdout
    assert "       1 (blank)\n" in answer.stdout


def test_a_running_one(archive, steps, capsys):
    path = archive(steps[:3])
    assert main(["verify", path]) == 1
    assert capsys.readouterr().err == "archive.not_tallied: archive: ends with Ballot, not with Result\n"
    assert main(["verify", path, "--running"]) == 0
    assert "2 cast, none tallied" in capsys.readouterr().out


def test_first_only(archive, steps, capsys):
    assert main(["verify", archive(steps[:4]), "--running", "--first-only"]) == 1
    assert capsys.readouterr().err.startswith("again.second_ballot: ballot 3, ballot: ")


def test_one_line_a_fault(archive, shop, steps, capsys):
    bad = [("Ballot", [shop.forged(2, [[n, n], [0, 1, 0, 0]]).raw]) for n in (0, 1)]
    assert main(["verify", archive([*steps[:4], *bad]), "--running", "--processes", "1"]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[:2] for line in lines] == [
        ["proof.overall", "ballot 4, question 1"],
        ["proof.overall", "ballot 5, question 1"],
    ]


def test_no_file(tmp_path, capsys):
    assert main(["verify", str(tmp_path / "nothing.bel")]) == 2
    assert "No such file" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main([])
