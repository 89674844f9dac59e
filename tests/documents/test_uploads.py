"""Files come in over HTTP: by content, not by name; whole or not at all."""

import errno
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from documents import files
from documents.incoming import Incoming
from documents.intake.once import make_waiting
from documents.rules import limits
from tests.conftest import Client, code_of
from tests.documents import pdfs
from tests.documents.builders import a_document, version_now
from tests.voting.builders import Hall, a_hall


@pytest.fixture
def hall(app: Flask) -> Hall:
    return a_hall(1)


@pytest.fixture
def secretary(login: Callable[[str], Client]) -> Client:
    return login("secretariat")


def upload(client: Client, hall: Hall, content: bytes, name: str = "报告.pdf", **fields: str) -> TestResponse:
    """What a browser sends."""
    parts = [_part(f'name="{key}"', value.encode()) for key, value in fields.items()]
    body = b"".join([*parts, _part(f'name="file"; filename="{name}"', content), b"--x--\r\n"])
    return send(client, hall, io.BytesIO(body), len(body))


def _part(about: str, content: bytes) -> bytes:
    return f"--x\r\nContent-Disposition: form-data; {about}\r\n\r\n".encode() + content + b"\r\n"


def send(client: Client, hall: Hall, body: io.BytesIO, length: int) -> TestResponse:
    return client.http.post(
        f"/api/v1/meetings/{hall.meeting_id}/documents",
        headers=client.headers,
        input_stream=body,
        content_type="multipart/form-data; boundary=x",
        environ_overrides={"CONTENT_LENGTH": str(length)},
    )


def nothing_left() -> bool:
    """Whether no file lies about that nobody keeps."""
    return list((files.root() / "incoming").iterdir()) == []


def folders() -> int:
    return sum(len(path.name) == files.ID_LENGTH for path in files.root().iterdir())


def test_many_files_into_an_item_one_after_the_other(hall: Hall, secretary: Client) -> None:
    for name in ("一.pdf", "二.pdf"):
        answer = upload(secretary, hall, pdfs.paper(1), name, item_id=hall.item_id)
        assert answer.status_code == 200
        version = answer.get_json()["versions"][0]
        assert (version["state"], version["progress"], version["fault"]) == ("queued", 0, None)
    make_waiting()
    library = secretary.get(f"/meetings/{hall.meeting_id}/library").get_json()
    assert [(one["title"], one["label"]) for one in library["documents"]] == [
        ("一", "会议文件之一"),
        ("二", "会议文件之二"),
    ]
    assert [one["versions"][0]["pages"] for one in library["documents"]] == [1, 1]
    assert isinstance(library["office"], bool)
    assert nothing_left()


def test_the_same_upload_again_keeps_no_second_file(hall: Hall, secretary: Client) -> None:
    made = [upload(secretary, hall, pdfs.paper(1), gesture="an-upload").get_json()["id"] for _ in range(2)]
    assert made[0] == made[1]
    assert folders() == 1
    assert nothing_left()


