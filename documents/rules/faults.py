"""Why a file was not taken or could not become pages, as sentences that say what to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong: `message` is the Chinese sentence with `%(x)s` from `params`, for the catalogue of whoever shows it."""

    code: str
    message: str
    params: Mapping[str, Any] = field(default_factory=dict)


FAULTS = (
    Fault("document.empty", "“%(name)s”是空文件，请重新选择"),
    Fault("document.too_large", "“%(name)s”超过%(limit)s MB，请拆分或压缩后再上传"),
    Fault(
        "document.unknown_kind",
        "“%(name)s”不是可以在会上阅读的文件；请上传 PDF、Word、Excel、PowerPoint、ODT 文件或图片",
    ),
    Fault("document.program", "“%(name)s”是程序文件，不能上传"),
    Fault("document.not_what_it_says", "“%(name)s”的内容不是%(says)s，而是%(is)s；请用正确的软件重新保存后再上传"),
    Fault("document.old_office", "“%(name)s”是旧版 Office 格式；请另存为 docx、xlsx、pptx 或 PDF 后再上传"),
    Fault("document.ofd_is_attachment", "OFD 文件不能直接显示，请上传对应的 PDF，再把“%(name)s”作为它的附件"),
    Fault("document.has_macros", "文件带有宏，不能上传；请另存为不带宏的文件或 PDF"),
    Fault("document.encrypted", "文件设有密码，无法显示；请去掉密码后重新上传"),
    Fault("document.broken", "文件已损坏，无法修复；请从原软件重新导出后再上传"),
    Fault("document.too_many_pages", "文件有%(pages)s页，超过%(limit)s页的上限，请拆分后再上传"),
    Fault("document.no_pages", "文件里没有任何页面，请检查后重新上传"),
    Fault("document.zip_bomb", "文件解压后过大，可能是恶意文件，没有转换；请另存为 PDF 后再上传"),
    Fault("document.picture_too_large", "图片尺寸过大（%(width)s×%(height)s），请缩小后再上传"),
    Fault("document.no_office", "服务器没有安装 LibreOffice，不能转换此类文件；请先另存为 PDF 再上传"),
    Fault("document.conversion_failed", "LibreOffice 无法转换此文件；请先另存为 PDF 再上传"),
    Fault("document.conversion_hung", "转换超过%(seconds)s秒没有完成，已停止；请先另存为 PDF 再上传"),
    Fault("document.too_slow", "处理超过%(seconds)s秒没有完成，已停止；请拆分文件，或重新导出 PDF 后再上传"),
    Fault("document.crashed", "处理此文件时程序异常退出；请重新导出 PDF 后再上传"),
    Fault("document.disk_full", "服务器磁盘空间不足，文件没有保存；请联系管理员清理后再上传"),
    Fault("document.file_gone", "服务器上找不到此文件的原件，请重新上传"),
)
"""Each with the sentence that is its key in the catalogue."""

SENTENCES: Mapping[str, str] = {fault.code: fault.message for fault in FAULTS}

REPAIRABLE = frozenset({"document.no_office", "document.disk_full", "document.crashed", "document.too_slow"})
"""Faults of the server rather than of the file: trying again may help."""


class BadFile(Exception):
    """A file that cannot be taken; `code` is a key of SENTENCES."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params


def fault_of(code: str, params: Mapping[str, Any]) -> Fault:
    """The fault of a version as it is shown."""
    shown = {key: value for key, value in params.items() if isinstance(value, str | int | float)}
    return Fault(code, SENTENCES.get(code, SENTENCES["document.crashed"]), shown)
