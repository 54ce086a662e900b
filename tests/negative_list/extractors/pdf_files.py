"""PDF made from nothing, so that a test says what is in it."""

import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib import colors
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
A4 = (595, 842)


class Sheet(Canvas):
    """A canvas that writes Chinese from the beginning."""

    def __init__(self, **options: object) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        self.stream = io.BytesIO()
        super().__init__(self.stream, pagesize=A4, **options)
        self.write_with(12)

    def write_with(self, size: float) -> None:
        self.setFont(FONT, size)

    def line(self, y: float, *cells: str, at: tuple[int, ...] = (60,)) -> None:
        for x, cell in zip(at, cells, strict=True):
            self.drawString(x, y, cell)

    def next_page(self) -> None:
        self.showPage()
        self.write_with(12)

    @contextmanager
    def apart(self) -> Iterator[None]:
        self.saveState()
        yield
        self.restoreState()

    def box(self, x: float, y: float, width: float, height: float, color=None) -> None:
        with self.apart():
            self.setFillColor(color or colors.black)
            self.rect(x, y, width, height, stroke=0, fill=1)

    def picture(self, image: Image.Image, *place: float, mask: str | None = None):
        self.drawImage(ImageReader(image), *place, mask=mask)

    def bytes(self) -> bytes:
        self.save()
        return self.stream.getvalue()


def scan(*lines: str, size: tuple[int, int] = (1240, 1754)) -> Image.Image:
    """A page as a scanner sees it."""
    image = Image.new("L", size, 255)
    draw = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        draw.text((120, 150 + 90 * number), line, fill=0, font=_font(44))
    return image


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    path = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
    try:
        return ImageFont.truetype(path, size, index=2)
    except OSError:
        return ImageFont.load_default(size)


def bomb(operators: bytes, times: int) -> bytes:
    """A page of few bytes that asks for a great many objects."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(operators) for _ in range(times))
    packed += packer.flush()
    return b"".join(
        (
            b"%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n",
            b"2 0 obj <</Type/Pages/Kids[5 0 R 3 0 R]/Count 2>> endobj\n",
            b"3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]",
            b"/Contents 4 0 R>> endobj\n",
            b"5 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]",
            b"/Contents 6 0 R/Resources<</Font<</F <</Type/Font/Subtype/Type1",
            b"/BaseFont/Helvetica>> >> >> >> endobj\n",
            b"6 0 obj <</Length 38>> stream\n",
            b"BT /F 12 Tf 20 100 Td (Before it) Tj ET",
            b"\nendstream endobj\n",
            b"4 0 obj <</Length %d/Filter/FlateDecode>> stream\n" % len(packed),
            packed,
            b"\nendstream endobj\ntrailer <</Root 1 0 R/Size 7>>\n%%EOF",
        )
    )
