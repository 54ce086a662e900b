"""PDF: the file is the document, so the body stays empty."""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from pypdf import PasswordType, PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError
from pypdf.generic import DictionaryObject, PdfObject

from wagtail_disclosure.importing.limits import ReadLimits
from wagtail_disclosure.importing.readers.builder import BlockBuilder
from wagtail_disclosure.importing.readers.document import ReadDocument, ReadError

# Beside its own errors, pypdf lets through what malformed objects provoke.
_DAMAGE: tuple[type[Exception], ...] = (
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    zlib.error,
)
_ACTIVE = ("/JavaScript", "/Launch", "/SubmitForm", "/ImportData")
# Titles that a program left behind: file names, "Microsoft Word - …", mojibake.
_PROGRAM_TITLE = re.compile(
    r"^(microsoft |untitled|无标题|文档\s*\d|document\s*\d|幻灯片|powerpoint)"
    r"|\.(docx?|pdf|wps|xlsx?|pptx?|indd|cdr|rtf|tmp|dot)\b|[\\/\x00-\x1f\ufffd]",
    re.IGNORECASE,
)


def read(path: Path, *, limits: ReadLimits) -> ReadDocument:
    try:
        with path.open("rb") as stream:
            return _read(PdfReader(stream), limits)
    except (DependencyError, FileNotDecryptedError) as error:
        raise ReadError("password-protected") from error
    except _DAMAGE as error:
        raise ReadError("damaged") from error


def _read(reader: PdfReader, limits: ReadLimits) -> ReadDocument:
    # An owner's password only restricts printing: the empty one opens the file.
    if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
        raise ReadError("password-protected")
    pages = len(reader.pages)
    if pages == 0:
        raise ReadError("damaged")
    if pages > limits.max_pages:
        raise ReadError("too-many-pages", pages=pages, limit=limits.max_pages)
    builder = BlockBuilder(limits)
    if not _carries_text(reader, limits.text_pages):
        builder.warn("no-text", pages=min(pages, limits.text_pages))
    for code in _extras(reader):
        builder.warn(code)
    return builder.build(_title(reader), is_document=True)


def _carries_text(reader: PdfReader, pages: int) -> bool:
    first_pages = reader.pages[:pages]
    return any(page.extract_text().strip() for page in first_pages)


def _extras(reader: PdfReader) -> Iterator[str]:
    """What the file does or carries beside its pages."""
    catalog = reader.root_object
    names = _dictionary(catalog.get("/Names"))
    action = _dictionary(catalog.get("/OpenAction"))
    if "/JavaScript" in names or action.get("/S") in _ACTIVE or "/AA" in catalog:
        yield "active-content"
    if "/EmbeddedFiles" in names:
        yield "attachments-in-original"


def _dictionary(value: PdfObject | None) -> DictionaryObject:
    found = value.get_object() if value is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _title(reader: PdfReader) -> str:
    metadata = reader.metadata
    title = " ".join((metadata.title or "").split()) if metadata else ""
    if not 4 <= len(title) <= 200 or _PROGRAM_TITLE.search(title):
        return ""
    return title
