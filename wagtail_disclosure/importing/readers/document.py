"""What a reader makes of a file."""

from dataclasses import dataclass, field

from wagtail_disclosure.archives import FileProblem


class ReadError(FileProblem):
    """The file cannot be taken in. `code` is one of `ERROR_CODES`."""


ERROR_CODES = frozenset(
    {
        "missing",
        "unreadable",
        "empty",
        "too-large",
        "too-long",
        "unknown-type",
        "wrong-type",
        "undecodable",
        "damaged",
        "unsafe-xml",
        "password-protected",
        "unpacks-too-large",
        "too-many-pages",
    }
)
WARNING_CODES = frozenset(
    {
        "no-text",
        "table-cut",
        "sheets-left-out",
        "merged-cells",
        "hidden-left-out",
        "picture-left-out",
        "not-converted",
        "numbering-written-out",
        "tracked-changes",
        "comments-in-original",
        "active-content",
        "attachments-in-original",
        "main-content-uncertain",
        "values-not-calculated",
    }
)


@dataclass(frozen=True)
class ReadWarning:
    code: str
    params: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class Heading:
    level: int
    text: str


@dataclass(frozen=True)
class RichText:
    html: str


@dataclass(frozen=True)
class Table:
    rows: list[list[str]]
    first_row_is_header: bool = False
    caption: str = ""


@dataclass(frozen=True)
class Picture:
    name: str
    data: bytes
    alt: str
    content_type: str


Block = Heading | RichText | Table | Picture


@dataclass(frozen=True)
class ReadDocument:
    title: str
    blocks: tuple[Block, ...]
    warnings: tuple[ReadWarning, ...]
    # The original is to be kept beside the body, as an attachment.
    is_document: bool
    # The title was a heading of the body, which no longer has it.
    is_title_from_body: bool = False

    @property
    def pictures_without_words(self) -> int:
        """Pictures of which the file does not say what they show."""
        return sum(isinstance(b, Picture) and not b.alt for b in self.blocks)
