"""Each way in which something can be wrong has a test that makes exactly that fault."""

from pathlib import Path

import pytest

from voting.belenios.faults import Code, Fault

SOURCES = "".join(path.read_text() for path in Path(__file__).parent.glob("test_*.py"))


@pytest.mark.parametrize("code", Code)
def test_has_a_test(code):
    assert f"Code.{code.name}" in SOURCES


def test_a_fault_tells_what_and_where():
    fault = Fault(Code.SIZE, "ballot", "too long").within("file 3")
    assert str(fault) == "bytes.size: file 3, ballot: too long"
    assert str(Fault(Code.SIZE, "", "too long").within("file 3")) == "bytes.size: file 3: too long"
