"""What the ledger keeps of a page: enough to show it as it was, whatever changes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from wagtail_disclosure.negative_list.content.page_texts import page_texts
from wagtail_disclosure.negative_list.screening.texts import Role, Text


@dataclass(frozen=True)
class PublishedContent:
    """
    The words of a page with names in place of keys.

    ``body_html`` is clean HTML in which ``disclosure-file:<number>`` stands for the
    address of a file; ``text`` is what differences are made of; ``data`` holds what a
    page type shows besides.
    """

    title: str
    text: str = ""
    body_html: str = ""
    change_note: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of_page(cls, page: Any) -> PublishedContent:
        """Of a type that does not say more: title and texts."""
        texts = [text for text in page_texts(page) if isinstance(text, Text)]
        lines = [text.text for text in texts if text.role is not Role.AUDIENCE]
        return cls(
            title=str(page),
            text="\n".join(lines),
            change_note=getattr(page, "change_note", ""),
        )

    @property
    def sha256(self) -> str:
        """The digest that the chain of the ledger holds."""
        text = json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
