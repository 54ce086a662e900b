"""The encodings that Chinese offices write."""

import codecs

_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(data: bytes) -> str:
    """Text of UTF-8, UTF-16 with a byte order mark, or GB18030.

    Raises `UnicodeDecodeError` rather than to guess or to replace anything.
    """
    if data.startswith(_UTF_16_MARKS):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")
