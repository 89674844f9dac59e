"""The laws of the room: what it may import, and that every refusal can be said."""

import ast
import re
import sys
from pathlib import Path

import pytest

import voting.rules

ROOM = Path(voting.rules.__file__).parent
FILES = sorted(ROOM.rglob("*.py"))
IMPURE = {"os", "time", "random", "secrets", "uuid", "socket", "subprocess", "sqlite3", "pathlib", "io", "logging"}


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(ROOM)))
def test_imports_are_pure(file):
    for node in ast.walk(ast.parse(file.read_text())):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        for name in names:
            top = name.split(".")[0]
            own = name == "core.errors" or name.startswith(("voting.rules", "voting.belenios"))
            assert own or (top in sys.stdlib_module_names and top not in IMPURE), name
        if isinstance(node, ast.Attribute):
            assert node.attr not in {"now", "utcnow", "today"}


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(ROOM)))
def test_every_refusal_has_a_code_and_a_sentence_that_can_be_filled(file):
    for node in ast.walk(ast.parse(file.read_text())):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Refused"):
            continue
        code, message = (arg.value if isinstance(arg, ast.Constant) else None for arg in node.args)
        assert code is None or re.fullmatch(r"[a-z_]+\.[a-z_]+", str(code))
        assert isinstance(message, str), "the catalogue finds literal sentences only"
        assert not re.search(r"[,;?!:]", message)
        names = {keyword.arg for keyword in node.keywords}
        assert None in names or set(re.findall(r"%\((\w+)\)s", message)) <= names
