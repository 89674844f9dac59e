"""Where the files of documents lie, and how they come there: whole or not at all.

`<folder>/<version id>/` holds `original`, `document.pdf`, `pages/0001.pdf …`, `thumbs/0001.png …`; an attachment's
`<folder>/<attachment id>/` holds `original`. `<folder>/incoming/` is for what is still being received.
"""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from core.errors import NotFound, Refused
from core.ids import ALPHABET, new_id

_folder: Path | None = None
ID_LENGTH = 16


def use_folder(folder: Path) -> None:
    """Keep this process's documents in `folder`, which need not exist yet."""
    global _folder
    _folder = folder


def root() -> Path:
    """The folder of all documents' files."""
    if _folder is None:
        raise RuntimeError("documents.files.use_folder was not called")
    return _folder


def folder_of(owner_id: str) -> Path:
    """The folder of a version or an attachment; ValueError for what is no id."""
    if not is_owner(owner_id):
        raise ValueError(owner_id)
    return root() / owner_id


def is_owner(name: str) -> bool:
    """Whether a name is an id, as the folders of versions and attachments have it."""
    return len(name) == ID_LENGTH and set(name) <= set(ALPHABET)


def original(owner_id: str) -> Path:
    """The file of a version or an attachment as it came."""
    return folder_of(owner_id) / "original"


def whole(version_id: str) -> Path:
    """The clean PDF of all pages of a version."""
    return folder_of(version_id) / "document.pdf"


def page(version_id: str, number: int) -> Path:
    """The PDF of one page, counted from 1."""
    return folder_of(version_id) / "pages" / f"{number:04}.pdf"


def thumb(version_id: str, number: int) -> Path:
    """The thumbnail of one page, 200 pixels wide."""
    return folder_of(version_id) / "thumbs" / f"{number:04}.png"


def incoming() -> Path:
    """A path for a file that is being received; its folder exists."""
    folder = root() / "incoming"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / new_id()


def keep_original(draft: Path, owner_id: str) -> None:
    """Make a received file, which is on disk already, the original of a version or an attachment."""
    with said_when_full():
        folder = folder_of(owner_id)
        folder.mkdir(parents=True)
        draft.replace(folder / "original")
        sync_folder(folder)
        sync_folder(folder.parent)


def keep_pages(made: Path, version_id: str) -> None:
    """Put what was made in the folder `made` in the place of a version's pages; `made` lies in the version's folder."""
    folder = folder_of(version_id)
    for name in ("document.pdf", "pages", "thumbs"):
        _remove(folder / name)
        (made / name).replace(folder / name)
    _remove(made)
    sync_folder(folder)


def forget(owner_id: str) -> None:
    """Remove the files of a version or an attachment; what is gone already stays so."""
    shutil.rmtree(folder_of(owner_id), ignore_errors=True)


def opened(owner_id: str) -> IO[bytes]:
    """The file of a version or an attachment as it came, open to be read; NotFound where it is gone."""
    try:
        return original(owner_id).open("rb")
    except FileNotFoundError as error:
        raise NotFound("file") from error


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def said_when_full() -> Iterator[None]:
    """Turn a full disk into a sentence."""
    try:
        yield
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise
        raise Refused(
            "document.disk_full", "服务器磁盘空间不足，文件没有保存；请联系管理员清理后再上传", status=507
        ) from error


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
