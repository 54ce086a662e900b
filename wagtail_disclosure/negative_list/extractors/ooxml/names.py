"""Short names for the vocabularies of Office files."""

from __future__ import annotations

from collections.abc import Mapping

OFFICE = "http://schemas.openxmlformats.org/"
STRICT = "http://purl.oclc.org/ooxml/"
MICROSOFT = "http://schemas.microsoft.com/office/"

# Office writes most of them under two addresses. What reading and cleaning both name.
COMMON_PREFIXES = {
    f"{OFFICE}wordprocessingml/2006/main": "w",
    f"{STRICT}wordprocessingml/main": "w",
    f"{OFFICE}spreadsheetml/2006/main": "x",
    f"{STRICT}spreadsheetml/main": "x",
    f"{OFFICE}officeDocument/2006/relationships": "r",
    f"{STRICT}officeDocument/relationships": "r",
    f"{OFFICE}markup-compatibility/2006": "mc",
    f"{OFFICE}package/2006/relationships": "rel",
    f"{MICROSOFT}spreadsheetml/2009/9/main": "x14",
    f"{MICROSOFT}excel/2006/main": "xm",
}
READING_PREFIXES = {
    **COMMON_PREFIXES,
    f"{OFFICE}presentationml/2006/main": "p",
    f"{STRICT}presentationml/main": "p",
    f"{OFFICE}drawingml/2006/main": "a",
    f"{STRICT}drawingml/main": "a",
    f"{OFFICE}drawingml/2006/chart": "c",
    f"{STRICT}drawingml/chart": "c",
    f"{OFFICE}officeDocument/2006/math": "m",
    f"{STRICT}officeDocument/math": "m",
    f"{MICROSOFT}spreadsheetml/2018/threadedcomments": "threaded",
    "urn:schemas-microsoft-com:vml": "v",
}
# Between the address and the name, as the parser hands them over.
SEPARATOR = " "


class ShortNames(dict[str, str]):
    """
    "w:p" for the parser's "http://… p"; each name is looked up once.

    Names of other vocabularies have ":" in front, those of none stand alone.
    `prefixes` are the vocabularies by their addresses.
    """

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        super().__init__()
        self.prefixes = prefixes

    def __missing__(self, name: str) -> str:
        address, _separator, local = name.rpartition(SEPARATOR)
        short = f"{self.prefixes.get(address, '')}:{local}" if address else local
        self[name] = short
        return short


def local_name(short: str) -> str:
    return short.rpartition(":")[2]
