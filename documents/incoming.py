"""Files on their way in: written to disk as they come, weighed, fingerprinted and looked at before anything is kept."""

import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from werkzeug.datastructures import FileStorage, MultiDict

from core.errors import Refused
from documents import files
from documents.intake.sniff import check_package, kind_of
from documents.rules.faults import SENTENCES, BadFile
from documents.rules.filetype import PACKAGES, check_attachment, check_readable
from documents.rules.limits import FILE
from documents.rules.titles import clean_name

MB = 1024 * 1024


@dataclass(slots=True)
class Received:
    """A file that came whole: `path` is where it lies until it is kept, `kind` what it is by its content.

    `kept_as` is the version or attachment whose original it has become.
    """

    path: Path
    name: str
    size: int
    sha256: str
    kind: str
    kept_as: str = ""

    def keep(self, owner_id: str) -> None:
        """Make it the original of a version or an attachment."""
        files.keep_original(self.path, owner_id)
        self.kept_as = owner_id


@contextmanager
def kept_or_forgotten(file: Received) -> Iterator[None]:
    """Leave nothing of the file behind where the change that keeps it fails."""
    try:
        yield
    except BaseException:
        if file.kept_as:
            files.forget(file.kept_as)
        raise


class Incoming:
    """What an uploaded file is written to. A disk that fills up is told when all has come, so that the answer arrives."""

    def __init__(self) -> None:
        self.size = 0
        self.sha256 = hashlib.sha256()
        self.full = False
        self.path = files.incoming()
        self._file = self.path.open("xb")

    def write(self, data: bytes, /) -> int:
        """Take the next bytes; after a fault they are thrown away."""
        self.size += len(data)
        if self.full or self.size > FILE:
            return len(data)
        try:
            self._file.write(data)
        except OSError as error:
            self._failed(error)
        self.sha256.update(data)
        return len(data)

    def settle(self) -> None:
        """Have all of it on disk."""
        try:
            if not self._file.closed:
                self._file.flush()
                os.fsync(self._file.fileno())
                self._file.close()
        except OSError as error:
            self._failed(error)
        if self.full:
            with files.said_when_full():
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def discard(self) -> None:
        """Remove what was not kept."""
        try:
            self._file.close()
        except OSError as error:
            self._failed(error)
        self.path.unlink(missing_ok=True)

    def seek(self, position: int, /) -> int:
        """Nobody reads it here."""
        return position

    def read(self, size: int = -1, /) -> bytes:
        """Nobody reads it here."""
        return b""

    def close(self) -> None:
        """It is closed by `settle` or `discard`."""

    def _failed(self, error: OSError) -> None:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise error
        self.full = True


def received(uploaded: MultiDict[str, FileStorage], *, beside: bool = False) -> Received:
    """The file of the field `file`, safely on disk and of a kind that can be read, or with `beside` given as it is.

    Refused with a sentence for what is missing, empty, too large, not what its name says, or of no use here.
    """
    file = uploaded.get("file")
    if file is None:
        raise Refused("document.no_file", "请选择要上传的文件", status=400)
    sink: Any = file.stream
    assert isinstance(sink, Incoming)
    name = clean_name(file.filename or "")
    try:
        return _checked(sink, name, beside=beside)
    except BadFile as bad:
        raise refused(bad) from bad


def refused(bad: BadFile) -> Refused:
    """A bad file as a refusal."""
    return Refused(bad.code, SENTENCES[bad.code], status=400, **bad.params)


def _checked(sink: Incoming, name: str, *, beside: bool) -> Received:
    if sink.size > FILE:
        raise BadFile("document.too_large", name=name, limit=FILE // MB)
    sink.settle()
    if sink.size == 0:
        raise BadFile("document.empty", name=name)
    kind = kind_of(sink.path)
    check = check_attachment if beside else check_readable
    check(kind, name)
    if kind in PACKAGES and not beside:
        check_package(sink.path)
    return Received(sink.path, name, sink.size, sink.sha256.hexdigest(), kind)
