"""A picture, or a scan of several, becomes a PDF of A4 pages."""

import io
import warnings
import zlib
from collections.abc import Iterator
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from documents.rules.faults import BadFile
from documents.rules.limits import PIXELS, SCANS

FORMATS = ("JPEG", "PNG", "WEBP", "TIFF")
A4 = (595.28, 841.89)
"""Points."""

FINEST = 300
"""Dots an inch on the page beyond which a picture is made coarser."""

QUALITY = 88


def picture_to_pdf(source: Path, target: Path) -> Path:
    """Write `target`: each picture of the file upright on a page of A4, turned as the camera was held."""
    Image.MAX_IMAGE_PIXELS = PIXELS
    with Pdf.new() as pdf:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                for picture in _pictures(source):
                    _add_page(pdf, picture)
        except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
            raise BadFile("document.broken") from error
        pdf.save(target)
    return target


def _pictures(source: Path) -> Iterator[Image.Image]:
    with Image.open(source, formats=FORMATS) as file:
        frames = 1 if file.format == "MPO" else getattr(file, "n_frames", 1)
        if frames > SCANS:
            raise BadFile("document.too_many_pages", pages=frames, limit=SCANS)
        for place, frame in enumerate(ImageSequence.Iterator(file)):
            if place >= frames:
                return
            width, height = frame.size
            if width * height > PIXELS:
                raise BadFile("document.picture_too_large", width=width, height=height)
            yield ImageOps.exif_transpose(frame)


def _add_page(pdf: Pdf, picture: Image.Image) -> None:
    wide = picture.width > picture.height
    page_width, page_height = (A4[1], A4[0]) if wide else A4
    scale = min(page_width / picture.width, page_height / picture.height)
    width, height = picture.width * scale, picture.height * scale
    left, bottom = (page_width - width) / 2, (page_height - height) / 2
    page = pdf.add_blank_page(page_size=(page_width, page_height))
    page.obj.Resources = Dictionary(XObject=Dictionary(Im0=_image(pdf, _coarser(picture, width))))
    drawn = f"q {width:.3f} 0 0 {height:.3f} {left:.3f} {bottom:.3f} cm /Im0 Do Q".encode()
    page.obj.Contents = pdf.make_stream(drawn)


def _coarser(picture: Image.Image, points: float) -> Image.Image:
    """A picture no finer than FINEST, in black and white, greys or colours on white."""
    most = int(points / 72 * FINEST)
    if picture.mode != "1":
        picture = _on_white(picture)
    if picture.width <= most:
        return picture
    size = (most, max(1, picture.height * most // picture.width))
    if picture.mode == "1":
        picture = picture.convert("L")
    return picture.resize(size, Image.Resampling.LANCZOS)


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I") or picture.mode == "F":
        picture = picture.point(lambda value: value / 256).convert("L")
    if picture.has_transparency_data:
        ground = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(ground, picture.convert("RGBA")).convert("RGB")
    return picture if picture.mode in ("L", "RGB") else picture.convert("RGB")


def _image(pdf: Pdf, picture: Image.Image) -> pikepdf.Object:
    about = {"/Type": Name.XObject, "/Subtype": Name.Image, "/Width": picture.width, "/Height": picture.height}
    if picture.mode == "1":
        data = zlib.compress(picture.tobytes(), 6)
        bits, space, coded = 1, Name.DeviceGray, Array([Name.FlateDecode])
    else:
        packed = io.BytesIO()
        picture.save(packed, "JPEG", quality=QUALITY)
        data = packed.getvalue()
        bits, space, coded = 8, Name.DeviceGray if picture.mode == "L" else Name.DeviceRGB, Array([Name.DCTDecode])
    stream = Stream(pdf, data)
    for key, value in (about | {"/BitsPerComponent": bits, "/ColorSpace": space, "/Filter": coded}).items():
        stream[key] = value
    return pdf.make_indirect(stream)
