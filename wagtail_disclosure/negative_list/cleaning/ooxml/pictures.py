"""Pictures without what a camera or a program wrote into them; no pixel changes."""

from __future__ import annotations

import struct

_JPEG = b"\xff\xd8"
_PNG = b"\x89PNG\r\n\x1a\n"
_START_OF_SCAN = 0xDA
# APP0 (JFIF), APP2 (colours), APP14 (Adobe's colours); of the others readers need
# nothing.
_KEPT_SEGMENTS = frozenset({0xE0, 0xE2, 0xEE})
_APPLICATION_SEGMENTS = frozenset(range(0xE0, 0xF0))
_COMMENT = 0xFE
_EXIF = 0xE1
_DROPPED_CHUNKS = frozenset({b"eXIf", b"tEXt", b"iTXt", b"zTXt", b"tIME"})
_ORIENTATION = 0x0112


def without_metadata(data: bytes) -> bytes:
    """The same picture; what is no JPEG or PNG, or damaged, comes back as it is."""
    try:
        if data.startswith(_JPEG):
            return _jpeg(data)
        if data.startswith(_PNG):
            return _png(data)
    except (struct.error, IndexError):
        return data
    return data


def _jpeg(data: bytes) -> bytes:
    pieces = [_JPEG]
    position = 2
    while True:
        if data[position] != 0xFF:
            return data
        marker = data[position + 1]
        if marker == _START_OF_SCAN:
            return b"".join([*pieces, data[position:]])
        (length,) = struct.unpack_from(">H", data, position + 2)
        segment = data[position : position + 2 + length]
        if len(segment) < 4:
            return data
        position += 2 + length
        if marker == _EXIF:
            pieces.append(_orientation_only(segment))
        elif marker != _COMMENT and (
            marker not in _APPLICATION_SEGMENTS or marker in _KEPT_SEGMENTS
        ):
            pieces.append(segment)


def _orientation_only(segment: bytes) -> bytes:
    """Which way is up, where a camera was held askew; without it nothing."""
    tiff = segment[10:]
    if not segment[4:].startswith(b"Exif\0\0"):
        return b""
    order = "<" if tiff.startswith(b"II") else ">"
    try:
        (offset,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, offset)
        for number in range(count):
            tag, _kind, _n, value = struct.unpack_from(
                f"{order}HHIH", tiff, offset + 2 + 12 * number
            )
            if tag == _ORIENTATION:
                return _exif(value) if 2 <= value <= 8 else b""
    except struct.error:
        pass
    return b""


def _exif(orientation: int) -> bytes:
    entry = struct.pack("<HHIHH", _ORIENTATION, 3, 1, orientation, 0)
    tiff = b"II*\0" + struct.pack("<IH", 8, 1) + entry + struct.pack("<I", 0)
    body = b"Exif\0\0" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def _png(data: bytes) -> bytes:
    pieces = [_PNG]
    position = len(_PNG)
    while position < len(data):
        (length,) = struct.unpack_from(">I", data, position)
        chunk = data[position : position + 12 + length]
        if chunk[4:8] not in _DROPPED_CHUNKS:
            pieces.append(chunk)
        position += 12 + length
        if chunk[4:8] == b"IEND":
            break
    return b"".join(pieces)