def test_the_original_comes_back_as_it_was(hall: Hall, secretary: Client) -> None:
    content = pdfs.scan(1)
    made = upload(secretary, hall, content, "../../扫描件.pdf").get_json()
    answer = secretary.get(f"/documents/{made['id']}/versions/{made['versions'][0]['id']}/original")
    assert answer.data == content
    assert "filename*=UTF-8''%E6%89%AB%E6%8F%8F%E4%BB%B6.pdf" in answer.headers["Content-Disposition"]
    other = a_document(hall)
    assert secretary.get(f"/documents/{other}/versions/{made['versions'][0]['id']}/original").status_code == 404


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "空.pdf", "document.empty"),
        (b"MZ\x90", "报告.pdf", "document.program"),
        (pdfs.paper(1), "报告.exe", "document.program"),
        (pdfs.paper(1), "报告.docx", "document.not_what_it_says"),
        (pdfs.picture("PNG"), "照片.jpg", "document.not_what_it_says"),
        ("普通文字".encode(), "笔记.txt", "document.unknown_kind"),
        (pdfs.zip_of({"OFD.xml": b""}), "公文.ofd", "document.ofd_is_attachment"),
        (pdfs.zip_bomb(), "炸弹.docx", "document.zip_bomb"),
        (
            pdfs.zip_of({"[Content_Types].xml": b"", "word/document.xml": b"", "word/vbaProject.bin": b""}),
            "宏.docx",
            "document.has_macros",
        ),
    ],
)
def test_bad_files_are_refused_with_a_sentence_and_leave_nothing(
    hall: Hall, secretary: Client, content: bytes, name: str, code: str
) -> None:
    answer = upload(secretary, hall, content, name)
    assert (answer.status_code, code_of(answer)) == (400, code)
    message = answer.get_json()["error"]["message"]
    assert "%(" not in message
    assert message.endswith(("上传", "选择", "附件", "PDF", "图片"))
    assert nothing_left()
    assert folders() == 0
    assert secretary.get(f"/meetings/{hall.meeting_id}/library").get_json()["documents"] == []


def test_a_long_name_is_shortened_and_its_suffix_kept(hall: Hall, secretary: Client) -> None:
    made = upload(secretary, hall, pdfs.paper(1), "关" * 200 + ".pdf").get_json()
    assert made["versions"][0]["filename"] == "关" * (limits.NAME - 4) + ".pdf"
    assert made["title"] == "关" * (limits.NAME - 4)


