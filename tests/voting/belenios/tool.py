"""belenios-tool as tests use it: one folder, one election; if the tool is missing the tests fail."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

GROUP = ("--group", "BELENIOS-2048")


def call(*arguments, folder: Path, stdin: bytes = b"") -> bytes:
    """What the tool prints; an error if it fails."""
    answer = attempt(*arguments, folder=folder, stdin=stdin)
    assert answer.returncode == 0, answer.stderr.decode()
    return answer.stdout


def attempt(*arguments, folder: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the tool, whatever comes of it."""
    environment = {**os.environ, "BELENIOS_USE_URANDOM": "1"}
    command = ["belenios-tool", *map(str, arguments)]
    return subprocess.run(
        command, cwd=folder, input=stdin, env=environment, capture_output=True, timeout=120, check=False
    )


def accepts(archive: bytes, uuid: str, folder: Path) -> bool:
    """Does the tool's own verifier pass this archive?"""
    folder.mkdir(exist_ok=True)
    (folder / f"{uuid}.bel").write_bytes(archive)
    return attempt("election", "verify", folder=folder).returncode == 0


class ToolElection:
    """An election that the tool itself makes, step by step."""

    def __init__(self, folder: Path, questions: list[dict[str, Any]], voters: int = 3, **names: str) -> None:
        self.folder = folder
        self.uuid = call("setup", "generate-token", folder=folder).decode().strip()
        template = {"description": '描述 "x" / \\ \n', "name": "名 é", "questions": questions} | names
        (folder / "template.json").write_text(json.dumps(template))
        call("setup", "generate-credentials", "--uuid", self.uuid, *GROUP, "--count", voters, folder=folder)
        next(folder.glob("*.pubcreds")).rename(folder / "public_creds.json")
        lines = next(folder.glob("*.privcreds")).read_text().splitlines()
        self.credentials = [line.split()[1] for line in lines]
        self.keys: list[Path] = []

    @property
    def archive(self) -> bytes:
        return (self.folder / f"{self.uuid}.bel").read_bytes()

    def single_trustees(self, count: int) -> None:
        for _ in range(count):
            call("setup", "generate-trustee-key", *GROUP, folder=self.folder)
        self.keys = sorted(self.folder.glob("*.privkey"))
        public = [key.with_suffix(".pubkey").read_bytes().strip() + b"\n" for key in self.keys]
        (self.folder / "public_keys.jsons").write_bytes(b"".join(public))

    def open(self) -> None:
        call("setup", "make-trustees", folder=self.folder)
        call("setup", "make-election", "--uuid", self.uuid, *GROUP, "--template", "template.json", folder=self.folder)
        self.begin()

    def begin(self) -> None:
        call("archive", "init", folder=self.folder)

    def make_ballot(self, credential: str, choices: list[list[int]]) -> bytes:
        (self.folder / "cred").write_text(credential)
        (self.folder / "choices").write_text(json.dumps(choices))
        made = call("election", "generate-ballot", "--privcred", "cred", "--ballot", "choices", folder=self.folder)
        return made.strip()

    def add(self, kind: str, data: bytes = b"") -> None:
        call("archive", "add-event", f"--type={kind}", folder=self.folder, stdin=data)

    def close(self) -> None:
        self.add("EndBallots")
        self.add("EncryptedTally", call("election", "compute-encrypted-tally", folder=self.folder))

    def decrypt_single(self) -> None:
        for owner, key in enumerate(self.keys, 1):
            arguments = ("--privkey", key.name, "--trustee-id", owner)
            self.add("PartialDecryption", call("election", "decrypt", *arguments, folder=self.folder))

    def finish(self) -> list[list[int]]:
        result = call("election", "compute-result", folder=self.folder)
        self.add("Result", result)
        return json.loads(result)["result"]

    def verifies(self) -> bool:
        return attempt("election", "verify", folder=self.folder).returncode == 0
