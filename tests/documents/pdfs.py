"""Files for tests, made for real: papers by typst, scans by Pillow, and all kinds of bad ones."""

import io
import zipfile
from functools import cache

import pikepdf
import typst
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image, ImageDraw, ImageFont

from core.reports.compile import COMMON_FONTS

PARAGRAPH = (
    "各位代表：现在，我代表江北区人民政府，向大会报告工作，请予审议，并请政协委员和其他列席人员提出意见。"
    "全区地区生产总值增长百分之六点二，一般公共预算收入完成三十六亿元，老旧小区加装电梯及适老化改造一百二十部，"
    "䶮家桥至喆园路段道路整治全面完工。"
)


@cache
def paper(pages: int = 3, title: str = "政府工作报告", text: str = PARAGRAPH) -> bytes:
    """A paper in Chinese with a heading on each page, which its outline names: 第一章 …"""
    chapters = "\n#pagebreak()\n".join(f"= 第{n}章　{title}\n\n" + f"{text}\n\n" * 4 for n in range(1, pages + 1))
    source = f'#set page("a4")\n#set text(font: "Noto Serif SC", lang: "zh")\n{chapters}'
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(COMMON_FONTS)])
    return typst.compile(source.encode(), format="pdf", font_paths=fonts)


@cache
def long_paper(pages: int) -> bytes:
    """A PDF of many pages, quickly made; each says its number in Latin letters."""
    pdf = Pdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for number in range(1, pages + 1):
        page = pdf.add_blank_page(page_size=(595, 842))
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
        page.obj.Contents = pdf.make_stream(f"BT /F1 24 Tf 72 720 Td (Page number {number}) Tj ET".encode())
    return saved(pdf)


def raster(width: int = 1240, height: int = 1754, seed: int = 1, mode: str = "L") -> Image.Image:
    """A page as a scanner sees it: grey, with specks."""
    picture = Image.effect_noise((width, height), 20).point(lambda value: min(255, value + 100 + seed))
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype(str(COMMON_FONTS / "NotoSerifSC_400Regular.ttf"), 48)
    for line in range(20):
        draw.text((100, 120 + line * 72), "扫描件没有文字层只有图像", fill=30, font=font)
    return picture.convert(mode)


@cache
def scan(pages: int = 2) -> bytes:
    """A PDF of pictures without text, as scanners make them."""
    pictures = [raster(seed=n) for n in range(pages)]
    target = io.BytesIO()
    pictures[0].save(target, "PDF", save_all=True, append_images=pictures[1:], resolution=150)
    return target.getvalue()


@cache
def picture(kind: str = "PNG", width: int = 800, height: int = 600) -> bytes:
    """A picture file."""
    target = io.BytesIO()
    raster(width, height, mode="RGB").save(target, kind)
    return target.getvalue()


@cache
def with_javascript() -> bytes:
    """A PDF that does all that a PDF must not: scripts, programs, files, addresses."""
    pdf = Pdf.open(io.BytesIO(paper(1)))
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert('hello')"))
    pdf.Root.OpenAction = script
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script])))
    page = pdf.pages[0].obj
    page.AA = Dictionary(O=Dictionary(S=Name.Launch, F=String("cmd.exe")))
    link = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([0, 0, 100, 100]),
        A=Dictionary(S=Name.URI, URI=String("https://example.org/")),
    )
    page.Annots = Array([pdf.make_indirect(link)])
    pdf.attachments["secret.txt"] = b"hidden"
    return saved(pdf)


def encrypted(user: str = "secret") -> bytes:
    """A PDF that asks for a password; with an empty `user` it opens for anybody but says what one may do."""
    pdf = Pdf.open(io.BytesIO(long_paper(1)))
    target = io.BytesIO()
    pdf.save(target, encryption=pikepdf.Encryption(owner="owner", user=user))
    return target.getvalue()


def broken() -> bytes:
    """A PDF of which only the beginning came: nothing to be mended."""
    return b"%PDF-1.7\n" + b"\x00garbage" * 50


def damaged() -> bytes:
    """A PDF whose table of objects is gone, as after a bad transfer; its pages are all there."""
    pdf = Pdf.open(io.BytesIO(long_paper(2)))
    target = io.BytesIO()
    pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    whole = target.getvalue()
    table, trailer = whole.rindex(b"xref\n0"), whole.rindex(b"trailer")
    return whole[:table] + whole[trailer : whole.rindex(b"startxref")] + b"startxref\n99999\n%%EOF\n"


def zip_of(parts: dict[str, bytes]) -> bytes:
    """A zip."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


@cache
def zip_bomb() -> bytes:
    """A docx of 300 kB that unpacks to 300 MB."""
    return zip_of({"[Content_Types].xml": b"<Types/>", "word/document.xml": bytes(300 * 1024 * 1024)})


def saved(pdf: Pdf) -> bytes:
    """The bytes of a PDF."""
    target = io.BytesIO()
    pdf.save(target)
    return target.getvalue()


def without_pages() -> bytes:
    """A PDF that is sound and has no page."""
    return saved(Pdf.new())


def picture_bomb() -> bytes:
    """A PNG of a few kB that would be 40,000 pixels wide and high."""
    import struct
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(50_000))) + chunk(b"IEND", b"")
    )


@cache
def with_form(name: str = "") -> bytes:
    """A PDF with a filled text field that has no appearance yet, and a script behind it."""
    pdf = Pdf.open(io.BytesIO(long_paper(1)))
    helvetica = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Tx,
            T=String("name"),
            V=String("Zhang San"),
            DA=String("/Helv 12 Tf 0 g"),
            Rect=Array([72, 600, 300, 620]),
            F=4,
            P=pdf.pages[0].obj,
            AA=Dictionary(K=Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{name}')"))),
        )
    )
    pdf.pages[0].obj.Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(
        Fields=Array([field]), NeedAppearances=True, DR=Dictionary(Font=Dictionary(Helv=helvetica))
    )
    return saved(pdf)