def test_a_file_that_is_too_large_is_refused_by_its_name(
    hall: Hall, secretary: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("documents.incoming.FILE", 20_000)
    answer = upload(secretary, hall, pdfs.paper(1))
    assert code_of(answer) == "document.too_large"
    assert nothing_left()


def test_what_is_far_too_large_is_not_even_read(hall: Hall, secretary: Client) -> None:
    class Unread(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise AssertionError("read")

    answer = send(secretary, hall, Unread(), 500 * 1024 * 1024)
    assert answer.status_code == 413


def test_a_full_disk_is_said_and_leaves_nothing(hall: Hall, secretary: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the middle of the file: what still comes is taken, so that the answer arrives."""
    written: list[int] = []

    def full(_disk: Any, data: Any) -> int:
        if sum(written) + len(data) > 100_000:
            raise OSError(errno.ENOSPC, "No space left on device")
        written.append(len(data))
        return len(data)

    class Disk(io.FileIO):
        write = full

    def opened(path: Path, mode: str = "r", *rest: Any, **named: Any) -> Any:
        return Disk(path, "x") if mode == "xb" else original(path, mode, *rest, **named)

    original = Path.open
    monkeypatch.setattr(Path, "open", opened)
    answer = upload(secretary, hall, pdfs.scan(2), "扫描.pdf")
    monkeypatch.undo()
    assert (answer.status_code, code_of(answer)) == (507, "document.disk_full")
    assert "磁盘空间不足" in answer.get_json()["error"]["message"]
    assert written
    assert nothing_left()
    assert folders() == 0


def test_a_disk_that_is_full_at_the_last_step_leaves_nothing(
    hall: Hall, secretary: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is kept within the change: where that fails, the file goes too."""

    def fails(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("documents.actions.add_document.renumber", fails)
    answer = upload(secretary, hall, pdfs.paper(1))
    assert answer.status_code == 500
    assert folders() == 0
    assert nothing_left()


def test_a_connection_that_breaks_leaves_nothing(hall: Hall, secretary: Client) -> None:
    body = (
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n'
        b"Content-Type: application/pdf\r\n\r\n" + pdfs.paper(1)
    )
    answer = send(secretary, hall, io.BytesIO(body), len(body) + 100_000)
    assert answer.status_code == 400
    assert nothing_left()
    assert folders() == 0


def test_nobody_elses_upload_is_written_at_all(
    app: Flask, hall: Hall, login: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(_: object) -> None:
        raise AssertionError("written")

    monkeypatch.setattr(Incoming, "__init__", never)
    assert upload(login("chair"), hall, pdfs.paper(1)).status_code == 403


def test_without_a_file_or_into_nowhere(hall: Hall, secretary: Client) -> None:
    path = f"/meetings/{hall.meeting_id}/documents"
    assert code_of(secretary.post(path, data={"item_id": hall.item_id})) == "document.no_file"
    assert upload(secretary, hall, pdfs.paper(1), item_id="nowhere").status_code == 404
    assert code_of(upload(secretary, hall, pdfs.paper(1), what="x")) == "request.invalid"
    assert folders() == 0
    assert nothing_left()


def test_a_version_and_an_attachment(hall: Hall, secretary: Client) -> None:
    document_id = a_document(hall)
    first = version_now(document_id).id
    file = (io.BytesIO(pdfs.paper(2)), "修订.pdf")
    made = secretary.post(f"/documents/{document_id}/versions", data={"file": file, "replaces": first, "note": "改了"})
    assert made.get_json()["versions"][0]["note"] == "改了"
    again = (io.BytesIO(pdfs.paper(3)), "又改.pdf")
    answer = secretary.post(f"/documents/{document_id}/versions", data={"file": again, "replaces": first})
    assert code_of(answer) == "document.replaced_meanwhile"
    assert "修订.pdf" in answer.get_json()["error"]["message"]
    ofd = (io.BytesIO(pdfs.zip_of({"OFD.xml": b""})), "正文.ofd")
    attached = secretary.post(f"/documents/{document_id}/attachments", data={"file": ofd}).get_json()["attachments"]
    assert [one["name"] for one in attached] == ["正文.ofd"]
    bad = secretary.post(f"/documents/{document_id}/attachments", data={"file": (io.BytesIO(b"MZ"), "a.ofd")})
    assert code_of(bad) == "document.program"
    before = folders()
    gone = secretary.post(f"/documents/{document_id}/attachments/{attached[0]['id']}/remove")
    assert gone.get_json()["attachments"] == []
    assert folders() == before - 1
    assert nothing_left()


def test_a_fault_is_a_sentence_with_its_figures(hall: Hall, secretary: Client) -> None:
    made = upload(secretary, hall, pdfs.long_paper(limits.PAGES + 1), "太长.pdf").get_json()
    make_waiting()
    (document,) = secretary.get(f"/meetings/{hall.meeting_id}/library").get_json()["documents"]
    fault = document["versions"][0]["fault"]
    assert fault["code"] == "document.too_many_pages"
    assert fault["message"] % fault["params"] == "文件有2001页，超过2000页的上限，请拆分后再上传"
    assert secretary.post(f"/documents/{made['id']}/retry").get_json()["versions"][0]["state"] == "queued"
    assert secretary.post(f"/documents/{made['id']}/remove").status_code == 200
    assert folders() == 0


def test_settings_over_http(hall: Hall, secretary: Client) -> None:
    document_id = a_document(hall)
    body = {
        "title": "新标题",
        "secrecy": "secret",
        "readers": {"voters": True},
        "opens": "at",
        "opens_at": "2026-12-01T09:00:00+08:00",
        "until": "2026-12-02T09:00:00+08:00",
        "must_sign": True,
    }
    made = secretary.post(f"/documents/{document_id}", body).get_json()
    assert (made["title"], made["secrecy"], made["must_sign"]) == ("新标题", "secret", True)
    assert made["readers"] == {"everyone": False, "voters": True, "roles": [], "delegations": [], "people": []}
    assert made["opens_at"] == "2026-12-01T01:00:00Z"
    assert secretary.post(f"/documents/{document_id}", {"title": "再改"}).get_json()["until"] == "2026-12-02T01:00:00Z"
    assert secretary.post(f"/documents/{document_id}", {"until": None}).get_json()["until"] is None
    assert code_of(secretary.post(f"/documents/{document_id}", {"secrecy": "top"})) == "request.invalid"
    moved = secretary.post(f"/documents/{document_id}/move", {"item_id": None, "position": None}).get_json()
    assert moved["item_id"] is None
