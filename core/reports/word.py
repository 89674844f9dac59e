"""A Word file in the manner of official papers (GB/T 9704-2012): A4, 小标宋 title, 黑体 headings, 仿宋 text, page numbers."""

import io
from datetime import datetime

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

TITLE_FONT, HEAD_FONT, SUBHEAD_FONT, BODY_FONT = "方正小标宋简体", "黑体", "楷体", "仿宋"
TITLE_SIZE, SIZE, LINE = Pt(22), Pt(16), Pt(28)
"""2号, 3号, and a line of the type area (GB/T 9704-2012, 5.2.3 and 7.3)."""

RED = RGBColor(0xB5, 0x12, 0x1B)


class OfficialPaper:
    """A paper that grows line by line."""

    def __init__(self, title: str, *, marks: str = "") -> None:
        """`marks` stands red above the title (草稿, 演练)."""
        self._title = title
        self._document = Document()
        self._set_page()
        if marks:
            run = self._line(HEAD_FONT, Pt(14), marks, side=WD_ALIGN_PARAGRAPH.CENTER).runs[0]
            run.font.color.rgb = RED
        head = self._line(TITLE_FONT, TITLE_SIZE, title, side=WD_ALIGN_PARAGRAPH.CENTER)
        head.paragraph_format.line_spacing = Pt(36)
        head.paragraph_format.space_after = Pt(18)

    def heading(self, text: str) -> None:
        """A heading, which stays with what follows it."""
        form = self._line(HEAD_FONT, SIZE, text).paragraph_format
        form.keep_with_next, form.space_before = True, Pt(8)

    def subheading(self, text: str) -> None:
        """A heading of the second level: 楷体, indented as the text (GB/T 9704-2012, 7.3.3)."""
        form = self._line(SUBHEAD_FONT, SIZE, text).paragraph_format
        form.keep_with_next, form.first_line_indent = True, Pt(32)

    def text(self, text: str) -> None:
        """A paragraph, its first line indented by two characters."""
        self._line(BODY_FONT, SIZE, text).paragraph_format.first_line_indent = Pt(32)

    def fact(self, name: str, text: str) -> None:
        """A name and what it is, on one line."""
        _run(self._line(HEAD_FONT, SIZE, f"{name}："), BODY_FONT, SIZE, text)

    def dated(self, text: str) -> None:
        """The date below the text."""
        self._line(BODY_FONT, SIZE, text, side=WD_ALIGN_PARAGRAPH.RIGHT).paragraph_format.space_before = Pt(24)

    def content(self, made_at: datetime) -> bytes:
        """The file."""
        about = self._document.core_properties
        about.title, about.author = self._title, ""
        about.created = about.modified = made_at.replace(tzinfo=None)
        buffer = io.BytesIO()
        self._document.save(buffer)
        return buffer.getvalue()

    def _set_page(self) -> None:
        """Type area and margins (GB/T 9704-2012, 6.1); the page's number below."""
        section = self._document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(37), Mm(35)
        section.left_margin, section.right_margin = Mm(28), Mm(26)
        foot = section.footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _number(foot)

    def _line(self, font: str, size: Pt, text: str, *, side: WD_ALIGN_PARAGRAPH | None = None) -> Paragraph:
        paragraph = self._document.add_paragraph()
        form = paragraph.paragraph_format
        form.line_spacing, form.space_before, form.space_after = LINE, Pt(0), Pt(0)
        if side is not None:
            paragraph.alignment = side
        if text:
            _run(paragraph, font, size, text)
        return paragraph


def _run(paragraph: Paragraph, font: str, size: Pt, text: str) -> None:
    run = paragraph.add_run(text)
    run.font.name, run.font.size = font, size
    run.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _number(paragraph: Paragraph) -> None:
    """The field that Word fills with the page's number."""
    run = paragraph.add_run().element
    for kind in ("begin", "PAGE", "end"):
        if kind == "PAGE":
            mark = run.makeelement(qn("w:instrText"), {})
            mark.text = kind
        else:
            mark = run.makeelement(qn("w:fldChar"), {qn("w:fldCharType"): kind})
        run.append(mark)
