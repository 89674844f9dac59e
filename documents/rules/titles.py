"""Names of files, as they come from browsers of all kinds, and the titles made from them."""

import re
import unicodedata

from core.files import NOT_IN_NAMES
from documents.rules.limits import NAME, TITLE

SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}$")
INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Cn")
SPACES = re.compile(r"\s+")


def clean_name(name: str) -> str:
    """The last part of a path, without what no file's name may have, at most NAME characters with its suffix kept.

    Characters that turn the direction of writing are left out: `gpj.exe` must not read as something else.
    """
    last = re.split(r"[/\\]", name)[-1]
    shown = "".join(char for char in last if unicodedata.category(char) not in INVISIBLE)
    plain = SPACES.sub(" ", NOT_IN_NAMES.sub("_", unicodedata.normalize("NFC", shown))).strip(" .")
    if not plain:
        return "未命名文件"
    suffix = suffix_of(plain)
    stem = plain[: len(plain) - len(suffix)]
    return stem[: NAME - len(suffix)].rstrip(" .") + suffix


def suffix_of(name: str) -> str:
    """`.pdf`, with its dot, as written; empty where there is none or nothing before it."""
    found = SUFFIX.search(name)
    return found[0] if found and found.start() > 0 else ""


def title_of(filename: str) -> str:
    """The title that a document gets from its file: the name without its suffix."""
    stem = filename[: len(filename) - len(suffix_of(filename))]
    return clean_title(stem) or "未命名文件"


def clean_title(title: str) -> str:
    """A title in one line, at most TITLE characters."""
    return one_line(title)[:TITLE].rstrip()


def one_line(text: str) -> str:
    """A text in one line, without what cannot be seen and what turns the direction of writing."""
    shown = "".join(char if unicodedata.category(char) not in INVISIBLE else " " for char in text)
    return SPACES.sub(" ", unicodedata.normalize("NFC", shown)).strip()
