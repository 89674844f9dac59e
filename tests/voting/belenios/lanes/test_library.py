"""What was compiled gives the powers that Python's own pow gives, or is not used."""

import os
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path
from platform import machine

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.voting.belenios.workshop import OUTSIDE
from voting.belenios.group import G, P, Q, number
from voting.belenios.lanes import library
from voting.belenios.lanes.library import COMPILED, Library, lanes, load

FLAGS = Path("/proc/cpuinfo").read_text()
EXPONENTS = st.one_of(
    st.sampled_from([0, 1, 15, 16, 255, 256, 2**64 - 1, 2**255, int(Q) - 1, int(Q), 2**256 - 1]),
    st.integers(0, 2**256 - 1),
)
BASES = st.one_of(
    st.sampled_from([0, 1, 2, int(P) - 1, int(P) - 2, 2**28 - 1, 2**2044, int(G), int(OUTSIDE)]),
    st.integers(0, int(P) - 1),
).map(number)
ASKED = st.tuples(st.tuples(BASES, BASES), st.lists(EXPONENTS, max_size=4))


@pytest.fixture(autouse=True)
def fresh():
    """What a test makes the search find is not remembered."""
    yield
    load.cache_clear()


@pytest.mark.skipif(machine() == "x86_64" and " avx2 " not in FLAGS, reason="this processor has no AVX2")
def test_it_is_compiled_by_what_the_tests_set_up():
    assert lanes() is not None


def compiled() -> Library:
    """The library, which is there."""
    found = lanes()
    assert found
    return found


needs_lanes = pytest.mark.skipif(lanes() is None, reason="no compiler, or another processor")


@needs_lanes
@given(st.lists(ASKED, min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_powers_of_pairs(asked):
    """Any number of pairs with any number of exponents each, in the order asked."""
    expected = [[tuple(pow(int(base), e, int(P)) for base in pair) for e in exponents] for pair, exponents in asked]
    assert compiled().powers(asked) == expected


@needs_lanes
@given(BASES, st.lists(EXPONENTS, min_size=1, max_size=20))
@settings(max_examples=20, deadline=None)
def test_powers_from_a_table(base, exponents):
    table = compiled().table(base)
    assert [table.power(e) for e in exponents] == [pow(int(base), e, int(P)) for e in exponents]


R = 1 << (28 * 74)
FULL = [2**2047 - 1, 2**2044 - 1, int(P) - 1, 2**2047 - 2**28]


@needs_lanes
@given(st.lists(st.sampled_from(FULL), min_size=2, max_size=4), EXPONENTS)
@settings(max_examples=10, deadline=None)
def test_full_columns_do_not_overflow(inside, exponent):
    """Numbers that are, times R as they are held inside, limbs of ones: the largest columns that there can be."""
    bases = [number(x * pow(R, -1, int(P)) % int(P)) for x in inside]
    exponents = [exponent, 2**256 - 1]
    expected = [[(pow(int(x), e, int(P)),) * 2 for e in exponents] for x in bases]
    assert compiled().powers([((x, x), exponents) for x in bases]) == expected
    assert [compiled().table(x).power(exponent) for x in bases] == [pow(int(x), exponent, int(P)) for x in bases]


def test_without_a_compiler_there_is_none(tmp_path):
    assert load(tmp_path / "powers.so") is None


def copied(folder: Path) -> Path:
    """What set-up left, in another place."""
    for file in COMPILED.parent.glob("powers.*"):
        shutil.copy(file, folder)
    return folder / COMPILED.name


def put(file: Path, content: bytes) -> None:
    """Another file of this name: what this process has loaded stays as it is."""
    file.unlink()
    file.write_bytes(content)


def cut(file: Path) -> None:
    """As a disk or an interrupted copy leaves it: the processor would meet nothing where it expects code."""
    put(file, file.read_bytes()[:12_000])


def holed(file: Path) -> None:
    """As a power cut leaves it."""
    content = bytearray(file.read_bytes())
    content[4_096:20_000] = bytes(20_000 - 4_096)
    put(file, bytes(content))


def changed(file: Path) -> None:
    """As another version's source lies beside it."""
    file.with_suffix(".c").write_text("int supported(void) { return 0; }")


def unnoted(file: Path) -> None:
    """As somebody built it by hand."""
    file.with_suffix(".sum").unlink()


@needs_lanes
@pytest.mark.parametrize("harm", [cut, holed, changed, unnoted])
def test_what_set_up_did_not_make_of_this_source_is_not_loaded_and_said(tmp_path, caplog, harm):
    file = copied(tmp_path)
    assert load(file) is not None
    load.cache_clear()
    harm(file)
    assert load(file) is None
    assert "make lanes" in caplog.text


@needs_lanes
def test_what_this_machine_cannot_load_is_not_used_and_said(tmp_path, caplog):
    file = copied(tmp_path)
    put(file, b"from another machine")
    note(file)
    assert load(file) is None
    assert "compiled arithmetic is not used" in caplog.text


def note(file: Path) -> None:
    """Note the hashes as set-up does."""
    files = (file.with_suffix(".c"), file)
    lines = [f"{sha256(one.read_bytes()).hexdigest()}  {one.name}\n" for one in files]
    file.with_suffix(".sum").write_text("".join(lines))


SETUP = Path("tools/setup_lanes.sh")


def set_up(tree: Path, *arguments: str, **environment: str) -> str:
    """Run set-up in a tree that has nothing but the source; what it said."""
    for file in (SETUP, COMPILED.with_suffix(".c").relative_to(Path.cwd())):
        (tree / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, tree / file)
    done = subprocess.run(
        [tree / SETUP, *arguments], env={**os.environ, **environment}, check=True, capture_output=True, text=True
    )
    return done.stdout + done.stderr


@needs_lanes
def test_set_up_compiles_once_and_again_when_the_source_changed(tmp_path):
    file = tmp_path / COMPILED.relative_to(Path.cwd())
    assert "arithmetic" in set_up(tmp_path)
    assert load(file) is not None
    assert set_up(tmp_path) == ""
    cut(file)
    assert "arithmetic" in set_up(tmp_path)
    load.cache_clear()
    assert load(file) is not None


def test_set_up_goes_on_without_a_compiler_and_says_how_to_mend_it(tmp_path):
    file = tmp_path / COMPILED.relative_to(Path.cwd())
    assert "make lanes" in set_up(tmp_path, CC="no-such-compiler -m64")
    assert not file.exists()
    assert set_up(tmp_path) == "", "what failed is tried again only when one asks for it"


@needs_lanes
def test_what_lacks_its_processor_is_not_used(monkeypatch, caplog):
    class Elsewhere:
        def __init__(self, path):
            raise OSError("this processor lacks what was compiled")

    monkeypatch.setattr(library, "Library", Elsewhere)
    load.cache_clear()
    assert lanes() is None
    assert "this processor lacks" in caplog.text


@needs_lanes
@pytest.mark.parametrize("length", [256, 3 * 4 * 256], ids=["table", "powers"])
def test_what_computes_wrongly_is_not_used_and_said(monkeypatch, caplog, length):
    """As a compiler's fault or a broken memory would have it: one bit of one power."""
    real = library._numbers

    def numbers(raw):
        first, *rest = real(raw)
        return iter([first ^ (len(raw) == length), *rest])

    monkeypatch.setattr(library, "_numbers", numbers)
    load.cache_clear()
    assert lanes() is None
    assert "does not give the right powers" in caplog.text
