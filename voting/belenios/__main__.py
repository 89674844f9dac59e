"""The command line: `python -m voting.belenios verify FILE.bel`."""

import sys
from argparse import ArgumentParser, Namespace
from os import cpu_count
from pathlib import Path

from voting.belenios.verify import Report, Rules, verify


def main(arguments: list[str] | None = None) -> int:
    """Verify an archive: 0 if every check passed, 1 if not, 2 if the question was not understood (section 3.5)."""
    options = _parser().parse_args(arguments)
    try:
        raw = options.file.read_bytes()
    except OSError as error:
        print(f"{options.file}: {error.strerror}", file=sys.stderr)
        return 2
    report = verify(raw, Rules(options.running, not options.first_only, options.processes))
    for fault in report.faults:
        print(fault, file=sys.stderr)
    if report.good:
        _print_summary(options, report)
    return 0 if report.good else 1


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m voting.belenios", description="Belenios 2.0 elections")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    command = commands.add_parser("verify", help="check an archived election, all of it")
    command.add_argument("file", type=Path, metavar="FILE.bel")
    command.add_argument("--running", action="store_true", help="it need not have a result yet")
    command.add_argument("--first-only", action="store_true", help="nobody may vote again")
    command.add_argument("--processes", type=int, default=cpu_count() or 1, metavar="N")
    return parser


def _print_summary(options: Namespace, report: Report) -> None:
    """What was verified, and the hash to compare with the one that was announced."""
    assert report.election is not None
    print(f"{options.file}: every check passed")
    print(f"election {report.election.uuid} {report.election.fingerprint}")
    print(f"head     {report.head}")
    print(f"ballots  {report.cast} cast, {report.tally.num_tallied if report.tally else 'none'} tallied")
    for question, row in zip(report.election.questions, report.counts or (), strict=False):
        labels = ("(blank)", *question.answers) if question.blank else question.answers
        print(question.question)
        for label, count in zip(labels, row, strict=True):
            print(f"  {count:>8} {label}")


if __name__ == "__main__":
    sys.exit(main())
