"""Short names for the vocabularies of Office files."""

from __future__ import annotations

_OFFICE = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_MICROSOFT = "http://schemas.microsoft.com/office/"

# Word, Excel and PowerPoint write each of their own under two addresses.
_PREFIXES = {
    f"{_OFFICE}wordprocessingml/2006/main": "w",
    f"{_STRICT}wordprocessingml/main": "w",
    f"{_OFFICE}spreadsheetml/2006/main": "x",
    f"{_STRICT}spreadsheetml/main": "x",
    f"{_OFFICE}presentationml/2006/main": "p",
    f"{_STRICT}presentationml/main": "p",
    f"{_OFFICE}drawingml/2006/main": "a",
    f"{_STRICT}drawingml/main": "a",
    f"{_OFFICE}officeDocument/2006/relationships": "r",
    f"{_STRICT}officeDocument/relationships": "r",
    f"{_OFFICE}officeDocument/2006/math": "m",
    f"{_STRICT}officeDocument/math": "m",
    f"{_OFFICE}markup-compatibility/2006": "mc",
    f"{_OFFICE}package/2006/relationships": "rel",
    f"{_MICROSOFT}spreadsheetml/2018/threadedcomments": "threaded",
    f"{_MICROSOFT}spreadsheetml/2009/9/main": "x14",
    f"{_MICROSOFT}excel/2006/main": "xm",
    "urn:schemas-microsoft-com:vml": "v",
}
# Between the address and the name, as the parser hands them over.
SEPARATOR = " "


class ShortNames(dict[str, str]):
    """
    "w:p" for the parser's "http://… p"; each name is looked up once.

    Names of other vocabularies have ":" in front, those of none stand alone.
    """

    def __missing__(self, name: str) -> str:
        address, _separator, local = name.rpartition(SEPARATOR)
        short = f"{_PREFIXES.get(address, '')}:{local}" if address else local
        self[name] = short
        return short


def local_name(short: str) -> str:
    return short.rpartition(":")[2]
