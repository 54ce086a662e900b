"""How much of a file is read at most."""

from dataclasses import dataclass

from wagtail_disclosure.archives import MEBIBYTE, ArchiveLimits


@dataclass(frozen=True)
class ReadLimits(ArchiveLimits):
    """The limits of one file; those of `ArchiveLimits` hold for docx and xlsx."""

    # Bytes on disk: of pdf, docx and xlsx, and of txt and html.
    max_bytes: int = 100 * MEBIBYTE
    max_text_bytes: int = 5 * MEBIBYTE
    # XML of a Word file, unpacked: its text and notes, styles and numbering.
    max_word_bytes: int = 32 * MEBIBYTE
    # Characters of the body after decoding, markup not counted.
    max_characters: int = 2_000_000
    max_pages: int = 5_000
    # Pages that are looked at to learn whether a pdf carries text.
    text_pages: int = 5
    # Of one table in the body; what is over is left out, with a warning.
    max_table_rows: int = 2_000
    max_table_columns: int = 60
    # Visible sheets of one workbook.
    max_sheets: int = 100
    # Pictures of the body, each and together.
    max_picture_bytes: int = 20 * MEBIBYTE
    max_pictures: int = 500


DEFAULT_LIMITS = ReadLimits()
