"""What every extractor is, and the reading it takes part in."""

from __future__ import annotations

import io
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import IO, ClassVar

from wagtail_disclosure.archives import FileProblem
from wagtail_disclosure.negative_list.extractors.limits import ExtractLimits
from wagtail_disclosure.negative_list.screening.texts import (
    Locator,
    Problem,
    Readable,
    Role,
    Table,
    Text,
)

_HEAD_BYTES = 4096


@dataclass(frozen=True)
class SourceFile:
    """A file on disk or in memory; `name` is what people call it."""

    name: str
    content: Path | bytes

    @cached_property
    def head(self) -> bytes:
        with self.open() as stream:
            return stream.read(_HEAD_BYTES)

    @property
    def suffix(self) -> str:
        """The ending of the name in lower case, without the dot."""
        return PurePosixPath(self.name.replace("\\", "/")).suffix.lower().lstrip(".")

    @property
    def size(self) -> int:
        if isinstance(self.content, bytes):
            return len(self.content)
        return self.content.stat().st_size

    def open(self) -> IO[bytes]:
        if isinstance(self.content, bytes):
            return io.BytesIO(self.content)
        return self.content.open("rb")

    def read(self) -> bytes:
        with self.open() as stream:
            return stream.read()


@dataclass
class Reading:
    """
    One file being read, with all files inside it.

    Extractors get it to make texts with the right member path, to hand over
    embedded files, and to keep to the limits: `spend` raises `FileProblem`.
    """

    limits: ExtractLimits
    # Reads a file inside the present one; given by whoever began the reading.
    extract: Callable[[SourceFile, Reading], Iterator[Readable]]
    member: tuple[str, ...] = ()
    budget: Budget = field(default_factory=lambda: Budget())

    def text(
        self,
        text: str,
        locator: Locator,
        role: Role = Role.BODY,
        *,
        heading: str = "",
        hidden: str = "",
    ) -> Text:
        self.spend(characters=len(text))
        return Text(text, locator, role, heading, hidden, self.member)

    def table(
        self, rows: Sequence[Sequence[str]], locator: Locator, **details: object
    ) -> Table:
        self.spend(
            characters=sum(sum(map(len, row)) for row in rows),
            cells=sum(map(len, rows)),
        )
        return Table(rows, locator=locator, member=self.member, **details)  # type: ignore[arg-type]

    def problem(self, reason: str, locator: Locator | None = None) -> Problem:
        return Problem(reason, locator or {}, self.member)

    def within(self, name: str) -> Reading:
        """The reading of a file inside this one."""
        return Reading(self.limits, self.extract, (*self.member, name), self.budget)

    def embedded(self, name: str, content: Path | bytes) -> Iterator[Readable]:
        """Everything in a file that lies inside this one."""
        inner = self.within(name)
        if len(inner.member) > self.limits.max_depth:
            yield inner.problem("too-deep")
            return
        file = SourceFile(name, content)
        self.spend(embedded=1, unpacked=file.size)
        yield from self.extract(file, inner)

    def spend(
        self,
        *,
        characters: int = 0,
        cells: int = 0,
        embedded: int = 0,
        unpacked: int = 0,
    ) -> None:
        """Count what is read. Raises `FileProblem` once a limit is passed."""
        budget, limits = self.budget, self.limits
        budget.characters += characters
        budget.cells += cells
        budget.embedded += embedded
        budget.unpacked += unpacked
        if budget.characters > limits.max_characters:
            raise FileProblem("too-large", characters=limits.max_characters)
        if budget.cells > limits.max_cells:
            raise FileProblem("too-many-cells", limit=limits.max_cells)
        if budget.embedded > limits.max_embedded:
            raise FileProblem("too-many-files", limit=limits.max_embedded)
        if budget.unpacked > limits.max_unpacked_bytes:
            raise FileProblem("unpacks-too-large", bytes=limits.max_unpacked_bytes)
        if budget.seconds_spent() > limits.max_seconds:
            raise FileProblem("too-slow", seconds=int(limits.max_seconds))


@dataclass
class Budget:
    """What one file and everything inside it has taken so far."""

    clock: Callable[[], float] = time.monotonic
    characters: int = 0
    cells: int = 0
    embedded: int = 0
    # Bytes of all files inside.
    unpacked: int = 0
    ocr_pages: int = 0
    started: float = field(init=False)

    def __post_init__(self) -> None:
        self.started = self.clock()

    def seconds_spent(self) -> float:
        return self.clock() - self.started


class Extractor(ABC):
    """
    Reads the texts of one type of file.

    It raises `FileProblem` for what it cannot read, and whatever a library raises on
    a damaged file may pass: the caller turns both into a `Problem`. What was read
    before stays read.
    """

    # Endings of names, without the dot; tried when nothing recognises the content.
    suffixes: ClassVar[frozenset[str]] = frozenset()
    # Asked after all others: for containers that many types of file are made of.
    is_last_resort: ClassVar[bool] = False

    @abstractmethod
    def recognises(self, file: SourceFile) -> bool:
        """Whether the content is of this type, whatever the name says."""

    @abstractmethod
    def extract(self, file: SourceFile, reading: Reading) -> Iterator[Readable]:
        """All texts, the hidden ones too, in the order of the file."""
