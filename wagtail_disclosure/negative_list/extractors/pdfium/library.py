"""PDFium's way of handing out strings and bytes, once."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium

from wagtail_disclosure.tabular.decoding import decode

# What one string may take: a whole novel in an annotation is still read.
_MAX_BYTES = 64 * 1024 * 1024


class DocumentError(Exception):
    """The file cannot be opened; the text is a code."""


def open_document(path: str) -> Any:
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadDocument(path.encode(), None)
    if not document:
        is_locked = pdfium.FPDF_GetLastError() in (
            pdfium.FPDF_ERR_PASSWORD,
            pdfium.FPDF_ERR_SECURITY,
        )
        raise DocumentError("password-protected" if is_locked else "damaged")
    return document


def wide_string(function: Callable[..., int], *arguments: Any) -> str:
    """Of a function that fills a buffer with UTF-16 and returns its bytes."""
    data = _filled(function, *arguments)
    text = data.decode("utf-16-le", "replace")
    if text.startswith("\xfe\xff"):
        # UTF-16 that PDFium took for single bytes, as in the names of attachments.
        text = (
            text.rstrip("\0").encode("latin-1", "replace").decode("utf-16", "replace")
        )
    return text.partition("\0")[0].replace("\r\n", "\n").replace("\r", "\n")


def byte_string(function: Callable[..., int], *arguments: Any) -> str:
    """Of a function that fills a buffer with bytes and returns how many."""
    data = _filled(function, *arguments)[:-1]
    try:
        return decode(data)
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _filled(function: Callable[..., int], *arguments: Any) -> bytes:
    size = function(*arguments, None, 0)
    if not 0 < size <= _MAX_BYTES:
        return b""
    buffer = ctypes.create_string_buffer(size)
    function(*arguments, ctypes.cast(buffer, _pointer_type(function)), size)
    return buffer.raw


def _pointer_type(function: Callable[..., int]) -> Any:
    return function.argtypes[-2]  # type: ignore[attr-defined]


def sized_bytes(function: Callable[..., bool], *arguments: Any) -> bytes:
    """Of a function that has its last argument say how many bytes there are."""
    size = ctypes.c_ulong()
    if not function(*arguments, None, 0, ctypes.byref(size)) or not size.value:
        return b""
    buffer = ctypes.create_string_buffer(size.value)
    function(*arguments, buffer, size.value, ctypes.byref(size))
    return buffer.raw[: size.value]


def address(handle: Any) -> int:
    """What tells two handles apart; 0 for none."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0
