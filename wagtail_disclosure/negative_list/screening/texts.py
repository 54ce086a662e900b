"""What is screened: the texts of an entry or a file, each with its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

# Keys and values that JSON can hold, for example {"sheet": "名单", "cell": "C5"}.
Locator = Mapping[str, str | int]


class Role(StrEnum):
    """What a text is to the document it stands in."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    CELL = "cell"
    CAPTION = "caption"
    ALTERNATIVE = "alternative"
    LINK = "link"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    COMMENT = "comment"
    FORM_FIELD = "form-field"
    PROPERTY = "property"
    LOCATION = "location"
    AUTHOR = "author"
    FILE_NAME = "file-name"
    AUDIENCE = "audience"


@dataclass(frozen=True, slots=True)
class Text:
    """
    One text and where it stands.

    `heading` is the label it stands under, `hidden` the reason why a reader of the
    document does not see it (a code such as "hidden-sheet", "comment"), `member` the
    path inside archives, outermost first.
    """

    text: str
    locator: Locator = field(default_factory=dict)
    role: Role = Role.BODY
    heading: str = ""
    hidden: str = ""
    member: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """
    Rows of a table, or a stretch of them.

    Stretches of one table share `name`; the first brings the column headings.
    `first_row` is the number of the first row as people count, from 1. `columns`
    are the columns' names where the document has some (A, B, C), else numbers are
    used. `hidden_rows` and `hidden_columns` hold reasons by number and index,
    `hidden_cells` by both.
    """

    rows: Sequence[Sequence[str]]
    name: str = ""
    locator: Locator = field(default_factory=dict)
    first_row: int = 1
    role: Role = Role.CELL
    hidden: str = ""
    hidden_rows: Mapping[int, str] = field(default_factory=dict)
    hidden_columns: Mapping[int, str] = field(default_factory=dict)
    hidden_cells: Mapping[tuple[int, int], str] = field(default_factory=dict)
    columns: Sequence[str] = ()
    member: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """
    Something that could not be read, so that nobody can say it is clean.

    `reason` is a code such as "encrypted", "damaged", "scanned", "too-large".
    """

    reason: str
    locator: Locator = field(default_factory=dict)
    member: tuple[str, ...] = ()


Readable = Text | Table | Problem
