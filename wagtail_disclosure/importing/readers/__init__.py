"""Readers of the files that a university has: `read_document(path)`."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from wagtail_disclosure.archives import ArchiveError
from wagtail_disclosure.importing.limits import DEFAULT_LIMITS, ReadLimits
from wagtail_disclosure.importing.readers import signatures
from wagtail_disclosure.importing.readers.document import ReadDocument, ReadError


@dataclass(frozen=True)
class FileType:
    # Named, not imported: what a reader needs may not be installed.
    module: str
    check: Callable[[Path, ReadLimits], None]
    is_text: bool = False

    def read(self, path: Path, limits: ReadLimits) -> ReadDocument:
        module = import_module(f"{__name__}.{self.module}")
        document: ReadDocument = module.read(path, limits=limits)
        return document


TEXT = FileType("text", lambda path, _: signatures.check_text(path), is_text=True)
HTML = FileType("webpage", lambda path, _: signatures.check_html(path), is_text=True)
PDF = FileType("pdf", lambda path, _: signatures.check_pdf(path))
WORD = FileType(
    "word", lambda path, limits: signatures.check_office(path, "docx", limits)
)
SPREADSHEET = FileType(
    "spreadsheet", lambda path, limits: signatures.check_office(path, "xlsx", limits)
)
FILE_TYPES = {
    ".txt": TEXT,
    ".html": HTML,
    ".htm": HTML,
    ".pdf": PDF,
    ".docx": WORD,
    ".xlsx": SPREADSHEET,
}


def read_document(path: Path, limits: ReadLimits = DEFAULT_LIMITS) -> ReadDocument:
    """What the file says, or a `ReadError` with a stable code.

    The suffix chooses the reader and the content has to agree with it.
    """
    try:
        _check_presence(path)
        file_type = _file_type(path)
        _check_size(path, file_type, limits)
        file_type.check(path, limits)
        return file_type.read(path, limits)
    except ArchiveError as error:
        raise ReadError(error.code, **error.params) from error
    except OSError as error:
        raise ReadError("unreadable") from error


def _check_presence(path: Path) -> None:
    if not path.is_file():
        raise ReadError("missing")


def _file_type(path: Path) -> FileType:
    suffix = path.suffix.lower()
    if suffix not in FILE_TYPES:
        raise ReadError("unknown-type", suffix=suffix)
    return FILE_TYPES[suffix]


def _check_size(path: Path, file_type: FileType, limits: ReadLimits) -> None:
    size = path.stat().st_size
    limit = limits.max_text_bytes if file_type.is_text else limits.max_bytes
    if size == 0:
        raise ReadError("empty")
    if size > limit:
        raise ReadError("too-large", bytes=size, limit=limit)
