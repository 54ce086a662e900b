"""Fields, which begin in one run and end in another."""

from __future__ import annotations

from dataclasses import dataclass, field

from wagtail_disclosure.negative_list.cleaning.ooxml.editor import Element


@dataclass
class _Field:
    is_hidden: bool
    runs: list[Element] = field(default_factory=list)


class Fields:
    """
    Says when a field can be cut: once it has ended, and all of it is hidden.

    A field with a beginning and no end makes a document that Word repairs.
    """

    def __init__(self) -> None:
        self._open: list[_Field] = []

    def mark(self, kind: str, run: Element, *, is_hidden: bool) -> list[Element]:
        """Takes one mark of a field; gives the runs to cut."""
        if kind == "begin":
            self._open.append(_Field(is_hidden))
        if not self._open:
            return [run] if is_hidden else []
        current = self._open[-1]
        current.is_hidden = current.is_hidden and is_hidden
        current.runs.append(run)
        if kind != "end":
            return []
        self._open.pop()
        return current.runs if current.is_hidden else []
