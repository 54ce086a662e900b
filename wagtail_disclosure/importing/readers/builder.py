"""Collects blocks in the order of the document."""

from dataclasses import dataclass, field, replace

from wagtail_disclosure.importing.limits import ReadLimits
from wagtail_disclosure.importing.readers.document import (
    Block,
    Heading,
    Picture,
    ReadDocument,
    ReadError,
    ReadWarning,
    RichText,
    Table,
)


@dataclass
class BlockBuilder:
    limits: ReadLimits
    blocks: list[Block] = field(default_factory=list)
    warnings: list[ReadWarning] = field(default_factory=list)
    _html: list[str] = field(default_factory=list)
    _characters: int = 0
    _warned: set[tuple[object, ...]] = field(default_factory=set)

    def heading(self, level: int, text: str) -> None:
        self._flush()
        self._count(len(text))
        self.blocks.append(Heading(level, text))

    def html(self, html: str, *, characters: int) -> None:
        self._count(characters)
        self._html.append(html)

    def table(self, table: Table) -> None:
        self._flush()
        self._count(sum(len(cell) for row in table.rows for cell in row))
        self.blocks.append(table)

    @property
    def pictures(self) -> int:
        return sum(isinstance(block, Picture) for block in self.blocks)

    def picture(self, picture: Picture) -> None:
        self._flush()
        self.blocks.append(picture)

    def warn(self, code: str, **params: str | int) -> None:
        key = (code, *sorted(params.items()))
        if key not in self._warned:
            self._warned.add(key)
            self.warnings.append(ReadWarning(code, params))

    def build(self, title: str, *, is_document: bool) -> ReadDocument:
        self._flush()
        blocks = _without_title(self.blocks, title)
        return ReadDocument(
            title,
            _below_page_title(blocks),
            tuple(self.warnings),
            is_document,
            is_title_from_body=len(blocks) < len(self.blocks),
        )

    def _flush(self) -> None:
        if self._html:
            self.blocks.append(RichText("".join(self._html)))
            self._html.clear()

    def _count(self, characters: int) -> None:
        self._characters += characters
        if self._characters > self.limits.max_characters:
            raise ReadError("too-long", limit=self.limits.max_characters)


def _without_title(blocks: list[Block], title: str) -> list[Block]:
    """A page shows its title above the body, so the body does not repeat it."""
    for index, block in enumerate(blocks):
        if isinstance(block, Heading) and block.level == 1 and block.text == title:
            return blocks[:index] + blocks[index + 1 :]
    return blocks


def _below_page_title(blocks: list[Block]) -> tuple[Block, ...]:
    """Level 1 is the page's own title, so a body that uses it moves down by one."""
    uses_first_level = any(isinstance(b, Heading) and b.level == 1 for b in blocks)
    if not uses_first_level:
        return tuple(blocks)
    return tuple(
        replace(block, level=min(block.level + 1, 6))
        if isinstance(block, Heading)
        else block
        for block in blocks
    )
