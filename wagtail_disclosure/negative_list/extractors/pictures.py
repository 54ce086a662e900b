"""Pictures: what they tell beside what they show, and words where there is OCR."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import IO

import pillow_heif
from PIL import Image, ImageSequence, UnidentifiedImageError

from wagtail_disclosure.archives import FileProblem
from wagtail_disclosure.negative_list.extractors import ocr
from wagtail_disclosure.negative_list.extractors.extractor import (
    Extractor,
    Reading,
    SourceFile,
)
from wagtail_disclosure.negative_list.extractors.layout.reading import PageReader
from wagtail_disclosure.negative_list.extractors.picture_metadata import (
    metadata_of,
)
from wagtail_disclosure.negative_list.screening.texts import Readable

_MARKS = (
    *(b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"BM"),
    *(b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"),
)
_HEIF_BRANDS = frozenset(
    {b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis", b"avif", b"avis"}
)
_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP", "HEIF", "AVIF")
# Dots: smaller pictures are icons.
_MIN_WIDTH, _MIN_HEIGHT = 120, 24
_MAX_FRAMES = 1_000
_OCR_PIXELS = 16_000_000


class PictureExtractor(Extractor):
    """
    Position, author, device and comments of a picture.

    Its words are read where there is OCR, but a picture is not unreadable without:
    see `ocr`. Only what is a scan by its form, black and white or of several pages,
    is then a page that nobody has read.
    """

    suffixes = frozenset(
        {
            *("jpg", "jpeg", "jpe", "png", "webp", "tif", "tiff"),
            *("gif", "bmp", "heic", "heif", "avif"),
        }
    )

    def recognises(self, file: SourceFile) -> bool:
        head = file.head
        if head.startswith(b"BM"):
            # Two letters are little: a bitmap also says where its dots begin.
            return head[6:10] == b"\0\0\0\0" and file.suffix in self.suffixes
        is_webp = head[:4] == b"RIFF" and head[8:12] == b"WEBP"
        is_heif = head[4:8] == b"ftyp" and head[8:12] in _HEIF_BRANDS
        return head.startswith(_MARKS) or is_webp or is_heif

    def extract(self, file: SourceFile, reading: Reading) -> Iterator[Readable]:
        pillow_heif.register_heif_opener()
        with file.open() as stream, _opened(stream) as image:
            width, height = image.size
            if width * height > reading.limits.max_pixels:
                yield from metadata_of(image, reading)
                raise FileProblem("too-large", pixels=reading.limits.max_pixels)
            problem = _load(image)
            yield from metadata_of(image, reading)
            if problem:
                raise FileProblem(problem)
            yield from _words(image, reading)


def _opened(stream: IO[bytes]) -> Image.Image:
    Image.init()
    # A Pillow may be built without some of them.
    formats = [name for name in _FORMATS if name in Image.OPEN]
    try:
        return Image.open(stream, formats=formats)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise FileProblem("too-large") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise FileProblem("damaged") from error


def _load(image: Image.Image) -> str:
    """Read the dots: what a PNG says after them is known only then."""
    try:
        image.load()
    except (OSError, ValueError, SyntaxError, EOFError):
        return "damaged"
    return ""


def _words(image: Image.Image, reading: Reading) -> Iterator[Readable]:
    is_tiff = image.format == "TIFF"
    frames = getattr(image, "n_frames", 1) if is_tiff else 1
    is_scan = is_tiff and (frames > 1 or image.mode == "1")
    pages = PageReader(reading)
    for number, frame in enumerate(ImageSequence.Iterator(image), start=1):
        reading.spend()
        if number > min(frames, _MAX_FRAMES):
            break
        if frame.width * frame.height > reading.limits.max_pixels:
            raise FileProblem("too-large", page=number)
        runs = None
        if ocr.pages_left(reading) and _may_hold_words(frame):
            runs = ocr.read_picture(_as_png(frame), reading)
        if runs is not None:
            yield from pages.read(runs, number)
        elif is_scan:
            yield reading.problem("scanned", {"page": number})


def _may_hold_words(frame: Image.Image) -> bool:
    return frame.width >= _MIN_WIDTH and frame.height >= _MIN_HEIGHT


def _as_png(frame: Image.Image) -> bytes:
    copy = frame.convert("RGBA") if "transparency" in frame.info else frame
    if copy.mode in ("RGBA", "LA"):
        # On paper: black words on nothing would be black on black.
        paper = Image.new("RGBA", copy.size, "white")
        copy = Image.alpha_composite(paper, copy.convert("RGBA"))
    copy = copy.convert("L")
    if copy.width * copy.height > _OCR_PIXELS:
        scale = (_OCR_PIXELS / (copy.width * copy.height)) ** 0.5
        copy = copy.resize((int(copy.width * scale), int(copy.height * scale)))
    stream = io.BytesIO()
    copy.save(stream, "PNG", compress_level=1)
    return stream.getvalue()
